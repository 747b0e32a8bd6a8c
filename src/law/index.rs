//! Entries of the law by their ids, found without looking at each.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

/// The positions of the entries of one list, noted when the first of them is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Index(OnceLock<HashMap<String, usize, RandomState>>);

impl Index {
    /// The first entry with an id, with its position. What the list holds decides: one that was changed since its
    /// positions were noted is looked through.
    pub(super) fn find<'l, T>(
        &self,
        list: &'l [T],
        id: &str,
        id_of: impl Fn(&T) -> &str,
    ) -> Option<(usize, &'l T)> {
        let positions = self.0.get_or_init(|| {
            let mut positions =
                HashMap::with_capacity_and_hasher(list.len(), RandomState::default());
            for (at, one) in list.iter().enumerate() {
                positions.entry(id_of(one).to_owned()).or_insert(at);
            }
            positions
        });
        let noted = positions.get(id).and_then(|at| Some((*at, list.get(*at)?)));
        noted
            .filter(|(_, one)| id_of(one) == id)
            .or_else(|| list.iter().enumerate().find(|(_, one)| id_of(one) == id))
    }
}

/// The indexes of the lists that are asked for by id.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes {
    pub(super) facts: Index,
    pub(super) types: Index,
    pub(super) roles: Index,
    pub(super) provisions: Index,
    pub(super) sources: Index,
    pub(super) kinds: Index,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(index: &Index, list: &[&'static str], id: &str) -> Option<usize> {
        index.find(list, id, |one| *one).map(|(at, _)| at)
    }

    #[test]
    fn the_first_of_its_name_is_found_also_in_a_list_that_was_changed() {
        let index = Index::default();
        let list = ["a", "b", "b", "c"];
        assert_eq!(find(&index, &list, "b"), Some(1));
        assert_eq!(find(&index, &list, "d"), None);
        assert_eq!(find(&index, &["b", "d"], "b"), Some(0));
        assert_eq!(find(&index, &["b", "d"], "d"), Some(1));
        assert_eq!(find(&index, &["b", "d"], "c"), None);
    }
}
