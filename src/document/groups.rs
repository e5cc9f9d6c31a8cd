//! Which results belong to which: the claims of a quote, the quotes of a speaker.

/// Members by group, both named by their places, the members of a group in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups {
    /// Where the members of each group end in `members`; they start where those of the group before end.
    ends: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    /// Sorts members by the group that each belongs to, if any. Linear in both.
    pub(super) fn new(groups: usize, group_of: impl Iterator<Item = Option<u32>> + Clone) -> Self {
        // Counted, then summed up: first where each group starts, and, once it is filled, where it ends.
        let mut ends = vec![0; groups];
        let mut count = 0;
        for group in group_of.clone().flatten() {
            ends[group as usize] += 1;
            count += 1;
        }
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut members = vec![0; count];
        for (member, group) in group_of.enumerate() {
            if let Some(group) = group {
                let place = &mut ends[group as usize];
                members[*place as usize] = member as u32;
                *place += 1;
            }
        }
        Self { ends, members }
    }

    /// The members of a group.
    pub(super) fn members(&self, group: usize) -> &[u32] {
        let start = group.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.members[start as usize..self.ends[group] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn members_are_sorted_by_group() {
        let groups = Groups::new(4, [Some(2), None, Some(0), Some(2), Some(3), Some(0)].into_iter());
        let members: Vec<&[u32]> = (0..4).map(|group| groups.members(group)).collect();
        assert_eq!(members, [&[2, 5][..], &[], &[0, 3], &[4]]);
        assert!(Groups::new(1, std::iter::empty()).members(0).is_empty());
    }
}
