//! What is said of the answers to an open question is what the case with that answer comes to.

use gexin::assess::{Need, Open, Scratch};
use gexin::case::{self, Answer};
use gexin::law::FactKind;
use proptest::prelude::*;
use proptest::sample::select;

use super::beside::beside;
use super::generate::{cases, judgments};
use super::support::WORLD;
use super::{all, every, needs};

/// The facts that have a set of values.
fn sets() -> Vec<usize> {
    let facts = WORLD.law.facts.iter().enumerate();
    let sets = facts.filter(|(_, fact)| fact.kind == FactKind::Set);
    sets.map(|(at, _)| at).collect()
}

/// The need that asks for a fact and tells what its answers lead to.
fn of_fact(needs: Vec<Need>, at: usize) -> Option<Need> {
    let mut needs = needs.into_iter();
    needs.find(|need| need.open == Open::Fact(at) && !need.outcomes.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    /// The result told beside an answer is that of the case with this answer.
    #[test]
    fn an_answer_leads_to_what_is_said_of_it(case in prop_oneof![cases(), beside()], at in select((0..WORLD.law.facts.len()).collect::<Vec<_>>()), as_of in judgments()) {
        if WORLD.law.facts[at].kind == FactKind::Rows { return Ok(()) }
        let mut case = case;
        case.set(at, Some(Answer::Unknown));
        for of in 0..WORLD.law.offences.len() {
            let all_needs = needs(&case, as_of, of);
            prop_assert!(all_needs.is_sorted_by_key(|need| !need.settles), "what settles comes first");
            let Some(need) = of_fact(all_needs, at) else { continue };
            let single = need.outcomes.iter().all(|(_, said)| said.possible.len() == 1);
            prop_assert_eq!(need.settles, single, "{:?}", need);
            for (answer, said) in need.outcomes {
                let mut case = case.clone();
                case.set(at, Some(answer));
                prop_assert_eq!(all(&case, as_of)[of], said, "{}", case::write(WORLD.law, &case));
            }
        }
    }

    /// An open set is tried with every value alone, with all of them and with none: what one leads to is told, or is what is
    /// there already.
    #[test]
    fn an_open_set_is_tried_value_by_value(case in prop_oneof![cases(), beside()], at in select(sets()), as_of in judgments()) {
        let mut case = case;
        case.set(at, Some(Answer::Unknown));
        let open = all(&case, as_of);
        let told: Vec<Option<Need>> = (0..open.len()).map(|of| of_fact(needs(&case, as_of, of), at)).collect();
        let values = WORLD.law.facts[at].values.len();
        let alone = (0..values).map(|value| 1 << value);
        for set in alone.chain([(1 << values) - 1, 0]) {
            let mut case = case.clone();
            case.set(at, Some(Answer::Set(set)));
            for ((verdict, open), told) in all(&case, as_of).iter().zip(&open).zip(&told) {
                let tried = match told {
                    Some(need) => need.outcomes.iter().any(|(_, said)| said == verdict),
                    None => verdict == open,
                };
                prop_assert!(tried, "{verdict:?} of {told:?}\n{}", case::write(WORLD.law, &case));
            }
        }
    }

    /// A question is not asked only where no answer to it changes a result.
    #[test]
    fn what_does_not_matter_changes_nothing(case in prop_oneof![cases(), beside()], at in select((0..WORLD.law.facts.len()).collect::<Vec<_>>()), as_of in judgments()) {
        let facts = WORLD.assessor.facts(WORLD.law, &case);
        if WORLD.assessor.matters(WORLD.law, &facts, as_of, at, &mut Scratch::default()) { return Ok(()) }
        let mut results = every(at).into_iter().map(|answer| {
            let mut case = case.clone();
            case.set(at, Some(answer));
            all(&case, as_of)
        });
        let Some(first) = results.next() else { return Ok(()) };
        prop_assert!(results.all(|one| one == first), "{}\n{}", WORLD.law.facts[at].id, case::write(WORLD.law, &case));
    }
}
