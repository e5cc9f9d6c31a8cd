//! What kind of thing an entity is.

use super::name::NameKind;

/// What kind of thing an entity is, as far as pronouns and output care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Organization,
    Place,
    /// A name that may be a person's or a body's.
    Name,
    /// Several named ones who speak together.
    Joint,
    /// One person without a name: `the aide`.
    Someone,
    /// Several people without a name: `officials`.
    Group,
    /// A body without a name: `the airline`.
    Body,
    /// What the lexicon knows as neither a person nor a body nor a document: `the missteps`.
    Thing,
    /// What is written: `a new study`.
    Document,
}

impl Sort {
    pub(super) fn is_named(self) -> bool {
        matches!(self, Sort::Person | Sort::Organization | Sort::Place | Sort::Name | Sort::Joint)
    }

    /// It can be *he* or *she*.
    pub(super) fn is_personal(self) -> bool {
        matches!(self, Sort::Person | Sort::Name | Sort::Someone)
    }

    /// It can be *it*.
    pub(super) fn is_impersonal(self) -> bool {
        matches!(self, Sort::Organization | Sort::Place | Sort::Body | Sort::Document | Sort::Thing)
    }

    /// It can be *they*.
    pub(super) fn is_plural(self) -> bool {
        matches!(self, Sort::Group | Sort::Joint)
    }

    pub(super) fn of(kind: NameKind) -> Sort {
        match kind {
            NameKind::Person => Sort::Person,
            NameKind::Organization => Sort::Organization,
            NameKind::Place => Sort::Place,
            NameKind::Unknown => Sort::Name,
        }
    }
}
