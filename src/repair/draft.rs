//! The text under repair, and the edits that lead from the text as given to it.

use std::borrow::Cow;
use std::ops::Range;

use super::options::Options;
use super::{Evidence, Repair, RepairKind, Repaired, Round};

/// What a change puts in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum After {
    Nothing,
    Letter(char),
    Text(Box<str>),
}

impl After {
    fn push_to(&self, text: &mut String) {
        match self {
            Self::Nothing => {}
            Self::Letter(letter) => text.push(*letter),
            Self::Text(after) => text.push_str(after),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Letter(letter) => letter.len_utf8(),
            Self::Text(after) => after.len(),
        }
    }

    fn is(&self, text: &str) -> bool {
        match self {
            Self::Nothing => text.is_empty(),
            Self::Letter(letter) => text.strip_prefix(*letter) == Some(""),
            Self::Text(after) => **after == *text,
        }
    }
}

impl From<char> for After {
    fn from(letter: char) -> Self {
        Self::Letter(letter)
    }
}

impl From<&str> for After {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for After {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

/// What a pass wants done: `range` is bytes of the draft's text at that time.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) after: After,
    pub(super) kind: RepairKind,
    pub(super) evidence: Evidence,
    pub(super) confidence: f32,
}

impl Change {
    /// By how many bytes the text grows, modulo 2⁶⁴.
    pub(super) fn growth(&self) -> usize {
        self.after.len().wrapping_sub(self.range.len())
    }
}

/// A change already made, in the coordinates of both texts.
#[derive(Clone, Debug)]
struct Edit {
    given: Range<usize>,
    text: Range<usize>,
    kind: RepairKind,
    evidence: Evidence,
    confidence: f32,
}

pub(super) struct Draft<'t> {
    given: &'t str,
    text: Cow<'t, str>,
    edits: Vec<Edit>,
    suggestions: Vec<Repair>,
}

impl<'t> Draft<'t> {
    pub(super) fn new(given: &'t str) -> Self {
        Self { given, text: Cow::Borrowed(given), edits: Vec::new(), suggestions: Vec::new() }
    }

    /// The text as it was given.
    pub(super) fn given(&self) -> &'t str {
        self.given
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing was changed so far.
    pub(super) fn is_untouched(&self) -> bool {
        self.edits.is_empty()
    }

    /// Gives those changes to `round`, which has none yet, that the options allow, and adds others as suggestions. The
    /// changes are sorted; where two overlap the first stands.
    pub(super) fn sift(&self, mut changes: Vec<Change>, options: &Options, round: &mut Round) {
        let mut end = 0;
        changes.retain(|change| {
            if !options.allows(change.kind)
                || change.range.start < end
                || change.after.is(&self.text[change.range.clone()])
            {
                return false;
            }
            if change.confidence < options.least_applied(change.kind) {
                if change.confidence >= options.least_suggested() {
                    round.suggestions.push(suggestion(self.given, &self.edits, change));
                }
                return false;
            }
            end = change.range.end;
            true
        });
        round.changes = changes;
    }

    /// Makes the changes of a round. Its suggestions replace those of earlier rounds, which saw another text.
    pub(super) fn apply(&mut self, round: &mut Round) {
        self.suggestions = std::mem::take(&mut round.suggestions);
        let meet = || round.changes.windows(2).any(|pair| touches(&pair[0].range, &pair[1].range));
        if self.edits.is_empty() && !meet() {
            self.begin(&round.changes);
        } else if !round.changes.is_empty() {
            self.merge(&round.changes);
        }
    }

    /// Makes the first changes, each an edit of its own.
    fn begin(&mut self, changes: &[Change]) {
        if changes.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        self.edits.reserve(changes.len());
        let mut copied = 0;
        for change in changes {
            text.push_str(&self.text[copied..change.range.start]);
            copied = change.range.end;
            let start = text.len();
            change.after.push_to(&mut text);
            let (kind, evidence, confidence) = (change.kind, change.evidence, change.confidence);
            let (given, text) = (change.range.clone(), start..text.len());
            self.edits.push(Edit { given, text, kind, evidence, confidence });
        }
        text.push_str(&self.text[copied..]);
        self.text = Cow::Owned(text);
    }

