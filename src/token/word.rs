//! Words, clitics, initials and acronyms.

use super::character::{begins_capital, begins_word, decode, is_apostrophe, is_hyphen, is_word};
use super::{Bytes, Parsed, TokenKind, address, byte, number};
use nom::Parser;
use nom::bytes::complete::{take, take_while};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::pair;

/// A word, or what begins like one: an acronym, an initial, an address, a sum in `US$`.
///
/// ```text
/// word = part *( joiner part )
/// ```
pub(super) fn word(input: Bytes) -> Parsed<TokenKind> {
    let (rest, run) = take_while(byte::is_alphanumeric)(input)?;
    match *rest {
        // Nearly every word ends before a blank, a comma, or a full stop with a blank after it.
        [] => Ok((rest, TokenKind::Word)),
        [next, ..] if byte::class(next) & (byte::JOINER | byte::WIDE) == 0 => Ok((rest, TokenKind::Word)),
        [b'.', after, ..] if run.len() > 1 && byte::class(after) & byte::SPACE != 0 => Ok((rest, TokenKind::Word)),
        _ => long_word(input),
    }
}

/// A word with more to it than ASCII letters and digits.
pub(super) fn long_word(input: Bytes) -> Parsed<TokenKind> {
    if let Ok(initial) = initial(input) {
        return Ok(initial);
    }
    let (rest, kind) = joined(input)?;
    match *rest {
        [b'.' | b'@' | b'+' | b':', ..] => address::address(input).or(Ok((rest, kind))),
        [b'&', ..] => ampersand(input).or(Ok((rest, kind))),
        [b'$', ..] => number::coded_money(input).or(Ok((rest, kind))),
        [b'-', ..] => hanging_hyphen(rest).map(|(rest, _)| (rest, kind)).or(Ok((rest, kind))),
        _ => Ok((rest, kind)),
    }
}

/// `Russian-speaking`, `don't`, `U.S.-led`, `non-U.S.`: a word as far as its joiners carry.
///
/// ```text
/// joined = part tail
/// ```
pub(super) fn joined(input: Bytes) -> Parsed<TokenKind> {
    let (rest, first) = part(input)?;
    let (rest, more) = many0_count(pair(joiner, part)).parse_complete(rest)?;
    Ok((rest, if more == 0 { first } else { TokenKind::Word }))
}

/// ```text
/// tail = *( joiner part )
/// ```
pub(super) fn tail(input: Bytes) -> Parsed<usize> {
    many0_count(pair(joiner, part)).parse_complete(input)
}

/// ```text
/// part = acronym / run
/// ```
fn part(input: Bytes) -> Parsed<TokenKind> {
    let (rest, _) = run(input)?;
    if rest.first() == Some(&b'.')
        && let Ok(acronym) = acronym(input)
    {
        return Ok(acronym);
    }
    Ok((rest, TokenKind::Word))
}

/// Letters, digits and the combining marks on them, of any script.
///
/// ```text
/// run = 1*( letter / digit / attached )
/// ```
pub(super) fn run(input: Bytes) -> Parsed<Bytes> {
    let mut at = 0;
    while let Some(&first) = input.get(at) {
        if first < 0x80 {
            if !byte::is_alphanumeric(first) {
                break;
            }
            at += 1;
        } else {
            let (character, length) = decode(&input[at..]);
            if !is_word(character) {
                break;
            }
            at += length;
        }
    }
    verify(take(at), |run: &[u8]| !run.is_empty()).parse_complete(input)
}

/// What holds the parts of a word together: `co-operate`, `don’t`, `snake_case`, the Catalan `col·lega`. An
/// apostrophe with a clitic after it does not.
fn joiner(input: Bytes) -> Parsed<()> {
    let Some(&first) = input.first() else {
        return Err(nom::Err::Error(()));
    };
    if byte::class(first) & (byte::JOINER | byte::WIDE) == 0 {
        return Err(nom::Err::Error(()));
    }
    let (character, length) = decode(input);
    let joins = match character {
        '_' | '·' => true,
        _ if is_hyphen(character) => true,
        _ => is_apostrophe(character) && clitic(input).is_err(),
    };
    if joins && begins_word(&input[length..]) { Ok((&input[length..], ())) } else { Err(nom::Err::Error(())) }
}

/// What a word drags behind it. `o'clock` and `don't` have none, `I'd've` has two.
///
/// ```text
/// clitic = apostrophe ( "s" / "d" / "m" / "re" / "ve" / "ll" ) no-word
/// ```
pub(super) fn clitic(input: Bytes) -> Parsed<TokenKind> {
    if input.is_empty() {
        return Err(nom::Err::Error(()));
    }
    let (character, length) = decode(input);
    let letters = match input[length..] {
        _ if !is_apostrophe(character) => 0,
        [b's' | b'S' | b'd' | b'D' | b'm' | b'M', ref after @ ..] if !begins_word(after) => 1,
        [b'r' | b'R' | b'v' | b'V', b'e' | b'E', ref after @ ..] if !begins_word(after) => 2,
        [b'l' | b'L', b'l' | b'L', ref after @ ..] if !begins_word(after) => 2,
        _ => 0,
    };
    match letters {
        0 => Err(nom::Err::Error(())),
        _ => Ok((&input[length + letters..], TokenKind::Clitic)),
    }
}

