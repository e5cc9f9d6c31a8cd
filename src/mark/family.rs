//! Which glyphs can pair with each other.

use crate::token::Glyph;

/// Glyphs that open and close the same quotations. Mixes within a family pair: `"…”` is common in edited text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
    Guillemet,
    SingleGuillemet,
    Corner,
}

impl Family {
    pub(super) const COUNT: usize = 5;

    pub(super) fn of(glyph: Glyph) -> Family {
        match glyph {
            Glyph::Double
            | Glyph::DoubleOpen
            | Glyph::DoubleClose
            | Glyph::DoubleLow
            | Glyph::TexOpen
            | Glyph::TexClose
            | Glyph::DoublePrime => Family::Double,
            Glyph::Single
            | Glyph::SingleOpen
            | Glyph::SingleClose
            | Glyph::SingleLow
            | Glyph::Accent
            | Glyph::Prime => Family::Single,
            Glyph::GuillemetOpen | Glyph::GuillemetClose => Family::Guillemet,
            Glyph::SingleGuillemetOpen | Glyph::SingleGuillemetClose => Family::SingleGuillemet,
            Glyph::CornerOpen | Glyph::CornerClose => Family::Corner,
        }
    }
}

/// Whether a style of typography opens with the one glyph and closes with the other.
pub(super) fn belong_together(open: Glyph, close: Glyph) -> bool {
    use Glyph::*;
    matches!(
        (open, close),
        (Double, Double)
            | (DoubleOpen, DoubleClose)
            | (DoubleLow, DoubleOpen | DoubleClose | TexClose)
            | (DoubleClose, DoubleClose)
            | (TexOpen | TexClose, TexClose)
            | (DoublePrime, DoublePrime)
            | (Single, Single)
            | (SingleOpen, SingleClose)
            | (SingleLow, SingleOpen | SingleClose)
            | (SingleClose, SingleClose)
            | (Accent, Single | Accent)
            | (Prime, Prime)
            | (GuillemetOpen, GuillemetClose)
            | (GuillemetClose, GuillemetOpen | GuillemetClose)
            | (SingleGuillemetOpen, SingleGuillemetClose)
            | (SingleGuillemetClose, SingleGuillemetOpen | SingleGuillemetClose)
            | (CornerOpen, CornerClose)
    )
}
