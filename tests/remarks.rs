//! What the law adds in words, on which no number and no level depends: it is there, with its provisions, where it belongs.

#![allow(clippy::unwrap_used)]

pub(crate) mod support;

use gexin::case::Row;
use gexin::law::Status::{self, Secondary, Text, Unverified};
use gexin::report::Phrases;
use gexin::text::Lang;
use support::{AS_OF, WORLD, case, day, kind, matter, plain};

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
    let beside = |actor: &str, age: &str| {
        let as_of = day(AS_OF);
        let text = format!(
            "schema = 1\n[answers]\nactor = \"{actor}\"\noffence-date = 2026-03-01\nage-band = \"{age}\"\n\
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
    assert!(beside("individual", "under-16").contains("刑法第17条第5款"));
    assert!(!beside("individual", "18-74").contains("第17条第5款"));
    // A unit has no age.
    assert!(!beside("unit", "under-16").contains("第17条第5款"));
}

/// A disputed question: the reading that leads, and all readings with how each was read.
type Disputed = (
    &'static str,
    Option<&'static str>,
    &'static [(&'static str, Status)],
);

/// The disputed questions. What no published writer or court was read to hold is unverified, what stands in a report only
/// is practice; where neither the text nor practice points to one reading, none leads.
const DISPUTED: &[Disputed] = &[
    (
        "duty-obtaining",
        Some("sale-only"),
        &[("sale-only", Text), ("obtaining-too", Unverified)],
    ),
    (
        "tenfold-duty",
        Some("text"),
        &[("text", Text), ("ordinary", Secondary)],
    ),
    (
        "half-and-heavier",
        Some("both"),
        &[("both", Text), ("once", Secondary)],
    ),
    (
        "insider-access",
        Some("theft"),
        &[("theft", Secondary), ("duty", Secondary)],
    ),
    (
        "tenfold-sum",
        Some("total"),
        &[("total", Text), ("each-line", Text)],
    ),
    (
        "duty-mixed-sum",
        None,
        &[("apart", Unverified), ("together", Unverified)],
    ),
    (
        "gains-net",
        Some("gross"),
        &[("gross", Secondary), ("net", Secondary)],
    ),
    (
        "profit-and-gains",
        Some("use-profit"),
        &[("use-profit", Secondary), ("same", Unverified)],
    ),
    (
        "mixed-batch",
        None,
        &[("row-by-row", Text), ("whole-batch", Unverified)],
    ),
    (
        "lawful-business",
        Some("lawful-activity"),
        &[("lawful-activity", Text), ("narrow", Secondary)],
    ),
    (
        "public-source",
        Some("reasonable-scope"),
        &[("reasonable-scope", Text), ("implied-consent", Secondary)],
    ),
    (
        "company-contacts",
        Some("personal"),
        &[("personal", Text), ("not-personal", Secondary)],
    ),
    (
        "broken-promise",
        Some("unlawful"),
        &[("unlawful", Text), ("contract-only", Unverified)],
    ),
    (
        "matched-answers",
        Some("irreversible"),
        &[("irreversible", Text), ("answer-only", Unverified)],
    ),
    (
        "no-minimum",
        Some("no-count"),
        &[("no-count", Text), ("some-scale", Unverified)],
    ),
    (
        "mixed-kinds",
        None,
        &[("highest", Unverified), ("whole", Unverified)],
    ),
    (
        "types",
        Some("narrow"),
        &[("narrow", Text), ("substance", Secondary)],
    ),
    (
        "gains-route",
        Some("either"),
        &[("either", Text), ("fallback", Secondary)],
    ),
    (
        "bulk-invalid",
        Some("as-seized"),
        &[("as-seized", Text), ("sampling", Text)],
    ),
    (
        "guidance-2009",
        None,
        &[("as-guide", Secondary), ("no-lines", Secondary)],
    ),
    (
        "computer-data",
        Some("this-offence"),
        &[("this-offence", Text), ("computer-data", Secondary)],
    ),
    (
        "small-doxxing",
        Some("catch-all"),
        &[("catch-all", Secondary), ("listed-only", Unverified)],
    ),
    (
        "vile-influence",
        Some("court-weighs"),
        &[("court-weighs", Text), ("by-figures", Unverified)],
    ),
    (
        "own-use",
        Some("no-exception"),
        &[("no-exception", Text), ("outside", Unverified)],
    ),
    (
        "whose-data",
        Some("natural-person"),
        &[("natural-person", Text), ("citizens-only", Unverified)],
    ),
    (
        "provincial",
        Some("national-only"),
        &[("national-only", Text), ("local-rules", Secondary)],
    ),
    (
        "non-prosecution",
        Some("article-10"),
        &[("article-10", Text), ("general-rules", Unverified)],
    ),
    (
        "converted-sum",
        None,
        &[("same", Text), ("unsettled", Text)],
    ),
];

