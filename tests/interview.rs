//! The interview: which questions are shown when, and how many a plain case takes.

#![allow(clippy::unwrap_used)]

#[path = "support/beside.rs"]
mod beside;
#[path = "support/generate.rs"]
mod generate;
mod support;

use std::collections::BTreeSet;

use beside::give;
use gexin::assess::Scratch;
use gexin::case::{Answer, Case, Row, Span};
use gexin::interview::{Form, Interview, Progress, Standing};
use gexin::law::{FactKind, Files};
use jiff::civil::Date;
use support::{AS_OF, WORLD, answer, day, fact, kind};

fn interview() -> Interview {
    Interview::load(&Files::embedded(), WORLD.law, &mut Vec::new()).unwrap()
}

fn progress(interview: &Interview, case: &Case) -> Progress {
    progress_on(interview, case, day(AS_OF))
}

/// The same for a judgment of another day.
fn progress_on(interview: &Interview, case: &Case, as_of: Date) -> Progress {
    let facts = WORLD.assessor.facts(WORLD.law, case);
    Progress::of(
        interview,
        WORLD.law,
        WORLD.assessor,
        case,
        (&facts, as_of),
        &mut Scratch::default(),
    )
}

/// The ids of the questions shown.
fn shown(interview: &Interview, case: &Case) -> BTreeSet<String> {
    let standings = progress(interview, case).standings;
    let questions = interview.questions.iter().zip(standings);
    questions
        .filter(|(_, standing)| *standing != Standing::Hidden)
        .map(|(question, _)| question.id.to_string())
        .collect()
}

