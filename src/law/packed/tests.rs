use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use proptest::prelude::*;
use serde::Deserialize;
use toml::de::DeTable;

use super::*;
use crate::law::EMBEDDED;

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Shape {
    Point,
    Round(u32),
    All(Vec<Shape>),
}

#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, default)]
struct Everything {
    yes: bool,
    count: u64,
    below: i64,
    text: String,
    #[serde(deserialize_with = "day")]
    day: Option<Date>,
    pair: Option<(u8, u8)>,
    shape: Option<Shape>,
    named: BTreeMap<String, String>,
    placed: Option<Placed<String>>,
}

fn packed(text: &str) -> Packed {
    pack(&DeTable::parse(text).expect("TOML"))
}

fn everything(text: &str) -> Result<Everything, (String, Option<Range<usize>>)> {
    let Packed { nodes, places } = packed(text);
    read(&nodes, &places).map_err(|error: Error| (error.message().to_owned(), error.at()))
}

#[test]
fn each_kind_of_value_is_read_as_written() {
    let read = everything(
        "yes = true\ncount = 1_000_000\nbelow = -64\ntext = \"个信\\n\"\nday = 2017-06-01\npair = [1, 2, 3]\n\
         shape = { all = [\"point\", { round = 0x40 }] }\nplaced = '信'\n[named]\na = \"b\"\n",
    );
    let read = read.expect("it can be read");
    assert_eq!((read.yes, read.count, read.below), (true, 1_000_000, -64));
    assert_eq!(read.text, "个信\n");
    assert_eq!(read.day, Some(jiff::civil::date(2017, 6, 1)));
    // What is left over of a list is left out, and what follows it is found.
    assert_eq!(read.pair, Some((1, 2)));
    let shape = Shape::All(vec![Shape::Point, Shape::Round(64)]);
    assert_eq!(read.shape, Some(shape));
    assert_eq!(read.named["a"], "b");
    assert_eq!(read.placed.expect("it is there").value, "信");
}

#[test]
fn what_is_wrong_is_told_with_the_innermost_place() {
    for (text, at, says) in [
        (
            "count = \"1\"",
            "\"1\"",
            "invalid type: string \"1\", expected u64",
        ),
        (
            "count = -1",
            "-1",
            "invalid value: integer `-1`, expected u64",
        ),
        ("count = 1.5", "1.5", "floating point"),
        ("text = 2017-06-01", "2017-06-01", "date"),
        ("day = \"2017-06-01\"", "\"2017-06-01\"", "expected a date"),
        (
            "day = 2017-06-01T00:00:00",
            "2017-06-01T00:00:00",
            "expected a date",
        ),
        ("cuont = 1", "cuont", "unknown field `cuont`"),
        ("shape = \"pint\"", "\"pint\"", "unknown variant `pint`"),
        ("shape = { pint = 1 }", "pint", "unknown variant `pint`"),
        (
            "shape = { all = [{ round = true }] }",
            "true",
            "expected u32",
        ),
        (
            "shape = { point = 1 }",
            "{ point = 1 }",
            "invalid type: newtype variant, expected unit variant",
        ),
        (
            "shape = {}",
            "{}",
            "invalid length 0, expected a name, or a table of one name",
        ),
        (
            "shape = 1",
            "1",
            "invalid type: integer `1`, expected a name",
        ),
        ("pair = [1]", "[1]", "invalid length 1"),
    ] {
        let (message, place) = everything(text).expect_err(text);
        assert_eq!(place.map(|place| &text[place]), Some(at), "{text}");
        assert!(message.contains(says), "{text}: {message}");
    }
}

#[test]
fn what_was_packed_with_the_program_is_what_its_text_says() {
    let mut packed_files = 0;
    for embedded in EMBEDDED {
        let Some(built_in) = embedded.packed else {
            continue;
        };
        assert_eq!(built_in, packed(embedded.text).nodes, "{}", embedded.name);
        packed_files += 1;
    }
    assert!(packed_files > 25, "{packed_files}");
}

#[test]
fn damaged_data_are_an_error() {
    let Packed { nodes, .. } = packed("count = 1\ntext = \"个信\"\npair = [1, 2]");
    for end in (0..nodes.len()).filter(|end| nodes.is_char_boundary(*end)) {
        assert!(read::<Everything>(&nodes[..end], "").is_err(), "{end}");
    }
}

#[test]
fn places_can_be_left_away() {
    let Packed { nodes, places } = packed("placed = 'a'");
    let placed = |places| {
        let read: Everything = read(&nodes, places).expect("it can be read");
        read.placed.map(|placed| (placed.value, placed.at))
    };
    assert_eq!(placed(&places), Some(("a".to_owned(), 9..12)));
    assert_eq!(placed(""), Some(("a".to_owned(), 0..0)));
    let error = read::<Everything>(&packed("count = true").nodes, "").expect_err("no count");
    assert_eq!(error.at(), None);
}

proptest! {
    #[test]
    fn numbers_and_texts_come_back(count: u64, below: i64, text: String) {
        let quoted = serde_json::to_string(&text).expect("a string");
        let written = format!("count = {count}\nbelow = {below}\ntext = {quoted}");
        // JSON writes DEL as it is, which TOML does not take.
        prop_assume!(!text.contains('\u{7f}'));
        let read = everything(&written).expect("it can be read");
        prop_assert_eq!((read.count, read.below, read.text), (count, below, text));
    }
}
