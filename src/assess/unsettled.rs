//! What no answer settles: an element or an item that the law, or the evidence, leaves open, with the reason that the data
//! gives. Asked for when a result is told, never while one is found.

use super::compile::{Compiler, Scope};
use super::condition::Scene;
use super::facts::Facts;
use super::outcome::EditionOutcome;
use super::program::Cond;
use super::rows::states;
use super::{Assessor, Scratch, Truth};
use crate::law::{Condition, Offence};
use crate::text::Text;

/// What is left open, by position among the offence's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// An element.
    Element(usize),
    /// An item.
    Item(usize),
}

/// Something that no answer settles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    /// What is open.
    pub place: Place,
    /// Why.
    pub says: Text,
}

/// One that may come up, and when the outcome turns on it.
#[derive(Clone, Debug)]
pub(super) struct UnsettledProgram {
    one: Unsettled,
    when: Cond,
}

/// Compiles those of an offence.
pub(super) fn compile(compiler: &mut Compiler<'_>, offence: &Offence) -> Vec<UnsettledProgram> {
    let scope = &Scope::new(&offence.rules);
    let elements = offence.elements.iter().enumerate();
    let elements = elements.map(|(at, element)| (Place::Element(at), &element.when));
    let items = offence.items.iter().enumerate();
    let items = items.filter_map(|(at, item)| Some((Place::Item(at), item.when.as_ref()?)));
    let mut all = Vec::new();
    for (place, when) in elements.chain(items) {
        for (says, when) in ways(when, scope) {
            all.push(UnsettledProgram {
                one: Unsettled { place, says },
                when: compiler.of_case(&when, scope),
            });
        }
    }
    all
}

/// For each part of a condition that the data leaves open: why, and the condition under which the whole turns on it.
fn ways(condition: &Condition, scope: &Scope<'_>) -> Vec<(Text, Condition)> {
    let within = |one: &Condition, wrap: fn(Box<Condition>) -> Condition| {
        let ways = ways(one, scope).into_iter();
        let ways = ways.map(|(says, when)| (says, wrap(Box::new(when))));
        ways.collect::<Vec<_>>()
    };
    match condition {
        Condition::Open(says) => vec![(says.clone(), Condition::All(Vec::new()))],
        // A part of a conjunction matters while the others may hold, one of a disjunction while they do not.
        Condition::All(list) => beside(list, scope, |one| taken(one, scope, true)),
        Condition::Any(list) => beside(list, scope, |one| {
            Condition::Not(Box::new(taken(one, scope, false)))
        }),
        Condition::Not(one) => ways(one, scope),
        Condition::SomeRow(one) => within(one, Condition::SomeRow),
        Condition::RowOrCase(one) => within(one, Condition::RowOrCase),
        Condition::Rule(name) => {
            let rule = scope.rules().iter().find(|rule| rule.id == *name);
            rule.map_or(Vec::new(), |rule| ways(&rule.when, scope))
        }
        _ => Vec::new(),
    }
}

/// The same for the parts of a list, each beside what `lets` asks of the others.
fn beside(
    list: &[Condition],
    scope: &Scope<'_>,
    lets: impl Fn(&Condition) -> Condition,
) -> Vec<(Text, Condition)> {
    let mut all = Vec::new();
    for (at, one) in list.iter().enumerate() {
        for (says, when) in ways(one, scope) {
            let others = list.iter().enumerate().filter(|(other, _)| *other != at);
            let mut parts: Vec<Condition> = others.map(|(_, one)| lets(one)).collect();
            parts.push(when);
            all.push((says, Condition::All(parts)));
        }
    }
    all
}

/// A condition with what the data leaves open taken to make it hold, or fail.
fn taken(condition: &Condition, scope: &Scope<'_>, holds: bool) -> Condition {
    let one = |one: &Condition| taken(one, scope, holds);
    match condition {
        Condition::Open(_) if holds => Condition::All(Vec::new()),
        Condition::Open(_) => Condition::Any(Vec::new()),
        Condition::All(list) => Condition::All(list.iter().map(one).collect()),
        Condition::Any(list) => Condition::Any(list.iter().map(one).collect()),
        Condition::Not(inner) => Condition::Not(Box::new(taken(inner, scope, !holds))),
        Condition::SomeRow(inner) => Condition::SomeRow(Box::new(one(inner))),
        Condition::RowOrCase(inner) => Condition::RowOrCase(Box::new(one(inner))),
        // A rule that leaves nothing open stays one, so that its clauses are made once.
        Condition::Rule(name) => {
            let mut rules = scope.rules().iter();
            let rule = rules.find(|rule| rule.id == *name);
            rule.filter(|rule| !ways(&rule.when, scope).is_empty())
                .map_or_else(|| condition.clone(), |rule| one(&rule.when))
        }
        test => test.clone(),
    }
}

impl Assessor {
    /// What no answer settles of an offence in an edition: what is open there, and the reason is certainly the one given.
    pub fn unsettled(
        &self,
        offence: usize,
        edition: &EditionOutcome,
        facts: &Facts,
        scratch: &mut Scratch,
    ) -> Vec<Unsettled> {
        let program = &self.program;
        let world = program.leading_world();
        let rows = &mut scratch.evaluation.rows;
        states(program, &program.offences[offence], facts, &world, rows);
        let scene = Scene::new(program, facts, &world, rows);
        let open = |place| match place {
            Place::Element(at) => {
                let mut elements = edition.elements.iter();
                elements.any(|(element, truth)| *element == at && *truth == Truth::Open)
            }
            Place::Item(at) => edition
                .item(at)
                .is_some_and(|item| item.status == Truth::Open),
        };
        let all = program.unsettled[offence].iter();
        let all = all.filter(|one| open(one.one.place) && scene.case(one.when) == Truth::Met);
        all.map(|one| one.one.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, ways};
    use crate::law::Condition::{self, All, Any, Not, Open, RecordsOpen};
    use crate::text::Text;

    fn open(en: &str) -> Condition {
        let (zh, en) = ("因".to_owned(), en.to_owned());
        Open(Text { zh, en })
    }

    fn not(one: Condition) -> Condition {
        Not(Box::new(one))
    }

    #[test]
    fn a_way_into_it_matters_while_no_other_is_open() {
        let why = || open("why");
        for (when, on) in [
            (why(), "All([])"),
            (
                Any(vec![why(), RecordsOpen]),
                "All([Not(RecordsOpen), All([])])",
            ),
            (All(vec![why(), RecordsOpen]), "All([RecordsOpen, All([])])"),
            (
                not(Any(vec![why(), RecordsOpen])),
                "All([Not(RecordsOpen), All([])])",
            ),
            // Another that is open as well decides nothing.
            (
                Any(vec![why(), open("other")]),
                "All([Not(Any([])), All([])])",
            ),
            (
                All(vec![why(), not(open("other"))]),
                "All([Not(Any([])), All([])])",
            ),
        ] {
            let mut ways = ways(&when, &Scope::new(&[]));
            let (says, turns_on) = ways.swap_remove(0);
            assert_eq!(
                (says.en.as_str(), format!("{turns_on:?}").as_str()),
                ("why", on)
            );
        }
    }
}