/// The `J.` of `J. Smith`, `J. R. Smith` and `J.Smith`; not of `J.R.`, which is an acronym, and not that of `So did I.
/// He`, where only another initial may follow.
///
/// ```text
/// initial = capital "." [ blank ] ( initial / capital )
/// ```
fn initial(input: Bytes) -> Parsed<TokenKind> {
    let stop = initial_letter(input).ok_or(nom::Err::Error(()))?;
    let after = &input[stop + 1..];
    let next = match *after {
        [b' ' | b'\n', ref next @ ..] | [0xC2, 0xA0, ref next @ ..] => next,
        _ => after,
    };
    let spaced = next.len() < after.len();
    let followed = match initial_letter(next) {
        Some(_) => spaced,
        // The `U` of `U.S` is none.
        None => begins_capital(next) && input[0] != b'I' && (spaced || begins_word(&next[decode(next).1..])),
    };
    if followed { Ok((after, TokenKind::Initial)) } else { Err(nom::Err::Error(())) }
}

/// The place of the full stop when the input begins with one capital and a full stop.
fn initial_letter(input: Bytes) -> Option<usize> {
    let (character, length) = decode(input);
    (character.is_uppercase() && input.get(length) == Some(&b'.')).then_some(length)
}

/// `U.S.`, `p.m.`, `e.g.`, `Ph.D.`, `J.R.R.`, `J.-P.`; `U.S` too. The last full stop belongs to it even where it also
/// ends the sentence.
///
/// ```text
/// acronym = syllable "." *( [ "-" ] syllable "." ) [ [ "-" ] syllable ]   ; at least two syllables
/// ```
fn acronym(input: Bytes) -> Parsed<TokenKind> {
    let dotted = |input| pair(syllable, take_stop).parse_complete(input).map(|(rest, _)| (rest, ()));
    let (rest, _) = dotted(input)?;
    let (rest, more) = many0_count(pair(opt(hyphen_before_capital), dotted)).parse_complete(rest)?;
    let (rest, last) = opt(recognize(syllable)).parse_complete(rest)?;
    if more == 0 && last.is_none() {
        return Err(nom::Err::Error(()));
    }
    Ok((rest, TokenKind::Acronym))
}

fn take_stop(input: Bytes) -> Parsed<Bytes> {
    verify(take(1usize), |stop: &[u8]| stop == b".").parse_complete(input)
}

/// The hyphen of `J.-P.`, but not that of `U.S.-led`.
fn hyphen_before_capital(input: Bytes) -> Parsed<Bytes> {
    match *input {
        [b'-', b'A'..=b'Z', b'.', ..] => take(1usize)(input),
        _ => Err(nom::Err::Error(())),
    }
}

/// One letter, or one of the short forms that degrees are made of: `Ph.D.`, `M.Sc.`, `LL.B.`
fn syllable(input: Bytes) -> Parsed<Bytes> {
    let (rest, run) = run(input)?;
    let (first, length) = decode(run);
    let whole = first.is_alphabetic()
        && (length == run.len() || matches!(run, b"Ph" | b"Ed" | b"LL" | b"Sc" | b"Psy" | b"Phil"));
    if whole { Ok((rest, run)) } else { Err(nom::Err::Error(())) }
}

/// `AT&T`, `R&D`: capitals on both sides and no space.
///
/// ```text
/// ampersand = capitals "&" capitals
/// ```
fn ampersand(input: Bytes) -> Parsed<TokenKind> {
    let capitals = |input| {
        let (rest, run) = run(input)?;
        if begins_capital(run) { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
    };
    let (rest, _) = capitals(input)?;
    let (rest, _) = pair(verify(take(1usize), |sign: &[u8]| sign == b"&"), capitals).parse_complete(rest)?;
    Ok((rest, TokenKind::Word))
}

/// The hyphen of `mid-` in `mid- and long-term`. Any other hyphen that hangs on a word is taken for a dash.
fn hanging_hyphen(input: Bytes) -> Parsed<()> {
    let after = input.strip_prefix(b"-").ok_or(nom::Err::Error(()))?;
    let hangs = [&b" and "[..], b" or ", b" to ", b", "].iter().any(|next| after.starts_with(next));
    if hangs { Ok((after, ())) } else { Err(nom::Err::Error(())) }
}