    /// Rewrites the text and composes the edits made so far with `changes`: both lists are walked together, and what
    /// overlaps becomes one edit over the union.
    fn merge(&mut self, changes: &[Change]) {
        let old = std::mem::take(&mut self.edits);
        let mut text = String::with_capacity(self.text.len());
        let mut edits: Vec<Edit> = Vec::with_capacity(old.len() + changes.len());
        let mut copied = 0;
        // Where the text as given stands, seen from the text so far, behind the last old edit.
        let mut behind = (0, 0);
        let mut olds = old.into_iter().peekable();
        let mut news = changes.iter().peekable();
        loop {
            let from_old = match (olds.peek(), news.peek()) {
                (None, None) => break,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (Some(old), Some(new)) => {
                    (old.text.start, !old.text.is_empty()) < (new.range.start, !new.range.is_empty())
                        || old.text == new.range && old.text.is_empty()
                }
            };
            let seed = if from_old {
                olds.peek().map(|old| old.text.clone())
            } else {
                news.peek().map(|new| new.range.clone())
            };
            let Some(mut group) = seed else { break };
            let mut made: Option<Edit> = None;
            let mut given = group.start - behind.0 + behind.1..0;
            text.push_str(&self.text[copied..group.start]);
            let start = text.len();
            let mut at = group.start;
            let mut first = true;
            loop {
                let old_joins = olds.peek().is_some_and(|old| (first && from_old) || touches(&group, &old.text));
                let new_joins = news.peek().is_some_and(|new| (first && !from_old) || touches(&group, &new.range));
                first = false;
                if old_joins {
                    let Some(old) = olds.next() else { break };
                    if old.text.start == group.start {
                        given.start = given.start.min(old.given.start);
                    }
                    group.end = group.end.max(old.text.end);
                    behind = (old.text.end, old.given.end);
                    made = Some(match made {
                        None => old,
                        Some(made) => least(made, old),
                    });
                } else if new_joins {
                    let Some(new) = news.next() else { break };
                    text.push_str(&self.text[at..new.range.start]);
                    new.after.push_to(&mut text);
                    at = new.range.end;
                    group.end = group.end.max(new.range.end);
                    let new = Edit {
                        given: 0..0,
                        text: 0..0,
                        kind: new.kind,
                        evidence: new.evidence,
                        confidence: new.confidence,
                    };
                    made = Some(match made {
                        None => new,
                        Some(made) => least(made, new),
                    });
                } else {
                    break;
                }
            }
            text.push_str(&self.text[at..group.end]);
            copied = group.end;
            given.end = group.end - behind.0 + behind.1;
            if let Some(edit) = made
                && self.given[given.clone()] != text[start..]
            {
                edits.push(Edit { given, text: start..text.len(), ..edit });
            }
        }
        text.push_str(&self.text[copied..]);
        self.text = Cow::Owned(text);
        self.edits = edits;
    }

    /// Turns the draft into the result.
    pub(super) fn finish(self) -> Repaired<'t> {
        let mut repairs = Vec::with_capacity(self.edits.len());
        let mut starts = Vec::with_capacity(self.edits.len());
        for edit in self.edits {
            starts.push(edit.text.start);
            repairs.push(Repair {
                kind: edit.kind,
                before: self.given[edit.given.clone()].into(),
                after: self.text[edit.text].into(),
                range: edit.given,
                evidence: edit.evidence,
                confidence: edit.confidence,
            });
        }
        let mut suggestions = self.suggestions;
        suggestions.sort_by_key(|one| (one.range.start, one.range.end));
        let mut end = 0;
        suggestions.retain(|one: &Repair| {
            let next = repairs.partition_point(|repair| repair.range.end <= one.range.start);
            let apart = repairs.get(next).is_none_or(|repair| repair.range.start >= one.range.end);
            let keep = apart && one.range.start >= end;
            if keep {
                end = one.range.end.max(end);
            }
            keep
        });
        let text = if repairs.is_empty() { Cow::Borrowed(self.given) } else { self.text };
        Repaired { text, repairs, starts, suggestions }
    }
}

/// Whether `range`, which does not start before `group`, has to become one edit with it.
fn touches(group: &Range<usize>, range: &Range<usize>) -> bool {
    if range.is_empty() || group.is_empty() {
        (group.start < range.start && range.start < group.end) || (group.is_empty() && group == range)
    } else {
        range.start < group.end
    }
}

/// Two edits that became one: the kind of the earlier, the evidence and confidence of the less sure.
fn least(earlier: Edit, later: Edit) -> Edit {
    let kind = earlier.kind;
    Edit { kind, ..if later.confidence < earlier.confidence { later } else { earlier } }
}

/// A change not made, in the coordinates of the text as given.
fn suggestion(given: &str, edits: &[Edit], change: &Change) -> Repair {
    let place = |at: usize, end: bool| {
        let before = edits.partition_point(|edit| if end { edit.text.start < at } else { edit.text.start <= at });
        match before.checked_sub(1).map(|last| &edits[last]) {
            None => at,
            Some(edit) if at < edit.text.end || (end && at == edit.text.end) => {
                if end {
                    edit.given.end
                } else {
                    edit.given.start
                }
            }
            Some(edit) => edit.given.end + (at - edit.text.end),
        }
    };
    let start = place(change.range.start, false);
    let end = if change.range.is_empty() { start } else { place(change.range.end, true).max(start) };
    let mut after = String::new();
    change.after.push_to(&mut after);
    Repair {
        kind: change.kind,
        range: start..end,
        before: given[start..end].into(),
        after: after.into(),
        evidence: change.evidence,
        confidence: change.confidence,
    }
}
