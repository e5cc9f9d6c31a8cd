//! Words for the same office, and adjectives for the same country.

use super::index::Map;
use super::key::Key;
use std::sync::LazyLock;

/// Nouns that can stand for one another; the first one of a line represents it.
const SYNONYMS: &str = "
    president presidents potus
    senator sen sens lawmaker legislator
    representative rep reps congressman congresswoman
    governor gov
    premier
    attorney lawyer counsel barrister solicitor
    doctor dr physician
    professor prof
    spokesman spokeswoman spokesperson
    chairman chairwoman chairperson chair
    businessman businesswoman mogul tycoon magnate billionaire developer
    candidate nominee frontrunner front-runner hopeful contender
    businesswoman entrepreneur
    mother mom mum mommy mummy
    father dad daddy
    boss chief head leader
    reporter journalist correspondent
    ceo executive
    cop policeman policewoman constable
    judge justice
    reverend rev pastor
    general gen
    captain capt
    colonel col
    lieutenant lt
    sergeant sgt
    newspaper paper daily tabloid times post journal herald gazette tribune chronicle
    company firm corporation corp inc
    network broadcaster channel
    university school college
    poll survey polling
    report study
    agency bureau
    surgeon neurosurgeon
    adviser advisor aide strategist
    democrat democratic democrats
    republican republicans gop
    labour labor
    conservative conservatives tory tories
";

/// A country's name and its adjective; the first one of a line represents it.
const NATIONS: &str = include_str!("nation.txt");

/// The nation of those whose nation an American text does not tell.
pub(super) const UNITED_STATES: Key = Key::of_constant("us");

static SYNONYM_KEYS: LazyLock<Map<Key, Key>> = LazyLock::new(|| representatives(SYNONYMS));
static NATION_KEYS: LazyLock<Map<Key, Key>> = LazyLock::new(|| representatives(NATIONS));

fn representatives(lines: &str) -> Map<Key, Key> {
    let mut table = Map::default();
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace().map(Key::of);
        if let Some(first) = words.next() {
            table.insert(first, first);
            words.for_each(|word| {
                table.entry(word).or_insert(first);
            });
        }
    }
    table
}

/// The same key for `senator`, `Sen.` and `lawmaker`.
#[inline(never)]
pub(super) fn office(word: Key) -> Key {
    SYNONYM_KEYS.get(&word).copied().unwrap_or(word)
}

/// The same key for `Russia` and `Russian`; none for other words.
#[inline(never)]
pub(super) fn nation(word: Key) -> Option<Key> {
    NATION_KEYS.get(&word).copied()
}
