//! Cues: the words that attribute, and what each of them has been seen to do.
//!
//! `lexicon/cue.txt` holds one verb a line: its act, its forms and, for each [`Frame`] in which the training part of
//! the corpus shows it, how often a proposal of that verb in that frame was right.

/// What the source does with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Act {
    /// say, tell, add, according to
    Say,
    /// write, tweet, post
    Write,
    /// ask, wonder
    Ask,
    /// deny, reject
    Deny,
    /// promise, vow, threaten
    Promise,
    /// order, urge, call for
    Order,
    /// believe, think, expect
    Believe,
    /// know, realise, learn
    Know,
    /// intend, plan, want
    Intend,
    /// fear, hope, like
    Feel,
    /// show, find, suggest: what a study or a document does
    Show,
}

/// The form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Base,
    Third,
    Past,
    Participle,
    Gerund,
}

/// The place of the content, and how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Frame {
    /// A quotation follows: `said, "…"`
    Quote,
    /// `said that …`
    That,
    /// `said the bridge was closed`
    Clause,
    /// `asked whether …`
    Wh,
    /// `vowed to …`
    To,
    /// `endorsed the plan`
    Object,
    /// `called for …`
    Preposition,
    /// The content stands before: `…, he said.`
    Tail,
    /// After a form of be: `is expected to …`
    Passive,
}

/// The names of the frames, in the order of their numbers.
const FRAMES: [&str; 9] = ["quote", "that", "clause", "wh", "to", "object", "preposition", "tail", "passive"];

/// One verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    pub(crate) act: Act,
    /// Its first object is the one who is told: `told reporters that …`
    pub(crate) tells: bool,
    /// By frame, in half per cents. The cues are asked for at every verb: small, they stay in the cache.
    precision: [u8; FRAMES.len()],
    /// The frames that are believed, as bits by their numbers.
    believed: u16,
    /// The same of its infinitive.
    believed_infinitive: u16,
    /// Some frame in which its content stands behind it is right as often as not.
    pub(crate) attributes: bool,
}

impl Cue {
    /// How often a proposal of this cue in this frame is right, 0 to 1; that of the frame's mean verb where the
    /// training texts do not show it.
    pub(crate) fn precision(&self, frame: Frame) -> f32 {
        precision(self.precision[frame as usize])
    }

    /// The frames in which it, or its infinitive, is precise enough.
    pub(crate) fn believed(&self, is_infinitive: bool) -> Frames {
        Frames(if is_infinitive { self.believed_infinitive } else { self.believed })
    }
}

/// A set of frames.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frames(u16);

impl Frames {
    pub(crate) fn has_any<const COUNT: usize>(self, frames: [Frame; COUNT]) -> bool {
        frames.iter().fold(0, |bits, frame| bits | 1 << *frame as u16) & self.0 != 0
    }

    pub(crate) fn is_any(self) -> bool {
        self.0 != 0
    }

    /// Some in which the content stands behind its cue.
    pub(crate) fn is_any_complement(self) -> bool {
        self.0 & !(1 << Frame::Tail as u16) != 0
    }
}

/// How much less often a verb attributes as an infinitive, `to deny the report`, than as a finite form: mean of the
/// frames, measured as the precisions of the cues.
pub(crate) const INFINITIVE_FACTOR: f32 = 0.8;

/// The least precision of a cue that is believed, by frame. A verb with a bare object may be any transitive verb: it has
/// to be surer of being a cue.
const LEAST_PRECISIONS: [f32; FRAMES.len()] = [0.5, 0.5, 0.5, 0.5, 0.5, 0.55, 0.62, 0.5, 0.5];

/// A share of one, of one in half per cents.
const fn precision(half_per_cents: u8) -> f32 {
    half_per_cents as f32 / 200.0
}

/// The frames in which verbs of these precisions, times a factor, are believed.
const fn believed(precisions: &[u8; FRAMES.len()], factor: f32) -> u16 {
    let (mut frames, mut frame) = (0, 0);
    while frame < FRAMES.len() {
        frames |= ((factor * precision(precisions[frame]) >= LEAST_PRECISIONS[frame]) as u16) << frame;
        frame += 1;
    }
    frames
}

/// Mean precision of the proposals of each frame, per cent, measured as those of the verbs.
const MEANS: [u8; FRAMES.len()] = [82, 84, 71, 72, 54, 46, 38, 86, 51];

/// Verbs whose first object is the one who is told.
const TELLING: [&str; 10] =
    ["tell", "assure", "remind", "inform", "warn", "advise", "notify", "convince", "persuade", "ask"];

const FILE: &str = include_str!("../lexicon/cue.txt");

/// The cues in the order of the lexicon, read when the crate is compiled.
static CUES: [Cue; count()] = cues();

/// How many cues the file holds: one a line, comments apart.
const fn count() -> usize {
    let (mut count, mut line) = (0, Line::FIRST);
    while let Some(next) = line.next() {
        line = next;
        count += line.is_entry() as usize;
    }
    count
}

