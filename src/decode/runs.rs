//! The way from the bytes of a decoded text to the bytes as given, and back.

/// A stretch in which characters have one length in the text and one in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// Where it starts in the text.
    decoded: usize,
    /// Where it starts in the bytes as given.
    given: usize,
    /// The length of each of its characters in the text; 1 to 4.
    decoded_width: u8,
    /// Their length in the bytes; 1 to 4.
    given_width: u8,
}

/// Runs in order. None at all: the text is the bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// Whether the text is the bytes.
    pub(super) fn is_identity(&self) -> bool {
        self.0.is_empty()
    }

    /// The given byte for a byte of the text; inside a character, where it starts.
    pub(super) fn given(&self, offset: usize) -> usize {
        match self.0.partition_point(|run| run.decoded <= offset).checked_sub(1) {
            None => offset,
            Some(last) => {
                let run = self.0[last];
                run.given + (offset - run.decoded) / usize::from(run.decoded_width) * usize::from(run.given_width)
            }
        }
    }

    /// The byte of the text for a given byte; inside a character, where it starts; before the text, its start.
    pub(super) fn decoded(&self, offset: usize) -> usize {
        match self.0.partition_point(|run| run.given <= offset).checked_sub(1) {
            None if self.0.is_empty() => offset,
            None => 0,
            Some(last) => {
                let run = self.0[last];
                run.decoded + (offset - run.given) / usize::from(run.given_width) * usize::from(run.decoded_width)
            }
        }
    }
}

/// Collects runs character by character.
#[derive(Debug)]
pub(super) struct Builder {
    runs: Vec<Run>,
    decoded: usize,
    given: usize,
}

impl Builder {
    /// Starts behind the first `given` bytes, which stand for nothing.
    pub(super) fn new(given: usize) -> Self {
        Self { runs: Vec::new(), decoded: 0, given }
    }

    /// Adds a character.
    pub(super) fn push(&mut self, decoded_width: usize, given_width: usize) {
        self.push_many(1, decoded_width, given_width);
    }

    /// Adds `count` characters.
    pub(super) fn push_many(&mut self, count: usize, decoded_width: usize, given_width: usize) {
        let run = Run {
            decoded: self.decoded,
            given: self.given,
            decoded_width: decoded_width as u8,
            given_width: given_width as u8,
        };
        let goes_on = |last: &Run| (last.decoded_width, last.given_width) == (run.decoded_width, run.given_width);
        if count > 0 && !self.runs.last().is_some_and(goes_on) {
            self.runs.push(run);
        }
        self.decoded += count * decoded_width;
        self.given += count * given_width;
    }

    /// The runs, with an end, behind which offsets go on one by one.
    pub(super) fn finish(mut self) -> Runs {
        let end = Run { decoded: self.decoded, given: self.given, decoded_width: 1, given_width: 1 };
        self.runs.push(end);
        Runs(self.runs)
    }
}
