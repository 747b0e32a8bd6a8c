//! Every number of the rules changed by one, every entry left out, one at a time, in one process: the law must then not
//! load, or a test must fail.
//!
//! `cargo test` tries a few of the changes, chosen by a seed (`GEXIN_SEED`). All of them take many minutes:
//! `cargo test --test mutants -- --ignored --nocapture`; with `GEXIN_MUTANTS=worksheet` only the files of that name.

#![allow(clippy::unwrap_used)]
// Each of the tests brings what they share, as they do on their own.
#![allow(clippy::duplicate_mod)]

#[path = "administrative.rs"]
mod administrative;
#[path = "boundaries.rs"]
mod boundaries;
#[path = "mutants/change.rs"]
mod change;
#[path = "consequences.rs"]
mod consequences;
#[path = "everyday_names.rs"]
mod everyday_names;
#[path = "general_part.rs"]
mod general_part;
#[path = "neighbours.rs"]
mod neighbours;
#[path = "mutants/ready.rs"]
mod ready;
#[path = "remarks.rs"]
mod remarks;
#[path = "scenarios.rs"]
mod scenarios;
#[path = "mutants/trial.rs"]
mod trial;
#[path = "worksheet.rs"]
mod worksheet;

use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::Instant;

use change::{Mutant, entries, mutants};
use gexin::assess::Assessor;
use gexin::interview::Interview;
use gexin::law::{EMBEDDED, Embedded, Files, Law, read};
use gexin::report::Texts;
use trial::Trials;

/// A test of the law.
type Test = fn();

/// The tests of the general part.
const PUNISHMENT: &[Test] = &[
    general_part::kinds_of_penalty_have_the_limits_of_the_law,
    general_part::fines_have_their_floors,
    general_part::limitation_follows_the_maximum,
    consequences::the_occupation_can_be_prohibited_where_it_was_used,
    consequences::limitation_runs_from_the_end_of_the_conduct,
    consequences::each_band_has_what_belongs_to_it,
];

/// The tests of administrative penalties.
const ADMINISTRATIVE: &[Test] = &[
    administrative::the_day_of_conduct_chooses_the_law,
    administrative::what_was_lawful_or_no_personal_information_is_not_penalised,
    administrative::sizes::detention_is_in_days,
    administrative::sizes::fines_multiply_the_gains_of_the_case,
    administrative::sizes::fines_for_fraud_have_their_own_floors,
    administrative::sizes::processors_are_fined_on_two_levels,
    administrative::sizes::operators_have_a_rule_of_their_own,
    administrative::sizes::identity_card_data_is_of_duty,
    administrative::below_the_line_it_is_the_answer_and_beside_a_crime_the_alternative,
    administrative::the_text_says_it_too,
    administrative::sizes::every_detention_has_the_days_of_its_article,
    administrative::every_penalty_begins_and_ends_on_its_day,
    administrative::sizes::operators_are_fined_by_their_gains,
    administrative::civil_liability_begins_with_its_law,
    administrative::sizes::of_accounts_and_cards_no_more_is_said_than_was_read,
];

/// The tests of the worksheet.
const WORKSHEET: &[Test] = &[
    worksheet::each_factor_moves_the_base_term_as_far_as_the_guidelines_say,
    worksheet::what_has_no_range_is_named_and_changes_nothing,
    worksheet::the_first_group_is_multiplied_and_the_others_are_added,
    worksheet::nothing_is_counted_twice,
    worksheet::lighter_stays_in_the_band_and_mitigated_goes_one_down,
    worksheet::heavier_stops_at_the_top_of_the_band,
    worksheet::the_base_term_lies_in_a_possible_band,
];

/// The tests of the names of record types and roles.
const NAMES: &[Test] = &[
    everyday_names::everyday_names_of_records_lead_to_their_type,
    everyday_names::everyday_names_of_people_lead_to_their_role,
];

/// The tests of what is said in words alone.
const REMARKS: &[Test] = &[
    remarks::the_interpretation_of_2019_adds_the_same_four_to_each_of_its_offences,
    remarks::the_worksheet_says_what_it_rests_on,
    remarks::whoever_is_too_young_is_disciplined,
    remarks::every_disputed_question_has_its_readings_as_they_were_read,
    remarks::what_an_interpretation_says_is_disputed_from_its_day_on,
];

/// The tests of the lines.
const LINES: &[Test] = &[
    boundaries::every_edition,
    boundaries::every_single_line,
    boundaries::profit_of_article_6,
    neighbours::every_line_of_every_edition,
    neighbours::spread_totals,
    neighbours::leak_totals,
];

