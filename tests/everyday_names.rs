//! Everyday names lead to the right record type and the right role: by Chinese, pinyin, initials and English.

#![allow(clippy::unwrap_used)]

#[path = "support/everyday.rs"]
mod everyday;
pub(crate) mod support;

use std::collections::BTreeSet;

use everyday::{ROLES, ROLES_ENGLISH, TYPES, TYPES_ENGLISH, WITHIN};
use gexin::text::{Entry, Query, ranked};
use support::WORLD;

/// Initials alone fit many names; the right one has to be among so many.
const NEAR: usize = 5;

/// The ids that a query finds, best first.
fn found<'a>(entries: &[(&'a str, Entry)], typed: &str) -> Vec<&'a str> {
    let query = Query::new(typed);
    let mut ranked: Vec<(u32, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(at, (_, entry))| Some((entry.rank_of(&query)?, at)))
        .collect();
    ranked.sort();
    ranked.iter().map(|(_, at)| entries[*at].0).collect()
}

fn types() -> Vec<(&'static str, Entry)> {
    let all = WORLD.law.types.iter();
    all.map(|one| (one.id.as_str(), one.entry())).collect()
}

fn roles() -> Vec<(&'static str, Entry)> {
    let all = WORLD.law.roles.iter();
    all.map(|one| (one.id.as_str(), one.entry())).collect()
}

/// Chinese and pinyin have to come first, initials near.
fn chinese(entries: &[(&str, Entry)], table: &[(&str, &str, &str)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (zh, pinyin, id) in table {
        let joined: String = pinyin.split(' ').collect();
        let initials: String = pinyin
            .split(' ')
            .filter_map(|syllable| syllable.chars().next())
            .collect();
        for typed in [*zh, *pinyin, &joined] {
            let found = found(entries, typed);
            if found.first() != Some(id) {
                wrong.push(format!("{typed} → {:?}, not {id}", found.first()));
            }
        }
        let found = found(entries, &initials);
        if initials.len() > 2 && !found.iter().take(NEAR).any(|one| one == id) {
            wrong.push(format!("{initials} ({zh}) → {found:?}, not {id}"));
        }
    }
    wrong
}

fn english(entries: &[(&str, Entry)], table: &[(&str, &str)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (en, id) in table {
        let found = found(entries, en);
        if found.first() != Some(id) {
            wrong.push(format!("{en} → {:?}, not {id}", found.first()));
        }
    }
    wrong
}

#[test]
pub(crate) fn everyday_names_of_records_lead_to_their_type() {
    let names: BTreeSet<&str> = TYPES.iter().map(|one| one.0).collect();
    assert_eq!(names.len(), TYPES.len(), "a name stands twice");
    assert!(names.len() >= 110, "{}", names.len());
    let entries = types();
    let mut wrong = chinese(&entries, TYPES);
    wrong.extend(english(&entries, TYPES_ENGLISH));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
pub(crate) fn everyday_names_of_people_lead_to_their_role() {
    let names: BTreeSet<&str> = ROLES.iter().map(|one| one.0).collect();
    assert!(names.len() >= 60, "{}", names.len());
    let entries = roles();
    let mut wrong = chinese(&entries, ROLES);
    wrong.extend(english(&entries, ROLES_ENGLISH));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A longer word leads to the name that stands in it, and only where nothing fits it otherwise.
#[test]
fn what_says_more_leads_to_the_name_in_it() {
    let mut all = types();
    all.extend(roles());
    let (ids, entries): (Vec<&str>, Vec<Entry>) = all.into_iter().unzip();
    for (typed, id) in WITHIN {
        let query = Query::new(typed);
        assert!(
            entries.iter().all(|entry| entry.rank_of(&query).is_none()),
            "{typed}"
        );
        let found = ranked(&entries, &query);
        assert_eq!(found.first().map(|at| ids[*at]), Some(*id), "{typed}");
    }
    for (typed, _, id) in TYPES {
        let query = Query::new(typed);
        let first = ranked(&entries, &query)[0];
        assert!(entries[first].rank_of(&query).is_some(), "{typed}: {id}");
    }
    for typed in ["证", "无此说法", "xyzxyz"] {
        assert!(
            entries
                .iter()
                .all(|entry| entry.rank_within(&Query::new(typed)).is_none()),
            "{typed}"
        );
    }
}

#[test]
fn most_types_and_roles_are_reached_by_an_everyday_name() {
    let reached: BTreeSet<&str> = TYPES.iter().map(|one| one.2).collect();
    for one in &WORLD.law.types {
        assert!(one.aliases.len() >= 3, "{}", one.id);
        let general = [
            "other-important",
            "other-general",
            "anonymised",
            "location-answer",
        ];
        let known = reached.contains(one.id.as_str()) || general.contains(&one.id.as_str());
        assert!(known, "no everyday name of {}", one.id);
    }
    let roles: BTreeSet<&str> = ROLES.iter().map(|one| one.2).collect();
    assert!(roles.len() >= 40, "{}", roles.len());
}
