//! Anything as a case file or as a data file: it is read, or refused with its place, and never more than that.
//!
//! Own loops with fixed seeds, for so many seconds each (`GEXIN_FUZZ_SECONDS`, two unless told otherwise). What once broke
//! stands in `tests/corpus/` and is tried first.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use fastrand::Rng;
use gexin::assess::{Assessor, Scratch};
use gexin::case::{self, Format};
use gexin::interview::Interview;
use gexin::law::{EMBEDDED, Embedded, Files, Law};
use gexin::report::{Origin, Texts, json};
use support::{AS_OF, WORLD, day, matter};

/// How long each loop runs.
fn budget() -> Duration {
    let seconds = std::env::var("GEXIN_FUZZ_SECONDS").ok();
    Duration::from_secs(seconds.map_or(2, |number| number.parse().unwrap()))
}

/// Tried at the least, however slow the machine is.
const LEAST_CASES: u64 = 200;
const LEAST_FOLDERS: u64 = 6;

/// Pieces that mean something in the files, or nearly.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "=",
    "\n",
    "#",
    ",",
    ".",
    "-",
    "\\",
    "\\u0000",
    "\\ud800",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{feff}",
    "0",
    "-1",
    "1e9",
    "nan",
    "inf",
    "18446744073709551615",
    "18446744073709551616",
    "99999999999999999999999999",
    "0.001",
    "0x10",
    "1979-05-27T07:32:00Z",
    "9999-12-31",
    "0000-00-00",
    "true",
    "\"unknown\"",
    "[]",
    "{}",
    "{ min = 5, max = 1 }",
    "{ min = 0 }",
    "schema = 1\n",
    "[answers]\n",
    "[[records]]\n",
    "records = []\n",
    "records = \"unknown\"\n",
    "type = \"owner-list\"\n",
    "tier = \"general\"\n",
    "count = 5\n",
    "recipients = 0\n",
    "removed = 7\n",
    "any",
    "all",
    "not",
    "rule = \"counts\"",
    "some-row",
    "when = {}",
    "id = \"5.1.6\"",
];

/// A text with some pieces of it left out, doubled, moved, or put in from elsewhere.
fn mangled(rng: &mut Rng, text: &str) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..rng.usize(1..5) {
        let at = rng.usize(..=text.len());
        let end = (at + rng.usize(..40)).min(text.len());
        match rng.u8(..6) {
            0 => drop(text.drain(at..end)),
            1 => {
                let copy = text[at..end].to_vec();
                text.splice(at..at, copy);
            }
            2 => {
                let part: Vec<char> = text.drain(at..end).collect();
                let to = rng.usize(..=text.len());
                text.splice(to..to, part);
            }
            3 if at < text.len() => text[at] = rng.char(..),
            _ => {
                let piece = PIECES[rng.usize(..PIECES.len())].chars();
                text.splice(at..at, piece);
            }
        }
    }
    text.into_iter().collect()
}

/// The cases of the worked examples and of the corpus.
fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let corpus = paths
        .iter()
        .map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned());
    let examples = EMBEDDED
        .iter()
        .filter(|embedded| embedded.name.starts_with("examples/"));
    corpus
        .chain(examples.map(|embedded| embedded.text.to_owned()))
        .collect()
}

/// Reads a text as a case and, where it is one, says everything of it; gives whether it was one.
fn try_case(text: &str) -> bool {
    let as_of = day(AS_OF);
    match case::read(WORLD.law, "case", text, Format::of(text), Some(as_of)) {
        Ok(read) => {
            let said = support::report(&matter(&read, as_of));
            assert!(said["offences"].is_array());
            let written = case::write(WORLD.law, &read);
            let again = case::read(WORLD.law, "case", &written, Format::of(&written), None);
            assert_eq!(again.as_ref(), Ok(&read), "{written}");
            true
        }
        Err(problems) => {
            let place = &problems.first().expect("a reason").place;
            assert!(
                place.line >= 1 && place.line <= text.split('\n').count() + 1,
                "{place} of\n{text}"
            );
            false
        }
    }
}

#[test]
fn any_text_as_a_case() {
    let seeds = seeds();
    let (mut tried, mut good) = (0_u64, 0_u64);
    for seed in &seeds {
        good += u64::from(try_case(seed));
        tried += 1;
    }
    assert!(good >= 7, "the worked examples are read");
    let mut rng = Rng::with_seed(1);
    let end = Instant::now() + budget();
    while Instant::now() < end || tried < LEAST_CASES {
        let mut text = match rng.u8(..8) {
            0 => (0..rng.usize(..200)).map(|_| rng.char(..)).collect(),
            1 => (0..rng.usize(..30))
                .map(|_| PIECES[rng.usize(..PIECES.len())])
                .collect(),
            _ => {
                let seed = &seeds[rng.usize(..seeds.len())];
                mangled(&mut rng, seed)
            }
        };
        if rng.u8(..10) == 0 {
            // The same in the other notation, as far as that goes.
            text = text
                .replace(" = ", ": ")
                .replace("[answers]", "{\"answers\":");
        }
        good += u64::from(try_case(&text));
        tried += 1;
    }
    println!("{tried} texts tried as cases, {good} were cases");
    assert!(
        good * 100 > tried,
        "{good} of {tried}: what is tried is too far from a case"
    );
}

