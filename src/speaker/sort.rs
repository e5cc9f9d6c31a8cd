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
        Sorts::NAMED.contain(self)
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

/// Some sorts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sorts(u16);

impl Sorts {
    pub(super) const ALL: Sorts = Sorts(u16::MAX);
    pub(super) const NAMED: Sorts =
        Sorts::of(&[Sort::Person, Sort::Organization, Sort::Place, Sort::Name, Sort::Joint]);

    pub(super) const fn of(sorts: &[Sort]) -> Sorts {
        let (mut bits, mut index) = (0, 0);
        while index < sorts.len() {
            bits |= 1 << sorts[index] as u8;
            index += 1;
        }
        Sorts(bits)
    }

    pub(super) const fn and(self, other: Sorts) -> Sorts {
        Sorts(self.0 & other.0)
    }

    pub(super) const fn without(self, sorts: &[Sort]) -> Sorts {
        Sorts(self.0 & !Sorts::of(sorts).0)
    }

    pub(super) const fn contain(self, sort: Sort) -> bool {
        self.0 >> sort as u8 & 1 == 1
    }
}
