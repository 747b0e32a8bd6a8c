//! The table of dependencies in the crate's documentation is that of `Cargo.toml`, and each is taken with care.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

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
fn the_build_script_takes_what_the_program_takes() {
    let of_program = section("dependencies");
    for (name, how) in section("build-dependencies") {
        assert_eq!(of_program.get(&name), Some(&how), "{name}");
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

/// The rules for licences and doubles, as cargo-deny reads them.
fn rules() -> toml::Table {
    include_str!("../.ci/deny.toml").parse().expect("TOML")
}

/// Whether what a licence expression asks for is allowed: one of what stands beside `OR`, all of what stands beside `AND`.
fn is_allowed(licence: &str, allowed: &[&str]) -> bool {
    let licence = licence.replace('/', " OR ");
    // A bracket is settled first, and stands from then on for what came of it.
    if let Some((before, rest)) = licence.rsplit_once('(') {
        let (inside, after) = rest.split_once(')').expect("its end");
        let word = if is_allowed(inside, allowed) {
            YES
        } else {
            "no"
        };
        return is_allowed(&format!("{before}{word}{after}"), allowed);
    }
    let holds = |one: &str| one == YES || allowed.contains(&one);
    let mut ways = licence.split(" OR ");
    ways.any(|way| way.split(" AND ").all(|one| holds(one.trim())))
}

/// Stands in an expression for a part that is allowed.
const YES: &str = "yes";

#[test]
fn licences_are_read_as_they_are_written() {
    let allowed = ["MIT", "Zlib"];
    for (licence, right) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR GPL-3.0) AND Zlib", true),
        ("(Apache-2.0 OR GPL-3.0) AND Zlib", false),
        ("Zlib AND (GPL-3.0 OR MIT)", true),
        ("MIT WITH exception", false),
    ] {
        assert_eq!(is_allowed(licence, &allowed), right, "{licence}");
    }
}

/// What a command of the tool chain prints.
fn printed(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(command)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let output = output.expect("it runs");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_licence_is_one_that_is_allowed() {
    let rules = rules();
    let allowed = rules["licenses"]["allow"].as_array().expect("a list");
    let allowed: Vec<&str> = allowed.iter().filter_map(|one| one.as_str()).collect();
    let compiler = printed("rustc", &["-vV"]);
    let host = compiler
        .lines()
        .find_map(|line| line.strip_prefix("host: "));
    let asked = [
        "metadata",
        "--format-version=1",
        "--locked",
        "--offline",
        "--filter-platform",
        host.expect("the compiler names its platform"),
    ];
    let told: serde_json::Value =
        serde_json::from_str(&printed(env!("CARGO"), &asked)).expect("JSON");
    let packages = told["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "{} packages", packages.len());
    let bad: Vec<String> = packages
        .iter()
        .filter(|one| !is_allowed(one["license"].as_str().unwrap_or("none"), &allowed))
        .map(|one| format!("{}: {}", one["name"], one["license"]))
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn nothing_is_there_twice_without_a_reason() {
    let lock: toml::Table = include_str!("../Cargo.lock").parse().expect("TOML");
    let mut versions: BTreeMap<&str, Vec<Vec<u64>>> = BTreeMap::new();
    for package in lock["package"].as_array().expect("packages") {
        let number = |part: &str| part.parse().unwrap_or_default();
        let version = package["version"].as_str().expect("a version");
        let version = version.split(['.', '-', '+']).take(3).map(number).collect();
        let name = package["name"].as_str().expect("a name");
        versions.entry(name).or_default().push(version);
    }
    let mut older = BTreeSet::new();
    for (name, mut all) in versions {
        all.sort_unstable();
        all.pop();
        for version in all {
            let [major, minor, patch] = version[..] else {
                panic!("{name} {version:?}");
            };
            older.insert(format!("{name}@{major}.{minor}.{patch}"));
        }
    }
    let rules = rules();
    let explained = rules["bans"]["skip"].as_array().expect("a list").iter();
    let explained: BTreeSet<String> = explained
        .map(|one| {
            assert!(one["reason"].as_str().is_some_and(|why| why.len() > 5));
            one["crate"].as_str().expect("a crate").to_owned()
        })
        .collect();
    assert_eq!(older, explained, "found, and explained");
}