/// Changes that break nothing, and why: the file, what was changed, the reason.
const SURVIVORS: &[(&str, &str, &str)] = &[];

/// The texts: the changes are to the rules alone.
static TEXTS: LazyLock<&'static Texts> = LazyLock::new(|| {
    let texts = Texts::load(&Files::embedded(), &mut Vec::new()).unwrap();
    Box::leak(Box::new(texts))
});

/// The files that the rules are written in the words of, whose entries are left out one at a time.
const VOCABULARY: [&str; 4] = [
    "disputes.toml",
    "record-types.toml",
    "relations.toml",
    "tiers.toml",
];

/// Whether the file holds rules with numbers.
fn is_rules(name: &str) -> bool {
    name.starts_with("offences/")
        || ["punishment.toml", "administrative.toml", "worksheet.toml"].contains(&name)
}

/// Makes the tests of this thread speak of a law; each of them has its own copy of what they share.
fn speak_of(law: Law) {
    let law: &'static Law = Box::leak(Box::new(law));
    let assessor: &'static Assessor = Box::leak(Box::new(Assessor::new(law)));
    let texts = *TEXTS;
    macro_rules! tell {
        ($($tests:ident),*) => {
            $($tests::support::under($tests::support::World { law, texts, assessor });)*
        };
    }
    tell!(
        administrative,
        boundaries,
        consequences,
        everyday_names,
        general_part,
        neighbours,
        remarks,
        scenarios,
        worksheet
    );
}

/// The offence whose file is changed, by its position in the law as it is.
fn offence(mutant: &Mutant) -> Option<usize> {
    let name = mutant.file.strip_prefix("offences/")?;
    Some(scenarios::support::offence(name.trim_end_matches(".toml")))
}

/// The law as it is, with what is read on first use.
static LAW: LazyLock<Law> = LazyLock::new(|| {
    let (law, _) = Law::load(Files::embedded()).unwrap();
    law.precedents();
    law.misstatements();
    law
});

/// The law with one file changed: the rules are read anew, unlinked; with another vocabulary everything is. Nothing where
/// that cannot be done.
fn changed(mutant: &Mutant, offence: Option<usize>) -> Option<Law> {
    let mut law = LAW.clone();
    let files = laid(mutant);
    match (mutant.file, offence) {
        (file, Some(at)) => law.offences[at].1 = read(&files, file, &mut Vec::new())?,
        (file @ "punishment.toml", None) => law.punishment = read(&files, file, &mut Vec::new())?,
        (file @ "administrative.toml", None) => {
            law.administrative = read(&files, file, &mut Vec::new())?;
        }
        (file @ "worksheet.toml", None) => law.worksheet = read(&files, file, &mut Vec::new())?,
        (_, None) => return Some(Law::load(files).ok()?.0),
    }
    Some(law)
}

/// The data with one file changed.
fn laid(mutant: &Mutant) -> Files {
    let mut files = Files::embedded();
    files.lay(mutant.file, mutant.file, mutant.text.clone().into());
    files
}

/// Whether the program takes its data with one file changed.
fn loads(mutant: &Mutant) -> bool {
    let Ok((law, _)) = Law::load(laid(mutant)) else {
        return false;
    };
    let mut problems = Vec::new();
    Interview::load(&law.files, &law, &mut problems).is_some() && problems.is_empty()
}

/// Whether something breaks under a changed file. Most changes break the first test or two; whether the data load at all
/// is asked of the rest only, because that takes longer.
fn breaks(mutant: &Mutant, offence: Option<usize>, trials: &mut Trials) -> bool {
    let Some(law) = changed(mutant, offence) else {
        return true;
    };
    let quick = AssertUnwindSafe(|| {
        speak_of(law);
        trials.some_breaks(mutant, offence)
    });
    // A law that cannot be assessed at all is one that the program refuses.
    match panic::catch_unwind(quick) {
        Ok(true) => true,
        Ok(false) | Err(_) => !loads(mutant),
    }
}

