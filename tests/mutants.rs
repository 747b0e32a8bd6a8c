//! Every number of the rules changed by one, every entry left out, one at a time, in one process: the law must then not
//! load, or a test must fail.
//!
//! Not part of `cargo test`, because it runs the other tests a thousand times over: `cargo test --test mutants`. With
//! `GEXIN_MUTANTS=worksheet` only the files of that name are changed.

#![allow(clippy::unwrap_used)]

#[path = "administrative.rs"]
mod administrative;
#[path = "boundaries.rs"]
mod boundaries;
#[path = "mutants/change.rs"]
mod change;
#[path = "consequences.rs"]
mod consequences;
#[path = "general_part.rs"]
mod general_part;
#[path = "neighbours.rs"]
mod neighbours;
#[path = "scenarios.rs"]
mod scenarios;
#[path = "worksheet.rs"]
mod worksheet;

use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::time::Instant;

use change::{Mutant, mutants};
use gexin::assess::Assessor;
use gexin::interview::Interview;
use gexin::law::{EMBEDDED, Files, Law};
use gexin::report::Texts;

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
    administrative::detention_is_in_days,
    administrative::fines_multiply_the_gains_of_the_case,
    administrative::fines_for_fraud_have_their_own_floors,
    administrative::processors_are_fined_on_two_levels,
    administrative::operators_have_a_rule_of_their_own,
    administrative::identity_card_data_is_of_duty,
    administrative::below_the_line_it_is_the_answer_and_beside_a_crime_the_alternative,
    administrative::the_text_says_it_too,
    administrative::every_detention_has_the_days_of_its_article,
    administrative::every_penalty_begins_and_ends_on_its_day,
    administrative::operators_are_fined_by_their_gains,
    administrative::civil_liability_begins_with_its_law,
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
const SURVIVORS: &[(&str, &str, &str)] = &[(
    "worksheet",
    "without caution ",
    "a warning in words, on which no number and no result depends",
)];

/// The texts: the changes are to the rules alone.
static TEXTS: LazyLock<&'static Texts> = LazyLock::new(|| {
    let texts = Texts::load(&Files::embedded(), &mut Vec::new()).unwrap();
    Box::leak(Box::new(texts))
});

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
        general_part,
        neighbours,
        scenarios,
        worksheet
    );
}

/// Whether something breaks under a changed file.
fn breaks(mutant: &Mutant) -> bool {
    let mut files = Files::embedded();
    files.lay(mutant.file, mutant.file, mutant.text.clone().into());
    let Ok((law, _)) = Law::load(files) else {
        return true;
    };
    let mut problems = Vec::new();
    if Interview::load(&law.files, &law, &mut problems).is_none() || !problems.is_empty() {
        return true;
    }
    speak_of(law);
    // The general part has tests of its own; what offences say is in the scenarios.
    let of_offence = mutant.file.strip_prefix("offences/");
    let law = of_offence.map_or("penalty", |name| name.trim_end_matches(".toml"));
    let first = [law, &mutant.entry.replace('.', "-"), "editions"];
    let fails = |tests: &[Test]| {
        let mut tests = tests.iter();
        tests.any(|test| panic::catch_unwind(AssertUnwindSafe(test)).is_err())
    };
    let scenario = || {
        let fails = || scenarios::some_scenario_fails(&first);
        panic::catch_unwind(AssertUnwindSafe(fails)).unwrap_or(true)
    };
    match mutant.file {
        "worksheet.toml" => fails(WORKSHEET) || scenario() || fails(PUNISHMENT),
        "administrative.toml" => fails(ADMINISTRATIVE) || scenario(),
        "punishment.toml" => fails(PUNISHMENT) || fails(WORKSHEET) || scenario(),
        _ => fails(LINES) || scenario() || fails(PUNISHMENT) || fails(ADMINISTRATIVE),
    }
}

#[test]
fn every_change_of_the_rules_breaks_something() {
    let wanted = std::env::var("GEXIN_MUTANTS").unwrap_or_default();
    let all: Vec<Mutant> = EMBEDDED
        .iter()
        .filter(|(name, _)| is_rules(name) && name.contains(&wanted))
        .flat_map(|(name, text)| mutants(name, text))
        .collect();
    let begun = Instant::now();
    for tests in [PUNISHMENT, ADMINISTRATIVE, WORKSHEET, LINES] {
        tests.iter().for_each(|test| test());
    }
    scenarios::every_scenario_comes_out_as_the_law_says();
    let once = begun.elapsed();
    // What the failing tests say is of no interest here.
    panic::set_hook(Box::new(|_| {}));
    let next = AtomicUsize::new(0);
    let alive = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(mutant) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if !breaks(mutant) {
                        println!("survives: {}:{}: {}", mutant.file, mutant.line, mutant.what);
                        alive.lock().unwrap().push(mutant);
                    }
                }
            });
        }
    });
    drop(panic::take_hook());
    let mut alive = alive.into_inner().unwrap();
    alive.sort_by_key(|one| (one.file, one.line));
    let explained = |one: &Mutant| {
        SURVIVORS
            .iter()
            .any(|(file, what, _)| one.file.contains(file) && one.what == *what)
    };
    println!(
        "{} changes, {} survive, {} of them explained; {:.0} s, the tests once {:.1} s",
        all.len(),
        alive.len(),
        alive.iter().filter(|one| explained(one)).count(),
        begun.elapsed().as_secs_f64(),
        once.as_secs_f64()
    );
    let open: Vec<String> = alive
        .iter()
        .filter(|one| !explained(one))
        .map(|one| format!("{}:{}: {}", one.file, one.line, one.what))
        .collect();
    assert!(open.is_empty(), "nothing breaks:\n{}", open.join("\n"));
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
