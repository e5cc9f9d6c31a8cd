//! Which stretches of a text stand inside quotation marks.
//!
//! Simpler than the library's pairing, and independent of it: line by line; a double mark that is not closed runs to the
//! end of its line, as in a quotation of several paragraphs; single marks count outside double ones.

use std::ops::Range;

/// The farthest, in characters, that a closing single mark may stand from its opening one.
const FARTHEST: usize = 400;

/// The stretches inside quotation marks, the marks left out.
pub(crate) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut double = Vec::new();
    let mut single = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let line = Line::new(line, start);
        line.double(&mut double);
        line.single(&mut single);
        start = line.end + 1;
    }
    let is_inner = |range: &Range<usize>| {
        let before = double.partition_point(|outer: &Range<usize>| outer.start <= range.start);
        before > 0 && double[before - 1].contains(&range.start)
    };
    single.retain(|range| !is_inner(range));
    double.extend(single);
    double
}

/// A line as characters with the bytes of the text that they begin at.
struct Line {
    characters: Vec<(usize, char)>,
    end: usize,
}

impl Line {
    fn new(line: &str, start: usize) -> Self {
        let characters = line.char_indices().map(|(byte, character)| (start + byte, character)).collect();
        Self { characters, end: start + line.len() }
    }

    /// The character with this number; a blank beyond the ends.
    fn character(&self, number: Option<usize>) -> char {
        number.and_then(|number| self.characters.get(number)).map_or(' ', |&(_, character)| character)
    }

    fn before(&self, number: usize) -> char {
        self.character(number.checked_sub(1))
    }

    /// The byte that a character begins at.
    fn byte(&self, number: usize) -> usize {
        self.characters.get(number).map_or(self.end, |&(byte, _)| byte)
    }

    fn double(&self, quoted: &mut Vec<Range<usize>>) {
        let mut open: Option<(usize, &[&str])> = None;
        let mut number = 0;
        while number < self.characters.len() {
            let mark = self.mark(number);
            let next = number + mark.chars().count().max(1);
            match open {
                Some((start, closers)) if closers.contains(&mark) && !self.reopens(number, closers) => {
                    quoted.push(start..self.byte(number));
                    open = None;
                }
                None if !self.is_stray(number, mark) => {
                    open = closers(mark).map(|closers| (self.byte(next), closers));
                }
                _ => {}
            }
            number = next;
        }
        quoted.extend(open.map(|(start, _)| start..self.end));
    }

    /// The double mark that begins here; empty if none does.
    fn mark(&self, number: usize) -> &'static str {
        match (self.character(Some(number)), self.character(Some(number + 1))) {
            ('`', '`') => "``",
            ('\'', '\'') => "''",
            ('“', _) => "“",
            ('”', _) => "”",
            ('„', _) => "„",
            ('«', _) => "«",
            ('»', _) => "»",
            ('"', _) => "\"",
            _ => "",
        }
    }

    /// A mark that closes something which has not been opened: behind a word and not before one.
    fn is_stray(&self, number: usize, mark: &str) -> bool {
        let before = self.before(number);
        let after = self.character(Some(number + mark.chars().count()));
        matches!(mark, "\"" | "''" | "”")
            && !before.is_whitespace()
            && !after.is_alphanumeric()
            && !"([{—–-…/".contains(before)
    }

    /// An opening mark before a word, where a closing one should have stood: a quotation in a quotation.
    fn reopens(&self, number: usize, closers: &[&str]) -> bool {
        closers.first() == Some(&"”") && self.mark(number) == "“" && self.character(Some(number + 1)).is_alphanumeric()
    }

    fn single(&self, quoted: &mut Vec<Range<usize>>) {
        let mut number = 0;
        while number < self.characters.len() {
            number += 1;
            if !self.opens(number - 1) {
                continue;
            }
            let farthest = self.characters.len().min(number + FARTHEST + 1);
            if let Some(closing) = (number..farthest).find(|&number| self.closes(number)) {
                quoted.push(self.byte(number)..self.byte(closing));
                number = closing + 1;
            }
        }
    }

    fn opens(&self, number: usize) -> bool {
        let after = self.character(Some(number + 1));
        matches!(self.characters[number].1, '‘' | '\'')
            && !is_word_or_apostrophe(self.before(number))
            && (is_inner(after) || "“\"$(".contains(after))
    }

    fn closes(&self, number: usize) -> bool {
        let before = self.before(number);
        matches!(self.characters[number].1, '’' | '\'')
            && (is_inner(before) || ".,!?…”\"".contains(before))
            && !is_word_or_apostrophe(self.character(Some(number + 1)))
    }
}

/// The marks that close a quotation which this mark opens; `None` if it opens none.
fn closers(mark: &str) -> Option<&'static [&'static str]> {
    Some(match mark {
        // Some texts close with the mark that opens.
        "“" => &["”", "\"", "“"],
        "\"" => &["\"", "”"],
        "„" => &["“", "”"],
        "«" => &["»"],
        "``" | "''" => &["''"],
        "”" => &["”"],
        _ => return None,
    })
}

fn is_inner(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn is_word_or_apostrophe(character: char) -> bool {
    is_inner(character) || matches!(character, '’' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_inside_marks() {
        for (text, expected) in [
            ("“We won,” Ann said. “It is over.”", &["We won,", "It is over."][..]),
            ("The plan would \"fail badly\" soon.", &["fail badly"]),
            ("``It holds,'' he said.", &["It holds,"]),
            ("„Es hält“, «il tient», »no", &["Es hält", "il tient"]),
            ("“It goes on.\n“It ends,” she said.", &["It goes on.", "It ends,"]),
            ("It was 6' 2\" tall and stood.", &[]),
            ("The ‘old dam’ isn't Ada's; 'tis gone.", &["old dam"]),
            ("“He called it ‘mad’ then.”", &["He called it ‘mad’ then."]),
            ("It is “shut for good“ now.", &["shut for good"]),
            ("“He said “wait” twice.", &["He said “wait"]),
            ("", &[]),
        ] {
            let found: Vec<&str> = quoted(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
