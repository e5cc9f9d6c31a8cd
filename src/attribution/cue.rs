//! Cues: the words that attribute, and what each of them has been seen to do.
//!
//! `lexicon/cue.txt` holds one verb a line: its act, its forms and, for each [`Frame`] in which the training part of
//! the corpus shows it, how often a proposal of that verb in that frame was right.

use std::sync::LazyLock;

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

/// All frames, in the order of their numbers.
const FRAMES: [(Frame, &str); 9] = [
    (Frame::Quote, "quote"),
    (Frame::That, "that"),
    (Frame::Clause, "clause"),
    (Frame::Wh, "wh"),
    (Frame::To, "to"),
    (Frame::Object, "object"),
    (Frame::Preposition, "preposition"),
    (Frame::Tail, "tail"),
    (Frame::Passive, "passive"),
];

/// One verb.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub(crate) act: Act,
    /// Its first object is the one who is told: `told reporters that …`
    pub(crate) tells: bool,
    /// By frame, in half per cents. The cues are asked for at every verb: small, they stay in the cache.
    precision: [u8; FRAMES.len()],
    /// Some frame in which its content stands behind it is right as often as not.
    pub(crate) attributes: bool,
}

impl Cue {
    /// How often a proposal of this cue in this frame is right, 0 to 1; that of the frame's mean verb where the
    /// training texts do not show it.
    pub(crate) fn precision(&self, frame: Frame) -> f32 {
        f32::from(self.precision[frame as usize]) / 200.0
    }
}

/// Mean precision of the proposals of each frame, per cent, measured as those of the verbs.
const MEANS: [u8; FRAMES.len()] = [82, 84, 71, 72, 54, 46, 38, 86, 51];

/// Verbs whose first object is the one who is told.
const TELLING: [&str; 10] =
    ["tell", "assure", "remind", "inform", "warn", "advise", "notify", "convince", "persuade", "ask"];

/// The cues in the order of the lexicon.
static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| lexicon().map(|(cue, _)| cue).collect());

/// The cues and the forms of each.
fn lexicon() -> impl Iterator<Item = (Cue, [&'static str; FORMS.len()])> {
    include_str!("../lexicon/cue.txt").lines().filter_map(parse_line)
}

/// `say | say | say says said said saying | that 95 clause 90`
fn parse_line(line: &'static str) -> Option<(Cue, [&'static str; FORMS.len()])> {
    let mut fields = line.split('#').next()?.split('|').map(str::trim);
    let lemma = fields.next().filter(|lemma| !lemma.is_empty())?;
    let act = parse_act(fields.next()?)?;
    let mut words = fields.next()?.split(' ');
    let mut forms = [""; FORMS.len()];
    for form in &mut forms {
        *form = words.next().filter(|word| !word.is_empty())?;
    }
    let mut precision = MEANS.map(|percent| match act {
        Act::Say | Act::Write | Act::Ask => 2 * percent,
        // A verb that is not one of saying, in a frame it was never seen in.
        _ => percent,
    });
    let mut figures = fields.next().unwrap_or_default().split_whitespace();
    while let (Some(name), Some(percent)) = (figures.next(), figures.next()) {
        let (frame, _) = FRAMES.iter().find(|(_, frame)| *frame == name)?;
        if let Some(percent) = percent.parse::<u8>().ok().filter(|percent| *percent <= 100) {
            precision[*frame as usize] = 2 * percent;
        }
    }
    let behind = [Frame::That, Frame::Clause, Frame::Quote, Frame::Object];
    let attributes = behind.iter().any(|frame| precision[*frame as usize] >= 100);
    Some((Cue { act, tells: TELLING.contains(&lemma), precision, attributes }, forms))
}

fn parse_act(name: &str) -> Option<Act> {
    Some(match name {
        "say" => Act::Say,
        "write" => Act::Write,
        "ask" => Act::Ask,
        "deny" => Act::Deny,
        "promise" => Act::Promise,
        "order" => Act::Order,
        "believe" => Act::Believe,
        "know" => Act::Know,
        "intend" => Act::Intend,
        "feel" => Act::Feel,
        "show" => Act::Show,
        _ => return None,
    })
}

const FORMS: [Form; 5] = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund];

/// All cue forms with the number that `Word::cue` gives for them.
#[cfg(any(test, feature = "training"))]
pub(crate) fn forms() -> impl Iterator<Item = (u16, &'static str)> {
    (0..).zip(lexicon().flat_map(|(_, forms)| forms))
}

/// The cue and the form that a number of [`forms`] stands for.
pub(crate) fn entry(number: u16) -> (&'static Cue, Form) {
    (&CUES[usize::from(number) / FORMS.len()], form(number))
}

/// The form that a number of [`forms`] stands for.
pub(crate) fn form(number: u16) -> Form {
    FORMS[usize::from(number) % FORMS.len()]
}
