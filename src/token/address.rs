//! Web addresses, e-mail addresses, handles and hashtags.

use super::character::{begins_capital, begins_word, decode, is_word};
use super::{Bytes, Parsed, TokenKind, byte, word};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::combinator::recognize;
use nom::multi::{many0_count, many1_count};
use nom::sequence::preceded;

/// The longest local part and the longest domain that mail standards allow. They bound how far a word is read again
/// in search of an address, so that `a.b.c.d…` without end stays linear.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 253;

/// What begins like a word and is an address.
///
/// ```text
/// address = scheme-url / www-url / email / domain
/// ```
pub(super) fn address(input: Bytes) -> Parsed<TokenKind> {
    alt((url, email, domain)).parse_complete(input)
}

/// `https://example.org/a?b=c`, `www.example.org`. Full stops, commas and closing marks at its end do not belong to it,
/// nor does a closing bracket that it does not open.
///
/// ```text
/// url = ( scheme "://" / "www." ) 1*url-byte
/// ```
fn url(input: Bytes) -> Parsed<TokenKind> {
    let (rest, name) = take_while(|byte: u8| byte.is_ascii_alphabetic())(input)?;
    let prefix = match rest {
        [b':', b'/', b'/', ..] if is_scheme(name) => name.len() + 3,
        [b'.', ..] if name.eq_ignore_ascii_case(b"www") => 4,
        _ => return Err(nom::Err::Error(())),
    };
    let end = trimmed(input, prefix + url_length(&input[prefix..]));
    if end > prefix { Ok((&input[end..], TokenKind::Url)) } else { Err(nom::Err::Error(())) }
}

fn is_scheme(name: &[u8]) -> bool {
    [&b"http"[..], b"https", b"ftp"].iter().any(|scheme| name.eq_ignore_ascii_case(scheme))
}

/// How far an address goes: to the next white space, quotation mark or angle bracket.
fn url_length(input: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&first) = input.get(at) {
        let (character, length) = decode(&input[at..]);
        let ends = match first {
            b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'|' | b'\\' | b'^' => true,
            0..=b' ' | 0x7F => true,
            0x80.. => !is_word(character),
            _ => false,
        };
        if ends {
            break;
        }
        at += length;
    }
    at
}

fn trimmed(input: &[u8], mut end: usize) -> usize {
    let unopened = |bracket: u8, open: u8| {
        let count = |wanted| input[..end].iter().filter(|&&byte| byte == wanted).count();
        count(bracket) > count(open)
    };
    // Brackets are counted once: a closing one is either the partner of one inside or all of them at the end go.
    let (round, square) = (unopened(b')', b'('), unopened(b']', b'['));
    while let Some(last) = end.checked_sub(1).and_then(|last| input.get(last)) {
        match last {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_' | b'-' => end -= 1,
            b')' if round => end -= 1,
            b']' if square => end -= 1,
            _ => break,
        }
    }
    end
}

/// `name.surname@example.org`
///
/// ```text
/// email = local "@" labels     ; two labels at least
/// ```
fn email(input: Bytes) -> Parsed<TokenKind> {
    let near = &input[..input.len().min(LONGEST_LOCAL + 1)];
    let is_local = |byte: u8| byte::is_alphanumeric(byte) || matches!(byte, b'.' | b'_' | b'+' | b'-' | b'%');
    let (_, local) = take_while1(is_local)(near)?;
    match input[local.len()..] {
        [b'@', ref after @ ..] if !local.ends_with(b".") => {
            let (rest, more) = labels(after)?;
            if more > 0 { Ok((rest, TokenKind::Email)) } else { Err(nom::Err::Error(())) }
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// The labels of a domain; returns how many follow the first.
///
/// ```text
/// labels = label *( "." label )
/// ```
fn labels(input: Bytes) -> Parsed<usize> {
    let label = |input| take_while1(|byte: u8| byte::is_alphanumeric(byte) || byte == b'-')(input);
    let near = &input[..input.len().min(LONGEST_DOMAIN)];
    let (after, _): (Bytes, Bytes) = label(near)?;
    let (after, more) = many0_count(preceded(tag(&b"."[..]), label)).parse_complete(after)?;
    Ok((&input[near.len() - after.len()..], more))
}

/// `example.org`, `example.co.uk/page`. A domain that begins with a capital is the name of a firm, and so a word:
/// `Amazon.com`.
///
/// ```text
/// domain = labels [ "/" *url-byte ]     ; the last label is a known one
/// ```
fn domain(input: Bytes) -> Parsed<TokenKind> {
    let (rest, more) = labels(input)?;
    let name = &input[..input.len() - rest.len()];
    let last = name.rsplit(|&byte| byte == b'.').next().unwrap_or_default();
    if more == 0 || !is_top_level(last) || begins_word(rest) {
        return Err(nom::Err::Error(()));
    }
    match rest {
        [b'/', ..] => Ok((&input[trimmed(input, name.len() + url_length(rest))..], TokenKind::Url)),
        _ if begins_capital(input) => Ok((rest, TokenKind::Word)),
        _ => Ok((rest, TokenKind::Url)),
    }
}

/// Last labels that are not also words of running text, as `it`, `is`, `me` and `to` are, before which a blank may
/// have been lost.
fn is_top_level(label: &[u8]) -> bool {
    const KNOWN: [&[u8]; 24] = [
        b"com", b"org", b"net", b"edu", b"gov", b"mil", b"info", b"io", b"co", b"uk", b"de", b"fr", b"eu", b"ca",
        b"au", b"ru", b"ch", b"nl", b"se", b"jp", b"cn", b"tv", b"ie", b"nz",
    ];
    KNOWN.iter().any(|known| label.eq_ignore_ascii_case(known))
}

/// `@name`
///
/// ```text
/// handle = "@" 1*( letter / digit / "_" )
/// ```
pub(super) fn handle(input: Bytes) -> Parsed<TokenKind> {
    let (rest, _) = preceded(tag(&b"@"[..]), take_while1(|byte: u8| byte::is_alphanumeric(byte) || byte == b'_'))
        .parse_complete(input)?;
    Ok((rest, TokenKind::Handle))
}

/// `#name`, `#G20`; `#1` is a sign and a number.
///
/// ```text
/// hashtag = "#" *( letter / digit / "_" )     ; not digits alone
/// ```
pub(super) fn hashtag(input: Bytes) -> Parsed<TokenKind> {
    let name = recognize(many1_count(alt((word::run, tag(&b"_"[..])))));
    let (rest, name) = preceded(tag(&b"#"[..]), name).parse_complete(input)?;
    if name.iter().all(u8::is_ascii_digit) { Err(nom::Err::Error(())) } else { Ok((rest, TokenKind::Hashtag)) }
}
