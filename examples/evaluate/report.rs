//! The figures as tables for people.

use crate::causes::Causes;
use crate::evaluation::Evaluation;
use crate::figures::Percent;
use crate::quotes::{Quotes, Scores, Tallies};
use crate::reliability::{Bin, Calibration, Reliability};
use crate::roles::{self, Roles};
use crate::samples::{Sample, Samples};
use crate::scopes::Scopes;
use crate::spans::{SpanFigures, SpanScores};
use std::fmt::{self, Display, Formatter};

impl Display for Evaluation {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { documents, discarded, .. } = self;
        writeln!(formatter, "{documents} documents; {discarded} quotes found where nothing is annotated, not counted")?;
        if !self.has_sources {
            writeln!(
                formatter,
                "no gold quote has a source: what is said of attributed quotes and sources means nothing"
            )?;
        }
        write!(formatter, "{}{}{}", self.spans, self.quotes, self.scopes)?;
        write!(formatter, "{}{}{}{}", self.roles, self.causes, self.reliability(), self.samples)
    }
}

/// A blank line and the head of a table.
fn head(formatter: &mut Formatter<'_>, name: &str, columns: &str) -> fmt::Result {
    writeln!(formatter, "\n{name:<20}{}", columns.trim_end())
}

/// The heads of some counts and of some scores beside them.
fn scores_head(counts: &str, names: &[&str]) -> String {
    let heads = names.iter().map(|name| format!(" | {:^17}", format!("{name} P/R/F")));
    [counts.to_owned()].into_iter().chain(heads).collect()
}

impl Display for SpanFigures {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        head(formatter, "Spans by role", &scores_head("  gold  found", &["exact", "partial"]))?;
        for (name, scores) in [("source", self.source), ("cue", self.cue), ("content", self.content)] {
            let SpanScores { exact, partial } = scores;
            let (gold, found) = (exact.gold.all, exact.found.all);
            writeln!(formatter, "  {name:<18}{gold:>6} {found:>6} | {exact} | {partial}")?;
        }
        Ok(())
    }
}

impl Display for Quotes {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        head(formatter, "Quotes", &scores_head("  gold  found", &["exact", "partial", "attributed"]))?;
        writeln!(formatter, "  {:<18}{}", "all", self.all)?;
        for (kind, scores) in &self.by_kind {
            writeln!(formatter, "  {:<18}{scores}", format!("{kind:?}").to_lowercase())?;
        }
        head(formatter, "Precision by rule", " found  partial  attributed")?;
        for (rule, tallies) in &self.by_rule {
            writeln!(formatter, "  {rule:<18}{tallies}")?;
        }
        if !self.by_genre.is_empty() {
            head(formatter, "Recall by genre", "  gold  partial  attributed")?;
            for (genre, tallies) in &self.by_genre {
                writeln!(formatter, "  {genre:<18}{tallies}")?;
            }
        }
        Ok(())
    }
}

impl Display for Scores {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { exact, partial, attributed } = self;
        let (gold, found) = (partial.gold.all, partial.found.all);
        write!(formatter, "{gold:>6} {found:>6} | {exact} | {partial} | {attributed}")
    }
}

impl Display for Tallies {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { partial, attributed } = self;
        write!(formatter, "{:>6}    {}       {}", partial.all, partial.percent(), attributed.percent())
    }
}

impl Display for Scopes {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        if self.scopes.is_empty() {
            return Ok(());
        }
        head(formatter, "Partial by scope", &scores_head(" found", &["of speech", "of all"]))?;
        for scores in &self.scopes {
            let (scope, found) = (&scores.scope, scores.everything.found.all);
            writeln!(formatter, "  {scope:<18}{found:>6} | {} | {}", scores.speech, scores.everything)?;
        }
        Ok(())
    }
}

impl Display for Roles {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let columns: String = roles::NAMES.iter().map(|name| format!("{name:>9}")).collect();
        head(formatter, "Tokens, gold / found", &columns)?;
        for (name, row) in roles::NAMES.iter().zip(&self.tokens) {
            let cells: String = row.iter().map(|tokens| format!("{tokens:>9}")).collect();
            writeln!(formatter, "  {name:<18}{cells}")?;
        }
        Ok(())
    }
}

impl Display for Causes {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        head(formatter, "Errors by cause", "in matches  gold unmatched  found unmatched")?;
        for (cause, count) in &self.counts {
            writeln!(formatter, "  {cause:<18}{:>10} {:>15} {:>16}", count.matched, count.gold, count.found)?;
        }
        Ok(())
    }
}

impl Display for Reliability {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        head(formatter, "Confidence", " found   mean  partial  attributed")?;
        for (tenth, bin) in self.bins.iter().enumerate() {
            let range = format!("{:.1} to {:.1}", tenth as f64 / 10.0, (tenth + 1) as f64 / 10.0);
            writeln!(formatter, "  {range:<18}{bin}")?;
        }
        for (name, calibration) in [("partial", &self.partial), ("attributed", &self.attributed)] {
            write!(formatter, "  {name}: {calibration}")?;
        }
        Ok(())
    }
}

impl Display for Bin {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { partial, attributed, .. } = self;
        let mean = Percent((partial.all > 0).then_some(self.confidence));
        write!(formatter, "{:>6}  {mean}    {}       {}", partial.all, partial.percent(), attributed.percent())
    }
}

impl Display for Calibration {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "expected calibration error {:.3}; precision at", self.error)?;
        for at in &self.precision_at {
            write!(formatter, "    {:.0}% recall ", 100.0 * at.recall)?;
            match at.confidence {
                Some(confidence) => {
                    writeln!(formatter, "{} (confidence {confidence:.3} and more)", Percent(at.precision))?;
                }
                None => writeln!(formatter, "  n/a (not reached)")?,
            }
        }
        Ok(())
    }
}

impl Display for Samples {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for (cause, samples) in &self.by_cause {
            writeln!(formatter, "\n{cause}")?;
            samples.iter().try_for_each(|sample| write!(formatter, "{sample}"))?;
        }
        Ok(())
    }
}

impl Display for Sample {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "  {}: …{}…", self.document, self.context)?;
        for (name, quote) in [("gold", &self.gold), ("found", &self.found)] {
            if let Some(quote) = quote {
                writeln!(formatter, "    {name:<5} {quote}")?;
            }
        }
        Ok(())
    }
}
