//! Numbers, sums of money, percentages, measures, times and dates.

use super::character::{begins_digit, begins_word, decode, is_currency, is_hyphen};
use super::{Bytes, Parsed, TokenKind, byte, word};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take, take_while, take_while1};
use nom::combinator::{opt, value, verify};
use nom::multi::many0_count;
use nom::sequence::{pair, preceded};

/// What begins with a digit.
///
/// ```text
/// number = quantity ( "%" / time / slashes / hyphens / suffix / sign / nothing )
/// ```
pub(super) fn number(input: Bytes) -> Parsed<TokenKind> {
    let (rest, digits) = quantity(input)?;
    match *rest {
        [] => Ok((rest, TokenKind::Number)),
        [b'%', ..] => compound(&rest[1..], TokenKind::Percent),
        [b':', ..] => time(digits, rest).or(Ok((rest, TokenKind::Number))),
        [b'/', ..] => slashes(rest).or(Ok((rest, TokenKind::Number))),
        [b'-', ..] => hyphens(digits, rest).or(Ok((rest, TokenKind::Number))),
        [next, ..] if byte::class(next) & (byte::LOWER | byte::UPPER | byte::WIDE) == 0 => {
            Ok((rest, TokenKind::Number))
        }
        [next, ..] if byte::class(next) == byte::WIDE && !begins_word(rest) => sign(rest),
        _ => suffix(rest),
    }
}

/// `1`, `1,234.5`, `3,5`, `1.2.3`: digits with commas and points between them. Returns how many digits come first.
///
/// ```text
/// quantity = 1*digit *( ( "." / "," ) 1*digit )
/// ```
fn quantity(input: Bytes) -> Parsed<usize> {
    let digits = |input| take_while1(|byte: u8| byte.is_ascii_digit())(input);
    let (rest, first): (Bytes, Bytes) = digits(input)?;
    match rest {
        [b'.' | b',', b'0'..=b'9', ..] => {
            let point = verify(take(1usize), |point: &[u8]| matches!(point, b"." | b","));
            let (rest, _) = many0_count(pair(point, digits)).parse_complete(rest)?;
            Ok((rest, 0))
        }
        _ => Ok((rest, first.len())),
    }
}

/// A number may begin a word: `12-year-old`, `50%-owned` and `$12-a-day` keep what is joined to them.
fn compound(rest: Bytes, kind: TokenKind) -> Parsed<TokenKind> {
    match rest.first() {
        Some(b'-') => Ok((word::tail(rest)?.0, kind)),
        _ => Ok((rest, kind)),
    }
}

/// `10:30`, `10:30:15`, `9:05pm`; the hour has one digit or two.
///
/// ```text
/// time = 1*2digit ":" 2digit [ ":" 2digit ] [ half ]
/// ```
fn time(hour: usize, rest: Bytes) -> Parsed<TokenKind> {
    let (rest, _) = verify(two_digits, |_| hour == 1 || hour == 2).parse_complete(rest)?;
    let (rest, _) = opt(two_digits).parse_complete(rest)?;
    let (rest, _) = opt(half).parse_complete(rest)?;
    Ok((rest, TokenKind::Time))
}

/// `:30` and no third digit.
fn two_digits(input: Bytes) -> Parsed<()> {
    match *input {
        [b':', b'0'..=b'9', b'0'..=b'9', ref rest @ ..] if !begins_digit(rest) => Ok((rest, ())),
        _ => Err(nom::Err::Error(())),
    }
}

/// The half of the day, right behind the hour: `am`, `pm`, `a.m.`, `p.m.`
fn half(input: Bytes) -> Parsed<()> {
    let (rest, length) = match *input {
        [b'a' | b'A' | b'p' | b'P', b'm' | b'M', ref rest @ ..] => (rest, 2usize),
        [b'a' | b'A' | b'p' | b'P', b'.', b'm' | b'M', b'.', ref rest @ ..] => (rest, 4),
        _ => return Err(nom::Err::Error(())),
    };
    if begins_word(rest) { Err(nom::Err::Error(())) } else { value((), take(length)).parse_complete(input) }
}

/// `3/4/2020` is a date; `1/2`, `9/11` and `24/7` are numbers.
///
/// ```text
/// slashes = 1*( "/" 1*digit )
/// ```
fn slashes(rest: Bytes) -> Parsed<TokenKind> {
    let slash = preceded(tag(&b"/"[..]), take_while1(|byte: u8| byte.is_ascii_digit()));
    let (rest, count) = verify(many0_count(slash), |&count| count > 0).parse_complete(rest)?;
    Ok((rest, if count == 2 { TokenKind::Date } else { TokenKind::Number }))
}

/// `2024-05-01` is a date, `3-2` and `2015-16` are numbers, `12-year-old` is a word.
///
/// ```text
/// hyphens = 1*( "-" 1*digit ) / tail
/// ```
fn hyphens(year: usize, rest: Bytes) -> Parsed<TokenKind> {
    if year == 4
        && let [b'-', month @ (b'0'..=b'9'), _, b'-', day @ (b'0'..=b'9'), last, ..] = *rest
        && [month, rest[2], day, last].iter().all(u8::is_ascii_digit)
        && !begins_word(&rest[6..])
    {
        return Ok((&rest[6..], TokenKind::Date));
    }
    let (after, parts) = word::tail(rest)?;
    match parts {
        0 => Err(nom::Err::Error(())),
        _ if rest[..rest.len() - after.len()].iter().all(|byte| matches!(byte, b'-' | b'0'..=b'9')) => {
            let (rest, _) = many0_count(pair(tag(&b"."[..]), take_while1(|byte: u8| byte.is_ascii_digit())))
                .parse_complete(after)?;
            Ok((rest, TokenKind::Number))
        }
        _ => Ok((after, TokenKind::Word)),
    }
}

