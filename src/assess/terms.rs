//! The terms of a total, as the law writes it: 20/50 + 350/500.
//!
//! A total in which selected rows weigh more is reckoned as every record at its plain weight, and the selected ones once
//! more for the difference. It is told as what it is: the selected records at their line, the rest at the ordinary one.

use super::Truth;
use super::assessor::{Assessor, Scratch};
use super::condition::Scene;
use super::evaluate::evaluate;
use super::facts::Facts;
use super::measure::unselected;
use super::outcome::TermOutcome;
use super::program::{Measure, OffenceProgram, Term};
use super::world::Sides;

/// What a term of such a total stands beside.
enum Beside {
    /// A plain one: a selection of the same kinds, which is told by itself.
    Of(u8, u32),
    /// That of a selection: the plain weight, with which its records were reckoned already.
    Plain(u128),
}

/// What a term stands beside in its total, if anything.
fn beside(program: &OffenceProgram, terms: &[Term], term: &Term) -> Option<Beside> {
    let records = |term: &Term| match program.measures[usize::from(term.measure)] {
        Measure::Records { kinds, selection } => Some((kinds, selection)),
        Measure::Total { .. } | Measure::Count { .. } | Measure::Money { .. } => None,
    };
    let (kinds, selection) = records(term)?;
    let mut others = terms
        .iter()
        .filter_map(|other| Some((other, records(other)?)));
    match selection {
        None => others.find_map(|(_, (of, selection))| {
            let selection = selection.filter(|_| of == kinds)?;
            Some(Beside::Of(selection, kinds))
        }),
        Some(_) => others.find_map(|(other, (of, selection))| {
            (of == kinds && selection.is_none()).then_some(Beside::Plain(other.weight))
        }),
    }
}

impl Assessor {
    /// The terms of a total, with the values that the rows give them in the worlds that speak in an edition's level.
    pub fn terms(
        &self,
        offence: usize,
        measure: usize,
        facts: &Facts,
        scratch: &mut Scratch,
        edition: usize,
    ) -> Vec<TermOutcome> {
        let program = &self.program.offences[offence];
        let Measure::Total { terms } = &program.measures[measure] else {
            return Vec::new();
        };
        let Scratch {
            worlds, evaluation, ..
        } = scratch;
        self.program
            .worlds(program, edition, facts, None, worlds, evaluation);
        let mut sides: Sides<(Truth, Vec<TermOutcome>)> = Sides::default();
        for world in worlds.iter() {
            let one = evaluate(&self.program, program, edition, facts, world, evaluation);
            let asked = program.editions[edition].asked(program, world.positions);
            if !asked.measures.contains(&(measure as u16)) {
                continue;
            }
            let scene = Scene::new(&self.program, facts, world, &evaluation.rows);
            let told = terms.iter().map(|term| {
                let (value, weight) = match beside(program, terms, term) {
                    Some(Beside::Of(selection, kinds)) => {
                        let selection = program.selections[usize::from(selection)];
                        let rest = unselected(&scene, &evaluation.covered, selection, kinds);
                        (rest, term.weight)
                    }
                    Some(Beside::Plain(plain)) => {
                        let value = evaluation.values[usize::from(term.measure)];
                        (value, term.weight + plain)
                    }
                    None => (evaluation.values[usize::from(term.measure)], term.weight),
                };
                TermOutcome {
                    what: program.whats[usize::from(term.measure)],
                    value,
                    line: term.line,
                    factor: term.factor,
                    weight,
                }
            });
            let one = (one.applies, told.collect());
            sides.add(world, one, |one| one.0, join_terms);
        }
        let (main, _) = sides.finish(|one| one.0, join_terms);
        main.map(|(_, terms)| terms).unwrap_or_default()
    }
}

/// What two worlds say together.
fn join_terms(
    (applies, mut terms): (Truth, Vec<TermOutcome>),
    (other, values): (Truth, Vec<TermOutcome>),
) -> (Truth, Vec<TermOutcome>) {
    for (term, one) in terms.iter_mut().zip(values) {
        term.value = term.value.join(one.value);
    }
    (applies.join(other), terms)
}
