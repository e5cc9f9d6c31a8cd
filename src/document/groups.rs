//! Which results belong to which: the claims of a quote, the quotes of a speaker.

/// Members by group, both named by their places, the members of a group in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups {
    /// Where the members of each group end; they start where those of the group before end. Behind that all members.
    places: Vec<u32>,
    groups: usize,
}

impl Groups {
    /// Sorts members by the group that each belongs to, if any. Linear in both.
    pub(super) fn new(groups: usize, group_of: impl ExactSizeIterator<Item = Option<u32>> + Clone) -> Self {
        let mut places = Vec::with_capacity(groups + group_of.len());
        places.resize(groups, 0);
        // Counted, then summed up: first where each group starts, and, once it is filled, where it ends.
        group_of.clone().flatten().for_each(|group| places[group as usize] += 1);
        let mut end = groups as u32;
        for place in &mut places {
            end += std::mem::replace(place, end);
        }
        places.resize(end as usize, 0);
        for (member, group) in group_of.enumerate() {
            if let Some(group) = group {
                let place = places[group as usize];
                places[place as usize] = member as u32;
                places[group as usize] += 1;
            }
        }
        Self { places, groups }
    }

    /// The members of a group.
    pub(super) fn members(&self, group: usize) -> &[u32] {
        let start = group.checked_sub(1).map_or(self.groups as u32, |before| self.places[before]);
        &self.places[start as usize..self.places[group] as usize]
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
