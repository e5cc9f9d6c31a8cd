//! The view for people.

use anstyle::{AnsiColor, Style};
use dixit::decode::Encoding;
use dixit::record::Id;
use dixit::{Claim, Document, EntityKind, Quote, Repair, ResolutionKind, Role, Speaker};
use std::fmt::{self, Write};

/// Columns of the left margin, in which the numbers stand.
const MARGIN: &str = "    ";
/// Lines longer than this are hard to read, shorter ones break too often.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=100;

const TITLE: Style = Style::new().bold().underline();
const NAME: Style = AnsiColor::Green.on_default().bold();
const NOBODY: Style = AnsiColor::Yellow.on_default();
const SECTION: Style = Style::new().bold();
const DETAIL: Style = Style::new().dimmed();

/// A document as a page: quotes with their speakers and claims, then what else there is to know about the text.
pub(crate) fn view(document: &Document<'_>, id: Option<&Id>) -> String {
    let mut page = Page { text: String::new(), width: width() };
    // Writing to a string cannot fail.
    let _ = write_page(&mut page, document, id);
    page.text
}

fn write_page(page: &mut Page, document: &Document<'_>, id: Option<&Id>) -> fmt::Result {
    page.heading(document, id)?;
    for quote in document.quotes() {
        page.quote(quote)?;
    }
    page.author_claims(document)?;
    page.speakers(document)?;
    page.other_quotations(document)?;
    let repaired = document.repaired();
    page.repairs("Repairs", document.given(), repaired.repairs(), document.repairs())?;
    page.repairs("Possible repairs, not made", document.given(), repaired.suggestions(), document.suggestions())?;
    page.diagnostics(document)?;
    writeln!(page.text)
}

/// The width to fill: that of the terminal within reason, or the most where there is no terminal.
fn width() -> usize {
    let columns = terminal_size::terminal_size().map_or(*WIDTHS.end(), |(width, _)| usize::from(width.0));
    columns.clamp(*WIDTHS.start(), *WIDTHS.end())
}

struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn heading(&mut self, document: &Document<'_>, id: Option<&Id>) -> fmt::Result {
        let title = match id {
            Some(Id::Text(text)) => text.clone(),
            Some(Id::Number(number)) => number.to_string(),
            None => "standard input".to_owned(),
        };
        writeln!(self.text, "{TITLE}{}{TITLE:#}", one_line(&title))?;
        let counts = [
            counted(document.quotes().len(), "quote"),
            counted(document.speakers().len(), "speaker"),
            counted(document.claims().len(), "claim"),
            counted(document.sentences().len(), "sentence"),
        ];
        let encoding = match document.encoding() {
            Encoding::Utf8 => String::new(),
            encoding => format!(" (read as {encoding})"),
        };
        writeln!(self.text, "{}{encoding}", counts.join(", "))
    }

    fn section(&mut self, title: &str) -> fmt::Result {
        writeln!(self.text, "\n{SECTION}{title}{SECTION:#}")
    }

    /// Text that goes on, on further lines, at the same indent.
    fn paragraph(&mut self, indent: &str, text: &str, style: Style) -> fmt::Result {
        for line in textwrap::wrap(&one_line(text), self.width - indent.len()) {
            writeln!(self.text, "{indent}{style}{line}{style:#}")?;
        }
        Ok(())
    }

    fn quote(&mut self, quote: Quote<'_>) -> fmt::Result {
        write!(self.text, "\n{:>3} ", quote.id() + 1)?;
        match quote.speaker() {
            Some(speaker) => writeln!(self.text, "{NAME}{}{NAME:#}", one_line(&introduced(speaker)))?,
            None => writeln!(self.text, "{NOBODY}nobody named with confidence{NOBODY:#}")?,
        }
        let parts: Vec<&str> = quote.parts().map(|part| part.text()).collect();
        self.paragraph(MARGIN, &parts.join(" … "), Style::new())?;
        self.paragraph(MARGIN, &how(quote), DETAIL)?;
        for claim in quote.claims() {
            self.claim(claim)?;
        }
        Ok(())
    }

    fn claim(&mut self, claim: Claim<'_>) -> fmt::Result {
        let kind = format!("{}, {}", word(claim.polarity()), word(claim.modality()));
        let first = format!("{MARGIN}  {:.2} ", claim.check_worthiness());
        let rest = " ".repeat(first.len());
        let text = format!("{} ({kind})", one_line(claim.text()));
        let options = textwrap::Options::new(self.width).initial_indent(&first).subsequent_indent(&rest);
        for line in textwrap::wrap(&text, options) {
            writeln!(self.text, "{line}")?;
        }
        Ok(())
    }

    fn author_claims(&mut self, document: &Document<'_>) -> fmt::Result {
        let mut claims = document.claims().filter(|claim| claim.quote().is_none()).peekable();
        if claims.peek().is_some() {
            self.section("Claims of the author")?;
        }
        claims.try_for_each(|claim| self.claim(claim))
    }

    fn speakers(&mut self, document: &Document<'_>) -> fmt::Result {
        if document.speakers().len() > 0 {
            self.section("Speakers")?;
        }
        for speaker in document.speakers() {
            let mut mentions: Vec<&str> = Vec::new();
            for mention in speaker.mentions().map(|mention| mention.text()) {
                // As many pronouns as there may be, a speaker has few different mentions.
                if !mentions.contains(&mention) {
                    mentions.push(mention);
                }
            }
            let kind = match speaker.kind() {
                EntityKind::Unnamed => "unnamed".to_owned(),
                kind => word(kind),
            };
            let line = format!(
                "{}: {kind}, {}, mentioned as {}",
                introduced(speaker),
                counted(speaker.quotes().len(), "quote"),
                mentions.iter().map(|mention| format!("“{mention}”")).collect::<Vec<_>>().join(", ")
            );
            self.paragraph(MARGIN, &line, Style::new())?;
        }
        Ok(())
    }

    fn other_quotations(&mut self, document: &Document<'_>) -> fmt::Result {
        let mut others = document.quotations().filter(|quotation| quotation.role() != Role::Speech).peekable();
        if others.peek().is_some() {
            self.section("In quotation marks, but not speech")?;
        }
        others.try_for_each(|quotation| {
            let line = format!("{quotation} ({}, {})", word(quotation.role()), bytes(quotation.range()));
            self.paragraph(MARGIN, &line, Style::new())
        })
    }

    /// Repairs of a text, in the order of `located`, which has them with the bytes of the input.
    fn repairs(&mut self, title: &str, text: &str, repairs: &[Repair], located: &[Repair]) -> fmt::Result {
        if !repairs.is_empty() {
            self.section(title)?;
        }
        repairs.iter().zip(located).try_for_each(|(repair, located)| {
            let (before, after) = in_word(text, repair);
            let line = format!(
                "{before} → {after} ({}, {}, confidence {:.2}, {})",
                repair.kind,
                repair.evidence,
                repair.confidence,
                bytes(located.range.clone())
            );
            self.paragraph(MARGIN, &line, Style::new())
        })
    }

    fn diagnostics(&mut self, document: &Document<'_>) -> fmt::Result {
        if document.diagnostics().len() > 0 {
            self.section("Odd marks")?;
        }
        document.diagnostics().try_for_each(|diagnostic| {
            let line = format!("{}  {} ({})", diagnostic.text(), diagnostic.message(), bytes(diagnostic.range()));
            self.paragraph(MARGIN, &line, Style::new())
        })
    }
}

