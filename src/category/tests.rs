//! The categories of words, and that the table of states holds what the rules guess.

use super::*;
use crate::reading::with_reading;

#[test]
fn states_are_what_the_rules_make_them() {
    let lists = [
        include_str!("../lexicon/frequent.txt"),
        include_str!("../lexicon/verb.txt"),
        include_str!("../lexicon/noun.txt"),
        include_str!("../lexicon/adjective.txt"),
        include_str!("../lexicon/role.txt"),
        include_str!("../lexicon/male_name.txt"),
        include_str!("../lexicon/month.txt"),
        include_str!("../lexicon/preposition.txt"),
        "quibbling\nquibbled\nquibblen\nquibbly\nquibblous\nquibble",
    ];
    let mut text = String::new();
    for word in lists.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#')) {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        text += &format!("{word} {}{rest} {} ", first.to_uppercase(), word.to_uppercase());
    }
    let states = state::states();
    with_reading(&text, |reading| {
        let mut settled = 0;
        for (index, before) in
            (1..reading.tokens.len()).flat_map(|index| State::all().map(move |before| (index, before)))
        {
            let (token, word) = (&reading.tokens[index], reading.words[index]);
            let next = match states.next(token, word, before) {
                None if token.kind == TokenKind::Word => next_unknown(states, reading, index, before),
                next => next,
            };
            if let Some(next) = next {
                settled += 1;
                for is_second in [false, true] {
                    let guessed = guess_word(reading, index, before.category(), is_second);
                    assert_eq!(before.next(guessed), next, "{} {before:?}", reading.word(index));
                }
            }
        }
        let share = settled as f64 / (State::all().count() * (reading.tokens.len() - 1)) as f64;
        assert!(share > 0.8, "only {share:.2} of the guesses need no place");
    });
}