#[test]
pub(crate) fn every_disputed_question_has_its_readings_as_they_were_read() {
    let found = WORLD.law.disputes.iter().map(|one| {
        let readings = one.positions.iter();
        let readings: Vec<_> = readings.map(|it| (it.id.as_str(), it.status)).collect();
        (
            one.id.as_str(),
            one.leading.as_ref().map(|it| it.as_str()),
            readings,
        )
    });
    let wanted = DISPUTED.iter();
    let wanted = wanted.map(|(id, leading, readings)| (*id, *leading, readings.to_vec()));
    assert_eq!(found.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
}

/// Disputes that can arise only in judgments from a day on: what they are about is said by an interpretation or a law that
/// was not there before.
const JUDGED_FROM: &[(&str, &str)] = &[
    ("duty-obtaining", "2017-06-01"),
    ("tenfold-duty", "2017-06-01"),
    ("half-and-heavier", "2017-06-01"),
    ("tenfold-sum", "2017-06-01"),
    ("duty-mixed-sum", "2017-06-01"),
    ("gains-net", "2017-06-01"),
    ("profit-and-gains", "2017-06-01"),
    ("mixed-batch", "2017-06-01"),
    ("lawful-business", "2017-06-01"),
    ("matched-answers", "2017-06-01"),
    ("no-minimum", "2017-06-01"),
    ("gains-route", "2017-06-01"),
    ("small-doxxing", "2017-06-01"),
    ("vile-influence", "2017-06-01"),
    ("own-use", "2021-11-01"),
    ("non-prosecution", "2017-06-01"),
    ("converted-sum", "2019-11-01"),
];

#[test]
pub(crate) fn what_an_interpretation_says_is_disputed_from_its_day_on() {
    let all = WORLD.law.disputes.iter();
    let found = all.filter_map(|one| Some((one.id.as_str(), one.judged.from?)));
    let wanted = JUDGED_FROM.iter().map(|(id, from)| (*id, day(from)));
    assert_eq!(found.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
    assert!(WORLD.law.disputes.iter().all(|one| one.judged.to.is_none()));
    // The day decides whether it is told.
    let case = plain(&[
        ("gains", "6000"),
        ("gains-cost", "3000"),
        ("acts", "sell"),
        ("offence-date", "2016-03-01"),
    ]);
    let told = |judged: &str| {
        let matter = matter(&case, day(judged));
        let mut disputes = matter.disputes(0).iter();
        disputes.any(|one| WORLD.law.disputes[one.dispute].id.as_str() == "gains-net")
    };
    assert!(!told("2017-05-31"));
    assert!(told("2017-06-01"));
}

/// The lines about the penalties of the first offence, and its conclusion.
fn said(answers: &[(&str, &str)], rows: &[(&str, u64)]) -> (String, String) {
    let mut case = plain(answers);
    for (of, count) in rows {
        case.rows_mut().push(Row::counted(kind(of), *count));
    }
    let (as_of, law) = (day(AS_OF), WORLD.law);
    let phrases = Phrases {
        law,
        texts: WORLD.texts,
        lang: Lang::Zh,
    };
    let matter = matter(&case, as_of);
    let outcome = matter.outcome(0);
    let penalties = outcome.penalties.iter();
    let lines = penalties.flat_map(|one| phrases.penalty(&matter, 0, one));
    (
        lines.collect::<Vec<_>>().join("\n"),
        phrases.conclusion(&matter, 0).concat(),
    )
}

#[test]
fn the_least_fine_stands_beside_the_guide_where_the_gains_are_small() {
    let penalty = |gains: &str, age: &str| {
        let answers = [("acts", "sell"), ("gains", gains), ("age-band", age)];
        said(&answers, &[("health", 500)]).0
    };
    let floor = "没有规定数额的罚金不少于";
    let small = penalty("30000", "18-74");
    assert!(small.contains("300元至1,500元") && small.contains(&format!("{floor}1,000元")));
    assert!(penalty("49999", "16-17").contains(&format!("{floor}500元")));
    for (gains, age) in [("100000", "18-74"), ("50000", "16-17")] {
        assert!(!penalty(gains, age).contains(floor), "{gains} {age}");
    }
}

#[test]
fn a_level_that_different_items_carry_names_them() {
    // Row by row the profit of art. 6 carries it; where the whole batch falls under art. 5, the proportional total does.
    let answers = [
        ("lawful-business", "true"),
        ("profit", "6000000"),
        ("gains", "0"),
    ];
    let conclusion = said(&answers, &[("name-and-phone", 4_000), ("health", 200)]).1;
    for named in ["情节严重", "第5条第1款第6项", "第6条第1款第1项"] {
        assert!(conclusion.contains(named), "{conclusion}");
    }
    assert!(!conclusion.contains("第5条第1款第9项"), "{conclusion}");
}
