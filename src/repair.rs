//! Which characters did the crawl break, and what stood there?
//!
//! ```
//! let repaired = dixit::repair::repair("The T·rkish side said so. “We donâ€™t know,” the Turkish minister said.");
//! assert_eq!(repaired.text(), "The Turkish side said so. “We don’t know,” the Turkish minister said.");
//! let first = &repaired.repairs()[0];
//! assert_eq!((&*first.before, &*first.after, first.range.clone()), ("·", "u", 5..7));
//! assert_eq!(repaired.given_range(4..11), 4..12);
//! assert_eq!(repaired.undo(), "The T·rkish side said so. “We donâ€™t know,” the Turkish minister said.");
//! ```
//!
//! Every change is a [`Repair`]: typed, located, explained, with a confidence, and reversible. Nothing is normalised:
//! the styles of quotation marks, dashes, spaces and ellipses are left to the tokenizer, which reads them all. Sound
//! text is found to be sound in one pass over its bytes and is borrowed.
//!
//! The passes run in the order in which damage hides damage (see [`repair_with`]), each over the text the one before
//! left, and again until nothing changes, which makes repair idempotent.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

mod accent;
mod compatibility;
mod context;
mod control;
mod draft;
mod escape;
mod evidence;
mod hyphen;
mod invisible;
mod letter;
mod lexicon;
mod loss;
mod loud;
mod mark;
mod mojibake;
mod options;
mod page;
mod role;
mod scan;
mod script;
mod search;
mod shield;
mod slip;
mod space;
mod vocabulary;
mod width;

pub use evidence::Evidence;
pub use options::{Options, Slips};
pub(crate) use page::Page;

use draft::{Change, Draft};
use scan::{Signs, Sites};
use vocabulary::Vocabulary;

/// Rounds after which a text that still changes is given back as it came. Each pass that changes the text ends a round, and
/// damage is seldom nested more than three deep.
const ROUNDS: usize = 48;

/// Sites that all rounds together may look at in a short text; in a long one, as many as it has bytes. Damage goes away
/// round by round; what has a site at every third byte in every round is no text and is given back as it came, too.
const MOST_WORK: usize = 100_000;

/// Repairs `text` with the default options.
///
/// Never fails and never panics; time and memory are linear in the length of the text.
pub fn repair(text: &str) -> Repaired<'_> {
    repair_with(text, &Options::default())
}

/// Repairs `text`.
///
/// A text without a sign of damage costs one pass over its bytes and is borrowed. Otherwise the passes run in this
/// order: escapes can hide mojibake, mojibake hides every other character, accents must be composed before words are
/// looked up, apostrophes settled before letters, and directions come last because they need all marks.
pub fn repair_with<'t>(text: &'t str, options: &Options) -> Repaired<'t> {
    let mut draft = Draft::new(text);
    if options.is_off() {
        return draft.finish();
    }
    let mut sites = scan::scan(text);
    if sites.are_noise(text) {
        return draft.finish();
    }
    let mut slips = options.when_slips() == Slips::Always;
    let mut effort = Effort::default();
    loop {
        match mend(&mut draft, &mut sites, options, &mut effort) {
            Some(letters) => slips |= letters && options.when_slips() == Slips::Damaged,
            None => return Draft::new(text).finish(),
        }
        if !slips || draft.is_untouched() {
            break;
        }
        let mut round = Round::default();
        let found = slip::find(draft.text(), &Vocabulary::new(draft.text(), options));
        draft.sift(found, options, &mut round);
        draft.apply(&mut round);
        if round.changes.is_empty() || !effort.allows(&sites, text) {
            break;
        }
        // "stayee.Nothing": what is a word now may tell that a space was lost behind it.
        sites.follow(draft.text(), &round.changes);
    }
    draft.finish()
}

/// Makes changes until none is left to make. Says whether a letter was among them; `None` if there is no end to it.
fn mend(draft: &mut Draft<'_>, sites: &mut Sites, options: &Options, effort: &mut Effort) -> Option<bool> {
    let mut letters = false;
    while !sites.signs().is_empty() {
        let mut round = Round::of(draft, sites, options);
        draft.apply(&mut round);
        if round.changes.is_empty() {
            break;
        }
        letters |= round.changes.iter().any(|change| change.kind == RepairKind::Letter);
        if !effort.allows(sites, draft.given()) {
            return None;
        }
        sites.follow(draft.text(), &round.changes);
    }
    Some(letters)
}

