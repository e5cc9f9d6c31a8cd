//! How sure an attribution is: the measured share of right ones among those like it.
//!
//! Like it are those that the grammar also knows or does not, whose content has quotation marks or has none, and of
//! which the model was as sure. Right is a content of which more than half of the words are (Dice), whoever said them. The
//! figures were measured with a model trained on four fifths of the training documents, on the other fifth and the
//! development part of PolNeAR (252 documents).

use super::{QuoteKind, Rule};
use crate::model::UNIT;

/// For each lead of the model's labels, from less than -3 to 3 and more, in units of its logarithms.
type Shares = [f32; 8];

const KNOWN_INDIRECT: Shares = [0.67, 0.71, 0.73, 0.78, 0.78, 0.79, 0.88, 0.95];
const KNOWN_QUOTED: Shares = [0.87, 0.87, 0.87, 0.87, 0.89, 0.97, 0.97, 0.97];
const MODEL_INDIRECT: Shares = [0.43, 0.51, 0.55, 0.59, 0.59, 0.59, 0.59, 0.59];
const MODEL_QUOTED: Shares = [0.74, 0.74, 0.74, 0.74, 0.92, 0.92, 0.92, 0.92];

/// Without a cue of its own.
const CONTINUED_INDIRECT: f32 = 0.51;
const CONTINUED_QUOTED: f32 = 0.68;

/// A transcript or a dialogue behind dashes: not measured, the corpora hardly have any.
const LAYOUT: f32 = 0.8;

/// A quotation with a signature: 21 of 21 in the development part.
pub(super) const SIGNED: f32 = 0.95;

/// A quotation that nothing attributes.
pub(super) const TURN: f32 = 0.5;

/// An attribution that the grammar found and the model left out: 29 of 43.
pub(super) const RESTORED: f32 = 0.67;

/// Of an attribution by the model, `lead` being the smallest of its cue and its content.
pub(super) fn confidence(rule: Rule, kind: QuoteKind, lead: i16) -> f32 {
    let is_quoted = kind != QuoteKind::Indirect;
    let shares = match (rule, is_quoted) {
        (Rule::Transcript | Rule::Dialogue, _) => return LAYOUT,
        (Rule::Continuation | Rule::Fragment, true) => return CONTINUED_QUOTED,
        (Rule::Continuation | Rule::Fragment, false) => return CONTINUED_INDIRECT,
        (Rule::Model, true) => &MODEL_QUOTED,
        (Rule::Model, false) => &MODEL_INDIRECT,
        (_, true) => &KNOWN_QUOTED,
        (_, false) => &KNOWN_INDIRECT,
    };
    let step = lead.div_euclid(UNIT).clamp(-4, 3) + 4;
    shares[step as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surer_labels_make_surer_attributions() {
        for (rule, kind) in [(Rule::That, QuoteKind::Indirect), (Rule::Model, QuoteKind::Mixed)] {
            let of = |lead: i16| confidence(rule, kind, lead);
            assert!((i16::MIN..i16::MAX).all(|lead| of(lead) <= of(lead + 1)));
            assert!(of(i16::MIN) < of(i16::MAX) && of(i16::MAX) < 1.0);
        }
    }
}
