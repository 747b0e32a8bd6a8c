//! The table of dependencies in the crate's documentation is that of `Cargo.toml`, and each is taken with care.

use std::collections::BTreeSet;

const MANIFEST: &str = include_str!("../Cargo.toml");
const DOCUMENTATION: &str = include_str!("../src/lib.rs");

/// The crates of a section.
fn section(name: &str) -> toml::Table {
    let manifest: toml::Table = MANIFEST.parse().expect("TOML");
    manifest[name].as_table().expect("a table").clone()
}

/// The crates of the documentation's tables, with what they are for: those of the program, those of the tests.
fn documented() -> [Vec<(String, String)>; 2] {
    let mut tables = [Vec::new(), Vec::new()];
    let mut of_tests = false;
    for line in DOCUMENTATION.lines() {
        of_tests |= line.contains("For tests and benches");
        let Some(row) = line.strip_prefix("//! | `") else {
            continue;
        };
        let (name, rest) = row.split_once("` |").expect("two columns");
        let reason = rest.trim().trim_end_matches('|').trim();
        tables[usize::from(of_tests)].push((name.to_owned(), reason.to_owned()));
    }
    tables
}

#[test]
fn every_dependency_has_its_reason() {
    let tables = documented();
    for (table, name) in tables.iter().zip(["dependencies", "dev-dependencies"]) {
        let known: BTreeSet<&String> = table.iter().map(|(name, _)| name).collect();
        let manifest = section(name);
        let listed: BTreeSet<&String> = manifest.keys().collect();
        assert_eq!(known, listed, "{name}");
        assert!(
            table.iter().all(|(_, reason)| reason.len() > 10),
            "{name}: {table:?}"
        );
        assert!(table.is_sorted(), "{name} in order");
    }
}

#[test]
fn all_of_them_come_from_the_registry_in_a_stated_version() {
    for name in ["dependencies", "dev-dependencies"] {
        for (of, how) in section(name) {
            let version = how.as_str().or_else(|| how.get("version")?.as_str());
            assert!(
                version.is_some_and(|version| !version.contains('*')),
                "{of}"
            );
            assert!(
                how.get("git").is_none() && how.get("path").is_none(),
                "{of}"
            );
        }
    }
}

#[test]
fn nothing_below_speaks_to_a_network() {
    let lock: toml::Table = include_str!("../Cargo.lock").parse().expect("TOML");
    let packages = lock["package"].as_array().expect("packages");
    let names = packages.iter().filter_map(|one| one["name"].as_str());
    let network = [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "tokio",
        "rustls",
        "native-tls",
        "openssl-sys",
        "socket2",
    ];
    let found: Vec<&str> = names.filter(|name| network.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}