#[test]
fn any_text_as_a_data_file() {
    let mut rng = Rng::with_seed(2);
    let (mut tried, mut good) = (0_u64, 0_u64);
    let end = Instant::now() + budget() * 2;
    let as_of = day(AS_OF);
    let cases: Vec<String> = seeds();
    while Instant::now() < end || tried < LEAST_FOLDERS {
        let mut files = Files::embedded();
        let Embedded { name, text, .. } = EMBEDDED[rng.usize(..EMBEDDED.len())];
        let changed = mangled(&mut rng, text);
        if rng.bool() {
            files.lay(name, name, changed.clone().into());
        } else {
            files.overlay(name, name, changed.clone().into());
        }
        tried += 1;
        let mut problems = Vec::new();
        let texts = Texts::load(&files, &mut problems);
        match Law::load(files) {
            Ok((law, _)) => {
                let interview = Interview::load(&law.files, &law, &mut problems);
                assert!(
                    interview.is_some() || !problems.is_empty(),
                    "{name}: refused without a reason\n{changed}"
                );
                let assessor = Assessor::new(&law);
                let of = &cases[rng.usize(..cases.len())];
                if let Ok(read) = case::read(&law, "case", of, Format::of(of), Some(as_of)) {
                    let facts = assessor.facts(&law, &read);
                    assessor.assess(&facts, as_of, &mut Scratch::default());
                    if let Some(texts) = &texts {
                        let matter =
                            gexin::report::Matter::new(&law, &assessor, read.clone(), as_of);
                        json(
                            &matter,
                            texts,
                            &Origin {
                                file: "case",
                                line: None,
                            },
                        );
                    }
                }
                good += 1;
            }
            Err(problems) => assert!(
                !problems.is_empty(),
                "{name}: refused without a reason\n{changed}"
            ),
        }
    }
    println!("{tried} data folders tried, {good} loaded");
}

/// Counts at the end of what a number holds: the sum is still exact, and nothing turns round.
#[test]
fn the_greatest_counts() {
    let most = u64::MAX - 1;
    for (count, recipients, gains) in [
        (most, 1, 0),
        (most, most, 0),
        (u64::MAX / 2 + 1, 2, 0),
        (1, most, 0),
        (1, 1, most),
    ] {
        let mut case = support::plain(&[("acts", "obtain,sell"), ("gains", &gains.to_string())]);
        for of in [
            "credit-report",
            "accommodation",
            "name-and-phone",
            "owner-list",
        ] {
            let mut row = case::Row::counted(support::kind(of), count);
            row.recipients = Some(case::Span::exactly(recipients));
            for _ in 0..4 {
                case.rows_mut().push(row.clone());
            }
        }
        let found = support::verdict(&case, day(AS_OF));
        assert_eq!(
            found.level,
            gexin::law::Level::EspeciallySerious,
            "{count} × {recipients}, {gains} fen"
        );
        let said = support::report(&matter(&case, day(AS_OF)));
        assert_eq!(said["offences"][0]["level"], "especially-serious");
    }
}

/// A hundred thousand rows are read, assessed and written in a moment.
#[test]
fn a_hundred_thousand_rows() {
    let mut text = "schema = 1\n[answers]\nobtained-by = [\"purchase\"]\nacts = [\"sell\"]\nlawful-basis = \"none\"\n".to_owned();
    for number in 0..100_000 {
        let of = ["name-and-phone", "accommodation", "credit-report"][number % 3];
        text.push_str(&format!("[[records]]\ntype = \"{of}\"\ncount = 1\n"));
    }
    let begun = Instant::now();
    let read = case::read(WORLD.law, "case", &text, Format::Toml, None).unwrap();
    let found = support::verdict(&read, day(AS_OF));
    println!(
        "100,000 rows read and assessed in {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    assert_eq!(read.rows().len(), 100_000);
    // 33,333 credit reports alone are far over ten times their line.
    assert_eq!(found.level, gexin::law::Level::EspeciallySerious);
    assert_eq!(
        case::read(
            WORLD.law,
            "case",
            &case::write(WORLD.law, &read),
            Format::Toml,
            None
        ),
        Ok(read)
    );
}
