//! What the law adds in words, on which no number and no level depends: it is there, with its provisions, where it belongs.

#![allow(clippy::unwrap_used)]

pub(crate) mod support;

use gexin::report::Phrases;
use gexin::text::Lang;
use support::{AS_OF, WORLD, case, day, matter};

#[test]
pub(crate) fn the_interpretation_of_2019_adds_the_same_four_to_each_of_its_offences() {
    // JI19 art. 15 to 18: minor circumstances, adding up, occupational prohibition, the fine.
    let wanted = ["ji19:15", "ji19:16", "ji19:17", "ji19:18"];
    let of_2019 = [
        "refusing-network-security-duty",
        "illegal-use-of-network",
        "aiding-network-crime",
    ];
    for (_, offence) in &WORLD.law.offences {
        let notes = offence.notes.iter();
        let mut found: Vec<&str> = notes
            .flat_map(|note| {
                let editions: Vec<&str> = note.editions.iter().map(|one| one.as_str()).collect();
                assert_eq!(editions, ["ji19"], "{}", offence.id);
                note.cite.iter().map(|cite| cite.as_str())
            })
            .collect();
        found.sort_unstable();
        let added = of_2019.contains(&offence.id.as_str());
        let wanted = if added { &wanted[..] } else { &[] };
        assert_eq!(found, wanted, "{}", offence.id);
    }
}

#[test]
pub(crate) fn the_worksheet_says_what_it_rests_on() {
    let cautions = WORLD.law.worksheet.cautions.iter();
    let found: Vec<Vec<&str>> = cautions
        .map(|one| one.cite.iter().map(|cite| cite.as_str()).collect())
        .collect();
    // The guidelines as they were read and those that were not, the range as no forecast, a province as an example.
    assert_eq!(found, [vec!["sg21", "sg24"], vec!["sg21"], vec!["jx25"]]);
}

#[test]
pub(crate) fn whoever_is_too_young_is_disciplined() {
    let beside = |age: &str| {
        let as_of = day(AS_OF);
        let text = format!(
            "schema = 1\n[answers]\nactor = \"individual\"\noffence-date = 2026-03-01\nage-band = \"{age}\"\n\
             obtained-by = [\"purchase\"]\nacts = [\"obtain\"]\nlawful-basis = \"none\"\n\
             [[records]]\ntype = \"name-and-phone\"\ncount = 10\n"
        );
        let case = case(&text, as_of).unwrap();
        let phrases = Phrases {
            law: WORLD.law,
            texts: WORLD.texts,
            lang: Lang::Zh,
        };
        phrases.beside(&matter(&case, as_of)).join("\n")
    };
    // CL 17(5): under 16 and not punished, to be disciplined by the parents.
    assert!(beside("under-16").contains("刑法第17条第5款"));
    assert!(!beside("18-74").contains("第17条第5款"));
}
