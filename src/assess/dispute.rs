//! Disputed points that touch a case: what each position leads to.

use jiff::civil::Date;

use super::administrative::{days, in_force};
use super::assessor::{Assessor, Scratch, Verdict};
use super::condition::Scene;
use super::facts::Facts;
use super::{LevelSet, Truth};

/// A disputed point that touches a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeOutcome {
    /// Position among the law's disputes.
    pub dispute: usize,
    /// Whether any rule depends on it: otherwise it is shown, and nothing is computed.
    pub computed: bool,
    /// What each position leads to, in the order of the data.
    pub positions: Vec<Verdict>,
    /// For record types with rival kinds: what each kind leads to.
    pub rivals: Vec<RivalOutcome>,
}

impl DisputeOutcome {
    /// Whether the positions lead to different results here.
    pub fn decisive(&self) -> bool {
        let rivals: Vec<Verdict> = self.rivals.iter().map(|one| one.verdict).collect();
        [&self.positions, &rivals]
            .into_iter()
            .any(|all| all.iter().any(|one| Some(one) != all.first()))
    }
}

/// A record type read as one of its rival kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RivalOutcome {
    /// The record type, by position.
    pub record_type: usize,
    /// The kind, by position.
    pub kind: usize,
    /// What it leads to.
    pub verdict: Verdict,
}

impl Assessor {
    /// The disputed points that touch a case, with what each position leads to.
    pub fn disputes(
        &self,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        scratch: &mut Scratch,
    ) -> Vec<DisputeOutcome> {
        let program = &self.program.offences[offence];
        let choice = program.choose(facts, as_of);
        let guided: Vec<u64> = choice
            .iter()
            .filter_map(|edition| program.editions[edition].guide)
            .map(|(_, reading)| reading)
            .collect();
        let rows = self.program.leading_rows(program, facts);
        let leading = Scene::new(&self.program, facts, &self.program.leading_world(), &rows);
        let mut found = Vec::new();
        for (at, dispute) in self.program.disputes.iter().enumerate() {
            if dispute.offences >> offence & 1 == 0 {
                continue;
            }
            let guides = guided.iter().any(|reading| reading & dispute.bits != 0);
            let touches = self.program.touched(dispute, &leading);
            let leaderless =
                dispute.computed && dispute.leading.is_none() && touches == Truth::Open;
            if touches != Truth::Met && !guides && !leaderless {
                continue;
            }
            let positions = match dispute.computed {
                true => (0..dispute.count)
                    .map(|position| {
                        self.verdict_following(facts, as_of, offence, Some((at, position)), scratch)
                    })
                    .collect(),
                false => Vec::new(),
            };
            let rivals = self.rivals(facts, as_of, offence, &dispute.types, scratch);
            let outcome = DisputeOutcome {
                dispute: at,
                computed: dispute.computed || !rivals.is_empty(),
                positions,
                rivals,
            };
            let arises = dispute.judged.contains(as_of)
                && in_force(dispute.conduct, days(facts, as_of)) != Truth::NotMet;
            if arises || outcome.decisive() {
                found.push(outcome);
            }
        }
        found
    }

    fn rivals(
        &self,
        facts: &Facts,
        as_of: Date,
        offence: usize,
        types: &[u16],
        scratch: &mut Scratch,
    ) -> Vec<RivalOutcome> {
        let mut found: Vec<RivalOutcome> = Vec::new();
        for row in &facts.rows {
            let Some(rival) = row.rival.filter(|rival| types.contains(rival)) else {
                continue;
            };
            if found
                .iter()
                .any(|one| one.record_type == usize::from(rival))
            {
                continue;
            }
            for kind in (0..32).filter(|bit| row.kinds >> bit & 1 == 1) {
                let mut taken = facts.clone();
                for row in taken.rows.iter_mut().filter(|row| row.rival == Some(rival)) {
                    row.kinds = 1 << kind;
                    row.rival = None;
                    row.bits = self.program.of_kind(row.bits, row.kinds, &taken.bits);
                }
                let verdict = self.verdict(&taken, as_of, offence, scratch);
                found.push(RivalOutcome {
                    record_type: usize::from(rival),
                    kind,
                    verdict,
                });
            }
        }
        found
    }
}

/// The levels of several verdicts together.
impl FromIterator<Verdict> for LevelSet {
    fn from_iter<T: IntoIterator<Item = Verdict>>(verdicts: T) -> Self {
        verdicts
            .into_iter()
            .fold(LevelSet::default(), |all, one| all.union(one.possible))
    }
}