/// `Mary Smith, Finance Minister (Ministry of Finance)`
fn introduced(speaker: Speaker<'_>) -> String {
    let mut name = speaker.name().to_owned();
    if let Some(role) = speaker.role() {
        name += &format!(", {role}");
    }
    if let Some(affiliation) = speaker.affiliation() {
        name += &format!(" ({affiliation})");
    }
    name
}

/// Words of the text without its line breaks, and without control characters that a terminal would obey.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(char::is_control, "\u{FFFD}")
}

/// A repair in the word that it stands in: `T·rkish`, `Turkish`.
fn in_word<'g>(given: &'g str, repair: &Repair) -> (&'g str, String) {
    let is_outside = |character: char| !character.is_alphanumeric();
    let start = given[..repair.range.start].rfind(is_outside).map_or(0, |at| at + width_at(given, at));
    let rest = &given[repair.range.end..];
    let end = repair.range.end + rest.find(is_outside).unwrap_or(rest.len());
    let after = [&given[start..repair.range.start], &repair.after, &given[repair.range.end..end]].concat();
    (&given[start..end], after)
}

/// The bytes of the character at a place.
fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// How a quote was found and its speaker resolved.
fn how(quote: Quote<'_>) -> String {
    let mut line = format!("{}, {}", word(quote.kind()), word(quote.act()));
    if let Some(cue) = quote.cue() {
        line += &format!(", cue “{cue}”");
    }
    if let Some(source) = quote.source() {
        line += &format!(", source “{source}”");
    }
    if let Some(resolution) = quote.resolution() {
        line += match resolution {
            ResolutionKind::Name => " by name",
            ResolutionKind::Pronoun => " by pronoun",
            ResolutionKind::Description => " by description",
            ResolutionKind::Turn => ", speaker by turn",
            ResolutionKind::Continuation => ", the speaker goes on",
            _ => "",
        };
    }
    format!("{line}, confidence {:.2}, {}", quote.confidence(), bytes(quote.range()))
}

fn bytes(range: std::ops::Range<usize>) -> String {
    format!("bytes {} to {}", range.start, range.end)
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// The name of an enum's value, as the wire types write it.
fn word(value: impl fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}