const fn cues() -> [Cue; count()] {
    let nothing =
        Cue { act: Act::Say, tells: false, precision: MEANS, believed: 0, believed_infinitive: 0, attributes: false };
    let mut cues = [nothing; count()];
    let (mut count, mut line) = (0, Line::FIRST);
    while let Some(next) = line.next() {
        line = next;
        if line.is_entry() {
            cues[count] = line.cue();
            count += 1;
        }
    }
    cues
}

/// A line of the file: `say | say | say says said said saying | that 95 clause 90`
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
}

impl Line {
    /// Before the first one.
    const FIRST: Line = Line { start: 0, end: 0 };

    const fn next(self) -> Option<Line> {
        let start = if self.end == 0 { 0 } else { self.end + 1 };
        if start >= FILE.len() {
            return None;
        }
        Some(Line { start, end: skip(start, FILE.len(), b'\n') })
    }

    const fn is_entry(self) -> bool {
        self.start < self.end && FILE.as_bytes()[self.start] != b'#'
    }

    const fn cue(self) -> Cue {
        let lemma = skip(self.start, self.end, b' ');
        let act_start = lemma + " | ".len();
        let act_end = skip(act_start, self.end, b' ');
        let act = ACTS[position(&ACT_NAMES, act_start, act_end)];
        let mut precision = MEANS;
        if matches!(act, Act::Say | Act::Write | Act::Ask) {
            let mut frame = 0;
            // The others are no verbs of saying: in a frame that they were never seen in they count half.
            while frame < FRAMES.len() {
                precision[frame] *= 2;
                frame += 1;
            }
        }
        let forms = skip(act_end + 1, self.end, b'|');
        let mut at = skip(forms + 1, self.end, b'|') + " |".len();
        while at < self.end {
            let name_end = skip(at, self.end, b' ');
            let figure_end = skip(name_end + 1, self.end, b' ');
            precision[position(&FRAMES, at, name_end)] = 2 * figure(name_end + 1, figure_end);
            at = figure_end + 1;
        }
        let attributes = precision[Frame::That as usize] >= HALF
            || precision[Frame::Clause as usize] >= HALF
            || precision[Frame::Quote as usize] >= HALF
            || precision[Frame::Object as usize] >= HALF;
        Cue {
            act,
            tells: find(&TELLING, self.start, lemma).is_some(),
            believed: believed(&precision, 1.0),
            believed_infinitive: believed(&precision, INFINITIVE_FACTOR),
            precision,
            attributes,
        }
    }
}

/// A precision of a half.
const HALF: u8 = 100;

const ACT_NAMES: [&str; 11] =
    ["say", "write", "ask", "deny", "promise", "order", "believe", "know", "intend", "feel", "show"];
const ACTS: [Act; ACT_NAMES.len()] = [
    Act::Say,
    Act::Write,
    Act::Ask,
    Act::Deny,
    Act::Promise,
    Act::Order,
    Act::Believe,
    Act::Know,
    Act::Intend,
    Act::Feel,
    Act::Show,
];

/// The first place of a byte of the file from `start` on, `end` if it does not come before.
const fn skip(mut start: usize, end: usize, byte: u8) -> usize {
    while start < end && FILE.as_bytes()[start] != byte {
        start += 1;
    }
    start
}

/// Which of some words stands in the file from `start` to `end`.
const fn find(words: &[&str], start: usize, end: usize) -> Option<usize> {
    let mut index = 0;
    while index < words.len() {
        let word = words[index].as_bytes();
        let mut same = 0;
        while same < word.len() && start + same < end && word[same] == FILE.as_bytes()[start + same] {
            same += 1;
        }
        if same == word.len() && start + same == end {
            return Some(index);
        }
        index += 1;
    }
    None
}

const fn position(words: &[&str], start: usize, end: usize) -> usize {
    find(words, start, end).expect("cue.txt has a name that is none of an act or a frame")
}

/// A number of at most a hundred.
const fn figure(mut start: usize, end: usize) -> u8 {
    let mut figure = 0;
    while start < end {
        let digit = FILE.as_bytes()[start];
        assert!(digit.is_ascii_digit(), "cue.txt has a precision that is no number");
        figure = 10 * figure + (digit - b'0');
        start += 1;
    }
    assert!(figure <= 100, "cue.txt has a precision over a hundred");
    figure
}

const FORMS: [Form; 5] = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund];

/// All cue forms with the number that `Word::cue` gives for them.
#[cfg(any(test, feature = "training"))]
pub(crate) fn forms() -> impl Iterator<Item = (u16, &'static str)> {
    let entries = FILE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    (0..).zip(entries.flat_map(|line| line.split('|').nth(2).unwrap_or_default().split_whitespace()))
}

/// The cue and the form that a number of the table of forms stands for.
pub(crate) fn entry(number: u16) -> (&'static Cue, Form) {
    (&CUES[usize::from(number) / FORMS.len()], form(number))
}

/// The form that a number of the table of forms stands for.
pub(crate) fn form(number: u16) -> Form {
    FORMS[usize::from(number) % FORMS.len()]
}
