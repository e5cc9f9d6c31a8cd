//! Records made from an analysed document.

use super::{Claim, Diagnostic, Document, Mention, Quote, Repair, Span, Speaker};
use crate::document::{self, OffsetConverter, Offsets};
use std::ops::Range;

impl Document {
    pub(crate) fn of(document: &document::Document<'_>, unit: Offsets) -> Self {
        let offsets = document.offsets(unit);
        Self {
            id: None,
            offsets: unit,
            repairs: document.repairs().iter().map(|repair| self::repair(repair, &offsets)).collect(),
            suggestions: document.suggestions().iter().map(|repair| self::repair(repair, &offsets)).collect(),
            sentences: document.sentences().map(|sentence| span(&offsets, sentence.range())).collect(),
            quotes: document.quotes().map(|quote| self::quote(quote, &offsets)).collect(),
            speakers: document.speakers().map(|speaker| self::speaker(speaker, &offsets)).collect(),
            claims: document.claims().map(|claim| self::claim(claim, &offsets)).collect(),
            diagnostics: document.diagnostics().map(|diagnostic| self::diagnostic(diagnostic, &offsets)).collect(),
        }
    }
}

fn span(offsets: &OffsetConverter<'_>, bytes: Range<usize>) -> Span {
    let Range { start, end } = offsets.convert_range(bytes);
    Span { start, end }
}

fn repair(repair: &crate::repair::Repair, offsets: &OffsetConverter<'_>) -> Repair {
    let Span { start, end } = span(offsets, repair.range.clone());
    Repair {
        start,
        end,
        kind: repair.kind,
        from: repair.before.to_string(),
        to: repair.after.to_string(),
        confidence: repair.confidence,
        evidence: Some(repair.evidence.to_string()),
    }
}

fn quote(quote: document::Quote<'_>, offsets: &OffsetConverter<'_>) -> Quote {
    let spans = |part: document::Part<'_>| span(offsets, part.range());
    Quote {
        id: quote.id(),
        kind: quote.kind(),
        text: quote.text().into_owned(),
        content: quote.parts().map(spans).collect(),
        cue: quote.cue().into_iter().flat_map(|cue| cue.parts()).map(spans).collect(),
        source: quote.source().into_iter().flat_map(|source| source.parts()).map(spans).collect(),
        act: quote.act(),
        speaker: quote.speaker().map(|speaker| speaker.id()),
        resolution: quote.resolution(),
        confidence: quote.confidence(),
        rule: Some(quote.rule().as_str().to_owned()),
        sieve: quote.sieve().map(str::to_owned),
        speaker_confidence: quote.speaker_confidence(),
    }
}

fn speaker(speaker: document::Speaker<'_>, offsets: &OffsetConverter<'_>) -> Speaker {
    let mention = |mention: document::Mention<'_>| {
        let Span { start, end } = span(offsets, mention.range());
        Mention { start, end, kind: mention.kind() }
    };
    Speaker {
        id: speaker.id(),
        name: speaker.name().to_owned(),
        kind: speaker.kind(),
        role: speaker.role().map(str::to_owned),
        affiliation: speaker.affiliation().map(str::to_owned),
        mentions: speaker.mentions().map(mention).collect(),
    }
}

fn claim(claim: document::Claim<'_>, offsets: &OffsetConverter<'_>) -> Claim {
    let Span { start, end } = span(offsets, claim.range());
    Claim {
        id: claim.id(),
        quote: claim.quote().map(|quote| quote.id()),
        speaker: claim.speaker().map(|speaker| speaker.id()),
        voice: claim.voice(),
        text: claim.text().to_owned(),
        start,
        end,
        polarity: claim.polarity(),
        modality: claim.modality(),
        check_worthiness: claim.check_worthiness(),
    }
}

fn diagnostic(diagnostic: document::Diagnostic<'_>, offsets: &OffsetConverter<'_>) -> Diagnostic {
    let Span { start, end } = span(offsets, diagnostic.range());
    Diagnostic { start, end, code: diagnostic.code().as_str().to_owned(), message: diagnostic.message() }
}
