//! Hints: the common misstatements of the law that a case gives occasion to mention. Their conditions are compiled on
//! first use.

use super::Truth;
use super::assessor::Assessor;
use super::compile::compile_with;
use super::condition::Scene;
use super::facts::Facts;
use super::program::{Cond, Program};
use super::rows::states;
use super::world::World;
use crate::case::Case;
use crate::law::Law;

/// The program of the conditions, and which misstatement each belongs to.
#[derive(Clone, Debug)]
pub(super) struct Hints {
    program: Program,
    conditions: Vec<(usize, Cond)>,
}

impl Hints {
    fn new(law: &Law) -> Self {
        let with_when = law.misstatements().iter().enumerate();
        let (which, when): (Vec<_>, Vec<_>) = with_when
            .filter_map(|(at, one)| Some((at, one.when.as_ref()?)))
            .unzip();
        // Which rows count is said by the offence that the law is about; the others have no part in it.
        let (program, conditions) = compile_with(law, 1, &when);
        Hints {
            program,
            conditions: which.into_iter().zip(conditions).collect(),
        }
    }

    fn met(&self, law: &Law, case: &Case) -> Vec<usize> {
        let facts = Facts::new(&self.program, law, case);
        let base = World {
            positions: self.program.leading,
            ..World::default()
        };
        let mut rows = Vec::with_capacity(facts.rows.len());
        if let Some(offence) = self.program.offences.first() {
            states(&self.program, offence, &facts, &base, &mut rows);
        }
        let scene = Scene::new(&self.program, &facts, &base, &rows);
        let met = self.conditions.iter();
        met.filter(|(_, when)| scene.case(*when) == Truth::Met)
            .map(|(at, _)| *at)
            .collect()
    }
}

impl Assessor {
    /// The common misstatements that a case certainly meets, by position in [`Law::misstatements`], in its order.
    pub fn misstatements(&self, law: &Law, case: &Case) -> Vec<usize> {
        self.hints.get_or_init(|| Hints::new(law)).met(law, case)
    }
}