/// What was done so far.
#[derive(Default)]
struct Effort {
    rounds: usize,
    /// Sites that the rounds looked at.
    work: usize,
}

impl Effort {
    /// Counts a round over these sites; whether another one may follow.
    fn allows(&mut self, sites: &Sites, given: &str) -> bool {
        self.rounds += 1;
        self.work += sites.len();
        self.rounds < ROUNDS && self.work <= MOST_WORK.max(given.len())
    }
}

/// A pass: finds what is to be done in a text, given the places that the scan found.
type Pass = for<'t> fn(&'t str, &Sites, &Vocabulary<'t, '_>) -> Vec<Change>;

/// The passes with the signs that call for them, in the order in which damage hides damage.
const PASSES: [(Signs, Pass); 13] = [
    (Signs::ESCAPE, escape::find),
    (Signs::MOJIBAKE, mojibake::find),
    (Signs::MOJIBAKE, loss::find_mojibake),
    (Signs::CONTROL, control::find),
    (Signs::INVISIBLE, invisible::find),
    (Signs::WIDTH, width::find),
    (Signs::ACCENT, accent::find),
    (Signs::SCRIPT.or(Signs::ACCENT), script::find),
    (Signs::LOST.or(Signs::QUESTION).or(Signs::APOSTROPHE), loss::find),
    (Signs::HYPHEN, hyphen::find),
    (Signs::LETTER.or(Signs::LOST).or(Signs::QUESTION), letter::find),
    (Signs::SPACE.or(Signs::CURLY).or(Signs::SPACED), space::find),
    (Signs::MARK, mark::find),
];

/// What a round finds: the changes of the first pass that makes any, and what passes before it suggest.
#[derive(Debug, Default)]
struct Round {
    changes: Vec<Change>,
    suggestions: Vec<Repair>,
}

impl Round {
    /// Runs the passes that the sites call for until one changes the text.
    fn of(draft: &Draft<'_>, sites: &Sites, options: &Options) -> Self {
        let vocabulary = Vocabulary::new(draft.text(), options);
        let mut round = Self::default();
        for (calls, find) in PASSES {
            if round.changes.is_empty() && sites.signs().intersects(calls) {
                draft.sift(find(draft.text(), sites, &vocabulary), options, &mut round);
            }
        }
        round
    }
}

/// One change: what stood in the text as given, what stands there now, why, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Repair {
    /// What kind of damage it was.
    pub kind: RepairKind,
    /// Where: half-open bytes of the text as given; empty where something was missing.
    pub range: Range<usize>,
    /// The damaged characters, verbatim; empty where something was missing.
    pub before: Box<str>,
    /// What stands in their place; empty where something was taken out.
    pub after: Box<str>,
    /// Why.
    pub evidence: Evidence,
    /// How often a repair on this evidence was right where it was measured, 0 to 1.
    pub confidence: f32,
}

/// The kind of damage a [`Repair`] puts right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum RepairKind {
    /// Characters read in the wrong encoding: `donâ€™t`.
    Mojibake,
    /// A letter lost to a mark, a digit or a slip of the keyboard: `T·rkish`.
    Letter,
    /// A character reference: `&rsquo;`.
    Entity,
    /// Another escape: `\u2019`, `%E2%80%99`, `=E2=80=99`, `[#x2019]`, `\"`.
    Escape,
    /// A control character, or one of the block U+0080 to U+009F.
    Control,
    /// A character that is not seen: zero-width space, byte-order mark, soft hyphen, direction mark.
    Invisible,
    /// Full-width or mathematical letters.
    Width,
    /// Letters in one glyph: `ﬁ`.
    Ligature,
    /// An accent apart from its letter.
    Composition,
    /// A letter of another script that looks like the right one.
    Homoglyph,
    /// A quotation mark, apostrophe or dash that was lost, doubled or turned the wrong way.
    Mark,
    /// A word broken by a hyphen at the end of a line that is no longer one.
    Hyphenation,
    /// A space lost between sentences, or put between the letters of a word.
    Spacing,
}

