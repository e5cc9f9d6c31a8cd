//! What the model decides of a token: its [`Label`], and what it remembers of the labels before.
//!
//! A chain of labels sees one label back. Outside of all parts that is too little: whether a content still waits for its
//! cue, or a cue for its content, is what the next part depends on. So there is a state outside for each of these, and a
//! cue whose content stood before it has a state of its own.

use super::label::{Label, PARTS, Part};

/// The state of one token.
///
/// Its number is 0 outside with nothing to remember, that of the part for the first token of a part, and
/// [`State::INNER`] more for later ones; between them lie the states that remember.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct State(u8);

impl State {
    /// Numbers are below this; the highest one is not used.
    pub(crate) const COUNT: usize = 16;

    /// What the number of a later token of a part has more than that of the first one.
    pub(crate) const INNER: usize = 9;

    /// Outside, with nothing to remember.
    pub(crate) const OUTSIDE: State = State(0);

    /// `“…,” Mary |said|`: the first token of a cue whose content stood before it.
    pub(crate) const CUE_BEHIND: State = State(6);

    /// `Mary |, who smiled ,| said`: outside, behind a source.
    #[cfg(any(test, feature = "training"))]
    const BEHIND_SOURCE: State = State(7);

    /// `“…” |,| Mary said`: outside, while a content waits for its cue.
    #[cfg(any(test, feature = "training"))]
    const BEHIND_CONTENT: State = State(8);

    /// `Mary said |on Monday| that`: outside, behind a cue.
    #[cfg(any(test, feature = "training"))]
    const BEHIND_CUE: State = State(9);

    /// The numbers of the states outside.
    pub(crate) const OUTER: [usize; 4] = [0, 7, 8, 9];

    /// Numbers below this are those of states that may follow any other: of all but later tokens.
    pub(crate) const OPENING: usize = 10;

    pub(crate) fn from_number(number: u8) -> State {
        debug_assert!(usize::from(number) < Self::COUNT - 1);
        State(number)
    }

    pub(crate) fn number(self) -> u8 {
        self.0
    }

    /// The label of the token.
    #[inline]
    pub(crate) fn label(self) -> Label {
        LABELS[usize::from(self.0)]
    }

    /// A later token follows the first, or another later one, of its part; anything else follows anything.
    #[cfg(any(test, feature = "training"))]
    pub(crate) fn may_follow(self, before: State) -> bool {
        usize::from(self.0) < Self::OPENING || before.label().part() == self.label().part()
    }
}

/// By the number of the state.
static LABELS: [Label; State::COUNT] = {
    let mut labels = [Label::OUTSIDE; State::COUNT];
    labels[State::CUE_BEHIND.0 as usize] = Label::first(Part::Cue);
    let mut index = 0;
    while index < PARTS.len() {
        let first = Label::first(PARTS[index]);
        labels[PARTS[index] as usize] = first;
        labels[PARTS[index] as usize + State::INNER] = first.inner();
        index += 1;
    }
    labels
};

/// What a state remembers, while labels are read one after another.
#[cfg(any(test, feature = "training"))]
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    last: Option<Part>,
    /// A content stood before its cue, which has not come yet.
    waits: bool,
}

#[cfg(any(test, feature = "training"))]
impl Memory {
    /// The state of the next token, which has this label.
    pub(crate) fn pass(&mut self, label: Label) -> State {
        let Some(part) = label.part() else { return self.outside() };
        if label.is_inner() {
            return State(part as u8 + State::INNER as u8);
        }
        let state = match part {
            Part::Cue if self.waits => State::CUE_BEHIND,
            _ => State(part as u8),
        };
        self.waits = part == Part::ContentBefore || part == Part::SourceBefore && self.waits;
        self.last = Some(part);
        state
    }

    fn outside(self) -> State {
        match self.last {
            _ if self.waits => State::BEHIND_CONTENT,
            Some(Part::SourceBefore) => State::BEHIND_SOURCE,
            Some(Part::Cue) => State::BEHIND_CUE,
            _ => State::OUTSIDE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_have_the_labels_that_they_were_made_of() {
        use Part::*;
        let first = Label::first;
        let (out, inner) = (Label::OUTSIDE, first(ContentBefore).inner());
        // "a b" , c said on Monday . d said e f
        let labels = [
            first(ContentBefore),
            inner,
            out,
            first(SourceBefore),
            out,
            first(Cue),
            out,
            first(SourceBefore),
            out,
            first(Cue),
            out,
            first(ContentAfter),
            first(ContentAfter).inner(),
            out,
        ];
        let mut memory = Memory::default();
        let states = labels.map(|label| memory.pass(label));
        assert_eq!(states.map(State::label), labels);
        assert_eq!(states.map(State::number), [3, 12, 8, 1, 8, 6, 9, 1, 7, 5, 9, 4, 13, 0]);
        assert!(states.windows(2).all(|pair| pair[1].may_follow(pair[0])));
        assert!(State::OUTER.into_iter().all(|number| State(number as u8).label() == Label::OUTSIDE));
    }

    #[test]
    fn later_tokens_follow_only_their_own_part() {
        let states = (0..State::COUNT as u8 - 1).map(State);
        let followed = |state: State| states.clone().filter(|before| state.may_follow(*before)).count();
        for state in states.clone() {
            let expected = match (state.label().is_inner(), state.label().part()) {
                (false, _) => State::COUNT - 1,
                (true, Some(Part::Cue)) => 3,
                (true, _) => 2,
            };
            assert_eq!(followed(state), expected, "{state:?}");
        }
    }
}