fn names(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Answers beyond those of the plain case, the questions of the branches that they open, and whether one who gives these
/// answers and no others is asked them all.
type Branch = (
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
    bool,
);

const BRANCHES: [Branch; 15] = [
    // While it is open whether it was done by technical means, all three may matter.
    (
        &[("obtained-by", "theft")],
        &["intrusion", "credentials", "computer-loss"],
        false,
    ),
    (
        &[("obtained-by", "theft"), ("computer-intrusion", "false")],
        &["intrusion"],
        true,
    ),
    (
        &[("obtained-by", "theft"), ("computer-intrusion", "true")],
        &["intrusion", "credentials", "computer-loss"],
        true,
    ),
    // Control alone is enough: nothing need have been taken.
    (
        &[("system-control", "true")],
        &["systems", "computer-loss"],
        true,
    ),
    (&[("card-information", "true")], &["cards"], true),
    (
        &[("provider", "true")],
        &[
            "ordered",
            "refused",
            "provider-consequences",
            "spread",
            "evidence",
            "failures",
        ],
        false,
    ),
    (
        &[("provider", "true"), ("ordered-to-rectify", "false")],
        &["ordered"],
        true,
    ),
    (
        &[
            ("provider", "true"),
            ("ordered-to-rectify", "true"),
            ("refused", "true"),
            ("illegal-spread", "false"),
        ],
        &[
            "ordered",
            "refused",
            "provider-consequences",
            "evidence",
            "failures",
        ],
        true,
    ),
    (
        &[
            ("provider", "true"),
            ("ordered-to-rectify", "true"),
            ("refused", "true"),
            ("illegal-spread", "true"),
        ],
        &[
            "ordered",
            "refused",
            "provider-consequences",
            "spread",
            "evidence",
            "failures",
        ],
        true,
    ),
    (
        &[("site-set-up", "true")],
        &["site", "site-size", "network-gains", "prior-network"],
        true,
    ),
    (
        &[("crime-posting", "true")],
        &["posting-size", "network-gains", "prior-network"],
        true,
    ),
    (
        &[("helped-crime", "true")],
        &[
            "knowledge",
            "help-verifiable",
            "help-size",
            "help-money",
            "help-consequences",
            "prior-network",
        ],
        false,
    ),
    (
        &[("helped-crime", "true"), ("knew-outright", "true")],
        &[
            "knowledge",
            "help-verifiable",
            "help-size",
            "help-money",
            "help-consequences",
            "prior-network",
        ],
        true,
    ),
    (
        &[
            ("helped-crime", "true"),
            ("knew-outright", "true"),
            ("help-unverifiable", "true"),
        ],
        &[
            "knowledge",
            "help-verifiable",
            "help-money",
            "help-consequences",
        ],
        true,
    ),
    (
        &[
            ("helped-crime", "true"),
            ("knew-outright", "false"),
            ("sign-told", "false"),
            ("sign-complaint", "false"),
            ("sign-price", "false"),
            ("sign-tool", "false"),
            ("sign-evasion", "false"),
            ("sign-helped-evasion", "false"),
        ],
        &["knowledge"],
        true,
    ),
];

/// A clerk of a bank who sold credit reports from work, with every plain question answered.
fn clerk() -> Case {
    let mut case = support::plain(&[
        ("role", "bank"),
        ("obtained-by", "duty"),
        ("acts", "sell"),
        ("gains", "200000"),
        ("provider", "false"),
        ("card-information", "false"),
        ("site-set-up", "false"),
        ("crime-posting", "false"),
        ("helped-crime", "false"),
    ]);
    case.rows_mut()
        .push(Row::counted(kind("credit-report"), 27));
    case
}

/// The questions of the branches.
fn branch_questions(interview: &Interview) -> BTreeSet<String> {
    let questions = interview.questions.iter();
    questions
        .filter(|question| question.stage.as_str() == "network")
        .map(|question| question.id.to_string())
        .collect()
}

#[test]
fn a_plain_case_opens_no_branch() {
    let interview = interview();
    let shown = shown(&interview, &clerk());
    let branches = branch_questions(&interview);
    let open: Vec<_> = shown.intersection(&branches).collect();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn each_gate_opens_its_questions_and_no_others() {
    let interview = interview();
    let branches = branch_questions(&interview);
    let (mut reached, mut wrong) = (BTreeSet::new(), Vec::new());
    for (answers, questions, _) in BRANCHES {
        let mut case = clerk();
        give(&mut case, answers);
        let shown = shown(&interview, &case);
        let open: BTreeSet<String> = shown.intersection(&branches).cloned().collect();
        if open != names(questions) {
            wrong.push(format!("{answers:?}: {open:?}"));
        }
        reached.extend(open);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Asked for judgments of before November 2019 alone.
    reached.extend(names(&["ordered-otherwise"]));
    assert_eq!(
        reached, branches,
        "some gate opens every question of a branch"
    );
}

/// A gate that is closed again hides its questions, and what was answered stays.
#[test]
fn a_closed_gate_hides_and_keeps() {
    let interview = interview();
    let mut case = clerk();
    give(&mut case, &[("card-information", "true"), ("cards", "5")]);
    assert!(shown(&interview, &case).contains("cards"));
    give(&mut case, &[("card-information", "false")]);
    assert!(!shown(&interview, &case).contains("cards"));
    assert_eq!(case.answer(fact("cards")), Some(&answer("cards", "5")));
}

/// Answers a question as the clerk would; a range of facts that the clerk says nothing of is answered with no or nothing.
fn told(case: &mut Case, question: &gexin::interview::Question) {
    let clerk = clerk();
    if question.form == Form::Records {
        case.records = clerk.records;
        return;
    }
    for name in &question.facts {
        let at = fact(name.as_str());
        let nothing = Span::exactly(0);
        let given = clerk
            .answer(at)
            .cloned()
            .or(match WORLD.law.facts[at].kind {
                FactKind::Bool => Some(Answer::Bool(false)),
                FactKind::Count => Some(Answer::Count(nothing)),
                FactKind::Money => Some(Answer::Money(nothing)),
                FactKind::Date => None,
                FactKind::Enum | FactKind::Set | FactKind::Role | FactKind::Rows => {
                    Some(Answer::Unknown)
                }
            });
        case.set(at, given);
    }
}

/// The questions that are asked one after another from an empty case until none is left.
fn asked(interview: &Interview, later: bool, change: &[(&str, &str)], as_of: Date) -> Vec<String> {
    let mut case = Case::default();
    let mut asked = Vec::new();
    while let Some(next) = progress_on(interview, &case, as_of).next(later) {
        let question = &interview.questions[next];
        assert!(asked.len() < 60, "no end: {asked:?}");
        told(&mut case, question);
        for (id, written) in change {
            if *id == "records" && question.form == Form::Records {
                case.rows_mut()[0].kind = kind(written);
                continue;
            }
            if question.facts.iter().any(|name| name.as_str() == *id) {
                give(&mut case, &[(*id, written)]);
            }
        }
        asked.push(question.id.to_string());
    }
    asked
}

#[test]
fn a_plain_case_takes_at_most_twelve_questions() {
    let asked = asked(&interview(), false, &[], day(AS_OF));
    assert!(asked.len() <= 12, "{} questions: {asked:?}", asked.len());
}

/// No question is asked twice, each branch is asked where its gate was opened, and some answers lead to every question.
#[test]
fn every_question_is_asked_of_somebody() {
    let interview = interview();
    let branches = branch_questions(&interview);
    let mut reached = BTreeSet::new();
    let mut walk = |later: bool, answers: &[(&str, &str)], as_of: Date| {
        let asked = asked(&interview, later, answers, as_of);
        let once: BTreeSet<String> = asked.iter().cloned().collect();
        assert_eq!(once.len(), asked.len(), "{asked:?}");
        reached.extend(asked);
        once.intersection(&branches).cloned().collect()
    };
    for (answers, questions, _) in BRANCHES.iter().filter(|(_, _, through)| *through) {
        let of_branches: BTreeSet<String> = walk(false, answers, day(AS_OF));
        assert_eq!(of_branches, names(questions), "{answers:?}");
    }
    for answers in [
        // General records bought for lawful business and kept: what they earned.
        &[
            ("records", "name-and-phone"),
            ("obtained-by", "purchase"),
            ("acts", "obtain"),
            ("lawful-business", "true"),
        ],
        // Bought and sold on: what they cost.
        &[
            ("records", "name-and-phone"),
            ("obtained-by", "duty,purchase"),
            ("acts", "sell"),
            ("gains", "600000"),
        ],
    ] {
        walk(true, answers, day(AS_OF));
    }
    // An order that was not in writing matters to a judgment of a day when no text asked for writing.
    let unwritten = [
        ("provider", "true"),
        ("ordered-to-rectify", "false"),
        ("ordered-otherwise", "true"),
    ];
    let early: BTreeSet<String> = walk(
        false,
        &[&unwritten[..], &[("offence-date", "2018-03-01")]].concat(),
        day("2019-10-31"),
    );
    assert_eq!(early, names(&["ordered", "ordered-otherwise", "refused"]));
    let questions = interview.questions.iter();
    let all: BTreeSet<String> = questions.map(|question| question.id.to_string()).collect();
    let missed: Vec<_> = all.difference(&reached).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

/// Days of judgment before and after each interpretation, each with conduct a little before it.
const DAYS: [(&str, &str); 8] = [
    ("2009-08-01", "2009-06-01"),
    ("2011-09-01", "2011-06-01"),
    ("2016-12-01", "2014-03-01"),
    ("2016-12-01", "2016-03-01"),
    ("2017-06-01", "2016-03-01"),
    ("2019-10-31", "2018-03-01"),
    ("2021-10-31", "2021-03-01"),
    (AS_OF, "2026-03-01"),
];

/// Why a question is asked is said by the law of the day of judgment: nothing that took effect later is cited, and no
/// number of it told. On the day of judgment of today every question says why.
#[test]
fn the_reason_of_a_question_is_law_on_the_day_of_judgment() {
    let (interview, law) = (interview(), WORLD.law);
    let gates = [
        &[
            ("provider", "true"),
            ("site-set-up", "true"),
            ("helped-crime", "true"),
            ("card-information", "true"),
            ("computer-intrusion", "true"),
        ][..],
        &[],
    ];
    let mut earlier = BTreeSet::new();
    for (as_of, conduct) in DAYS {
        let as_of = day(as_of);
        for gate in gates {
            let mut case = Case::default();
            give(&mut case, gate);
            give(&mut case, &[("offence-date", conduct)]);
            let standings = progress_on(&interview, &case, as_of).standings;
            for (question, standing) in interview.questions.iter().zip(standings) {
                let reason = question.reason(law, as_of);
                assert!(reason.is_some() || as_of != day(AS_OF), "{}", question.id);
                // Who helped is asked already by the day of conduct, which 287-2 did not yet reach.
                let shown = standing != Standing::Hidden && question.id.as_str() != "knowledge";
                assert!(reason.is_some() || !shown, "{as_of} {}", question.id);
                let Some((why, cites)) = reason else { continue };
                assert!(!cites.is_empty(), "{as_of} {}", question.id);
                for cite in cites {
                    assert!(law.known_on(cite, as_of), "{as_of} {}: {cite}", question.id);
                }
                let later = question.cite.iter().any(|cite| !law.known_on(cite, as_of));
                assert!(later || *why == question.why, "{as_of} {}", question.id);
                if later {
                    earlier.insert(question.id.to_string());
                }
            }
        }
    }
    assert!(earlier.len() >= 12, "{earlier:?}");
}

/// Whatever the law of the day, before anything is said of the conduct the result speaks of the offence that the law is
/// about, not of a graver one that may apply as well.
#[test]
fn while_all_is_open_the_first_offence_is_spoken_of() {
    for year in [2010, 2012, 2016, 2018, 2020, 2026] {
        let as_of = jiff::civil::date(year, 12, 1);
        let text = "schema = 1\n[answers]\nrole = \"bank\"\n";
        let case = support::case(text, as_of).expect("it can be read");
        assert_eq!(support::matter(&case, as_of).main(), 0, "{year}");
    }
}