/// Letters right behind the digits: `3rd` and `1990s` are numbers, `10am` a time, `5km` a measure, `3D` a word.
///
/// ```text
/// suffix = half / ordinal / "s" / unit / joined
/// ```
fn suffix(input: Bytes) -> Parsed<TokenKind> {
    if let Ok((rest, ())) = half(input) {
        return Ok((rest, TokenKind::Time));
    }
    let (rest, run) = word::run(input)?;
    let kind = match run {
        b"s" | b"st" | b"nd" | b"rd" | b"th" | b"ST" | b"ND" | b"RD" | b"TH" => TokenKind::Number,
        _ if !run.is_ascii() && decode(run).0.is_numeric() => TokenKind::Number,
        _ if is_unit(run) => TokenKind::Measure,
        _ => TokenKind::Word,
    };
    // `20th-century`, `5km-long`, `5G-capable`
    match word::tail(rest)? {
        (rest, 0) => Ok((rest, kind)),
        (rest, _) => Ok((rest, TokenKind::Word)),
    }
}

fn is_unit(run: &[u8]) -> bool {
    matches!(
        run,
        b"m" | b"bn"
            | b"k"
            | b"K"
            | b"tn"
            | b"M"
            | b"B"
            | b"mn"
            | b"km"
            | b"kg"
            | b"g"
            | b"mg"
            | b"cm"
            | b"mm"
            | b"ft"
            | b"in"
            | b"lb"
            | b"lbs"
            | b"oz"
            | b"mi"
            | b"yd"
            | b"ha"
            | b"l"
            | b"L"
            | b"ml"
            | b"t"
            | b"mph"
            | b"kph"
            | b"kmh"
            | b"W"
            | b"kW"
            | b"MW"
            | b"GW"
            | b"TW"
            | b"kWh"
            | b"MWh"
            | b"GWh"
            | b"TWh"
            | b"V"
            | b"kV"
            | b"KB"
            | b"MB"
            | b"GB"
            | b"TB"
            | b"kb"
            | b"mb"
            | b"gb"
            | b"tb"
            | b"Hz"
            | b"kHz"
            | b"MHz"
            | b"GHz"
            | b"C"
            | b"F"
            | b"h"
            | b"hr"
            | b"hrs"
            | b"min"
            | b"sec"
            | b"p"
            | b"c"
            | b"pc"
            | b"pts"
            | b"bps"
            | b"bpd"
            | b"ppm"
            | b"mpg"
    )
}

/// A sign outside ASCII right behind the digits: `30€`, `20°C`, `12％`, `2015–16`.
fn sign(rest: Bytes) -> Parsed<TokenKind> {
    let (character, length) = decode(rest);
    let after = &rest[length..];
    match character {
        _ if is_currency(character) => Ok((after, TokenKind::Money)),
        '％' => Ok((after, TokenKind::Percent)),
        '°' | 'º' => match *after {
            [b'C' | b'F', ref end @ ..] if !begins_word(end) => Ok((end, TokenKind::Measure)),
            _ => Ok((after, TokenKind::Measure)),
        },
        '⁄' if begins_digit(after) => Ok((quantity(after)?.0, TokenKind::Number)),
        '–' if begins_digit(after) => match quantity(after)? {
            (end, _) if begins_word(end) => Ok((rest, TokenKind::Number)),
            (end, _) if end.first() == Some(&b'%') => Ok((&end[1..], TokenKind::Percent)),
            (end, _) => Ok((end, TokenKind::Number)),
        },
        _ if is_hyphen(character) => match word::tail(rest)? {
            (rest, 0) => Ok((rest, TokenKind::Number)),
            (rest, _) => Ok((rest, TokenKind::Word)),
        },
        _ => Ok((rest, TokenKind::Number)),
    }
}

/// `$5`, `£1.2m`, `€30`, `$1.5bn`, `$12-a-day`
///
/// ```text
/// money = currency quantity [ letters ] tail
/// ```
pub(super) fn money(input: Bytes) -> Parsed<TokenKind> {
    let (_, length) = decode(input);
    let (rest, _) = quantity(&input[length..])?;
    let (rest, _) = take_while(byte::is_alphanumeric)(rest)?;
    compound(rest, TokenKind::Money)
}

/// `US$5`, `A$30m`, `HK$1,000`: up to three capitals before the sign.
///
/// ```text
/// coded-money = 1*3capital "$" money
/// ```
pub(super) fn coded_money(input: Bytes) -> Parsed<TokenKind> {
    let (rest, _) = verify(take_while1(|byte: u8| byte.is_ascii_uppercase()), |code: &[u8]| code.len() <= 3)
        .parse_complete(input)?;
    match *rest {
        [b'$', b'0'..=b'9', ..] => money(rest),
        _ => Err(nom::Err::Error(())),
    }
}

/// `-5` and `.5`, where nothing stands before them.
///
/// ```text
/// signed = ( "-" / "−" / "+" / "." ) number
/// ```
pub(super) fn signed(input: Bytes) -> Parsed<TokenKind> {
    let sign = alt((tag(&b"-"[..]), tag(&b"."[..]), tag(&b"+"[..]), tag("−".as_bytes())));
    preceded(sign, number).parse_complete(input)
}