impl RepairKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Mojibake,
        Self::Letter,
        Self::Entity,
        Self::Escape,
        Self::Control,
        Self::Invisible,
        Self::Width,
        Self::Ligature,
        Self::Composition,
        Self::Homoglyph,
        Self::Mark,
        Self::Hyphenation,
        Self::Spacing,
    ];

    /// The name in the output contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mojibake => "mojibake",
            Self::Letter => "letter",
            Self::Entity => "entity",
            Self::Escape => "escape",
            Self::Control => "control",
            Self::Invisible => "invisible",
            Self::Width => "width",
            Self::Ligature => "ligature",
            Self::Composition => "composition",
            Self::Homoglyph => "homoglyph",
            Self::Mark => "mark",
            Self::Hyphenation => "hyphenation",
            Self::Spacing => "spacing",
        }
    }
}

impl fmt::Display for RepairKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// A repaired text, what was done to it, and the way back.
#[derive(Clone, Debug)]
pub struct Repaired<'t> {
    text: Cow<'t, str>,
    repairs: Vec<Repair>,
    /// Where the `after` of each repair starts in `text`.
    starts: Vec<usize>,
    suggestions: Vec<Repair>,
}

impl<'t> Repaired<'t> {
    /// The repaired text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The repaired text itself, borrowed from the input if nothing was changed.
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// What was changed: sorted by place, disjoint.
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// What looks damaged but was left alone, for want of evidence: sorted by place, apart from every repair. Ranges are
    /// bytes of the text as given.
    pub fn suggestions(&self) -> &[Repair] {
        &self.suggestions
    }

    /// Whether nothing was changed.
    pub fn is_clean(&self) -> bool {
        self.repairs.is_empty()
    }

    /// The text as given, byte for byte.
    pub fn undo(&self) -> String {
        let mut given = String::with_capacity(self.text.len());
        let mut at = 0;
        for (repair, &start) in self.repairs.iter().zip(&self.starts) {
            given.push_str(&self.text[at..start]);
            given.push_str(&repair.before);
            at = start + repair.after.len();
        }
        given.push_str(&self.text[at..]);
        given
    }

    /// The byte of the text as given at which `offset`, a byte of the repaired text, stands; inside a replaced stretch,
    /// the start of what was replaced. Takes time logarithmic in the number of repairs.
    pub fn given_offset(&self, offset: usize) -> usize {
        let Some(last) = self.starts.partition_point(|&start| start <= offset).checked_sub(1) else {
            return offset;
        };
        let (range, end) = self.edit(last);
        if offset < end { range.start } else { range.end + (offset - end) }
    }

    /// The bytes of the text as given that stand behind `range`, bytes of the repaired text. A replaced stretch counts
    /// whole; characters taken out at either edge do not belong to it. Takes time logarithmic in the number of repairs.
    pub fn given_range(&self, range: Range<usize>) -> Range<usize> {
        if self.repairs.is_empty() {
            return range;
        }
        let start = self.given_offset(range.start);
        let end = match self.starts.partition_point(|&start| start < range.end).checked_sub(1) {
            None => range.end,
            Some(last) => {
                let (given, end) = self.edit(last);
                if range.end <= end { given.end } else { given.end + (range.end - end) }
            }
        };
        if end < start { end..end } else { start..end }
    }

    /// The bytes of the repaired text that stand for `range`, bytes of the text as given: the way back of
    /// [`given_range`](Self::given_range), under the same rules.
    pub fn repaired_range(&self, range: Range<usize>) -> Range<usize> {
        let first = self.repairs.partition_point(|repair| repair.range.start <= range.start);
        let start = match first.checked_sub(1) {
            None => range.start,
            Some(last) => {
                let (given, end) = self.edit(last);
                if range.start < given.end { self.starts[last] } else { end + (range.start - given.end) }
            }
        };
        let first = self.repairs.partition_point(|repair| repair.range.start < range.end);
        let end = match first.checked_sub(1) {
            None => range.end,
            Some(last) => {
                let (given, end) = self.edit(last);
                if range.end <= given.end { end } else { end + (range.end - given.end) }
            }
        };
        if end < start { end..end } else { start..end }
    }

    /// Frees it from the lifetime of the input.
    pub fn into_owned(self) -> Repaired<'static> {
        Repaired {
            text: Cow::Owned(self.text.into_owned()),
            repairs: self.repairs,
            starts: self.starts,
            suggestions: self.suggestions,
        }
    }

    /// The given range of a repair, and where its `after` ends in the repaired text.
    fn edit(&self, index: usize) -> (Range<usize>, usize) {
        let repair = &self.repairs[index];
        (repair.range.clone(), self.starts[index] + repair.after.len())
    }
}