/// A file as it is.
fn unchanged(&Embedded { name, text, .. }: &Embedded) -> Mutant {
    Mutant {
        file: name,
        line: 1,
        entry: String::new(),
        what: "nothing".to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn what_is_unchanged_breaks_nothing() {
    ready::ready();
    let files = EMBEDDED
        .iter()
        .filter(|embedded| is_rules(embedded.name) || VOCABULARY.contains(&embedded.name));
    let mut trials = Trials::default();
    for mutant in files.map(unchanged) {
        let offence = offence(&mutant);
        assert!(changed(&mutant, offence).is_some(), "{}", mutant.file);
        // All tests of a file are run where nothing breaks: of each kind of file one will do.
        if [
            "offences/illegal-use-of-network.toml",
            "punishment.toml",
            "tiers.toml",
        ]
        .contains(&mutant.file)
        {
            assert!(!breaks(&mutant, offence, &mut trials), "{}", mutant.file);
        }
    }
}

/// All changes of the files whose name has a word in it.
fn changes(wanted: &str) -> Vec<Mutant> {
    EMBEDDED
        .iter()
        .map(|embedded| (embedded.name, embedded.text))
        .filter(|(name, _)| name.contains(wanted))
        // The days on which a dispute can arise are numbers of the law as well.
        .flat_map(
            |(name, text)| match is_rules(name) || name == "disputes.toml" {
                true => mutants(name, text),
                false if VOCABULARY.contains(&name) => entries(name, text),
                false => Vec::new(),
            },
        )
        .collect()
}

/// What is explained of a change that breaks nothing.
fn explained(mutant: &Mutant) -> bool {
    SURVIVORS
        .iter()
        .any(|(file, what, _)| mutant.file.contains(file) && mutant.what == *what)
}

fn shown(mutant: &Mutant) -> String {
    format!("{}:{}: {}", mutant.file, mutant.line, mutant.what)
}

/// The name of a thread that tries changes.
const TRIAL: &str = "trial";

/// What tests say that fail under a change is of no interest.
fn quiet() {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(TRIAL) {
            hook(info);
        }
    }));
}

/// Tries all of them on some threads; gives those that break nothing, in the order of the files, and how many tests were run.
fn survivors(all: &[Mutant], threads: usize) -> (Vec<&Mutant>, usize) {
    let offences: Vec<Option<usize>> = all.iter().map(offence).collect();
    ready::ready();
    quiet();
    let (next, run) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let alive = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..threads {
            let thread = thread::Builder::new().name(TRIAL.to_owned());
            let trial = || {
                let mut trials = Trials::default();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(mutant) = all.get(at) else { break };
                    if !breaks(mutant, offences[at], &mut trials) {
                        println!("survives: {}", shown(mutant));
                        alive.lock().unwrap().push(mutant);
                    }
                }
                run.fetch_add(trials.run, Ordering::Relaxed);
            };
            thread.spawn_scoped(scope, trial).unwrap();
        }
    });
    let mut alive = alive.into_inner().unwrap();
    alive.sort_by_key(|one| (one.file, one.line));
    (alive, run.into_inner())
}

/// Says what came of it, and fails where a survivor is not explained.
fn judge(all: &[Mutant], threads: usize) -> Vec<&Mutant> {
    let begun = Instant::now();
    let (alive, run) = survivors(all, threads);
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{} changes, {} survive, {} of them explained; {run} tests run in {seconds:.0} s, {:.1} changes a second",
        all.len(),
        alive.len(),
        alive.iter().filter(|one| explained(one)).count(),
        all.len() as f64 / seconds
    );
    let open = alive.iter().filter(|one| !explained(one));
    let open: Vec<String> = open.map(|one| shown(one)).collect();
    assert!(open.is_empty(), "nothing breaks:\n{}", open.join("\n"));
    alive
}

#[test]
fn a_few_changes_of_the_rules_break_something() {
    let seed = std::env::var("GEXIN_SEED").map_or(1, |seed| seed.parse().unwrap());
    let mut all = changes("");
    fastrand::Rng::with_seed(seed).shuffle(&mut all);
    all.truncate(FEW);
    judge(&all, 1);
}

/// So many changes are tried where not all are asked for.
const FEW: usize = 60;

#[test]
#[ignore = "takes many minutes: `cargo test --test mutants -- --ignored --nocapture`"]
fn every_change_of_the_rules_breaks_something() {
    let wanted = std::env::var("GEXIN_MUTANTS").unwrap_or_default();
    let all = changes(&wanted);
    let alive = judge(&all, 2);
    for (file, what, why) in SURVIVORS {
        let here = file.contains(&wanted) || wanted.contains(file);
        let found = alive
            .iter()
            .any(|one| one.file.contains(file) && one.what == *what);
        assert!(
            !here || found,
            "{file}: {what} breaks something now; it was explained: {why}"
        );
    }
}
