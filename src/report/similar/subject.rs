//! Scores how alike a case and a precedent are, trait by trait. The weights are a matter of taste, not of law.

use super::{Alike, Common, Differs, MOST, Similar};
use crate::assess::Truth;
use crate::case::{Answer, Row, Span};
use crate::law::{HeldRecords, Law, Name, Precedent};
use crate::report::Matter;

/// Two numbers are of like size where neither is more than so many times the other.
const NEAR: u64 = 2;

/// How much each trait counts.
mod weight {
    pub(super) const TYPE: i32 = 40;
    pub(super) const KIND: i32 = 25;
    pub(super) const TIER: i32 = 10;
    pub(super) const DUTY: i32 = 15;
    pub(super) const ROLE: i32 = 15;
    pub(super) const WAYS: i32 = 8;
    pub(super) const LEVEL: i32 = 8;
    pub(super) const SIZE: i32 = 6;
    pub(super) const ORIGINAL: i32 = 2;
    pub(super) const OTHER_OFFENCE: i32 = -15;
    pub(super) const RARE_OFFENCE: i32 = 45;
}

/// The case as it is compared.
pub(super) struct Subject<'m> {
    matter: &'m Matter<'m>,
    law: &'m Law,
    /// The offence that speaks for the case.
    main: &'m Name,
    /// Whether few precedents are of it.
    rare: bool,
    role: Option<usize>,
    unit: Option<bool>,
    obtained_by: Vec<usize>,
    acts: Vec<usize>,
    gains: Option<Span>,
}

/// A comparison under way.
struct Comparison<'p> {
    precedent: &'p Precedent,
    score: i32,
    alike: Vec<Alike>,
    differs: Vec<Differs>,
}

impl<'m> Subject<'m> {
    pub(super) fn new(matter: &'m Matter<'m>) -> Self {
        let law = matter.law;
        let choice = |id| match answer(matter, id) {
            Some(Answer::Choice(at)) => Some(*at),
            _ => None,
        };
        let main = &matter.offence(matter.main()).id;
        let same = |one: &&Precedent| one.offences.contains(main);
        let unit = law.fact("actor").and_then(|(_, fact)| fact.value("unit"));
        Subject {
            matter,
            law,
            main,
            rare: law.precedents().iter().filter(same).count() <= MOST,
            role: choice("role"),
            unit: choice("actor").map(|at| Some(at) == unit),
            obtained_by: set(matter, "obtained-by"),
            acts: set(matter, "acts"),
            gains: match answer(matter, "gains") {
                Some(Answer::Money(span)) => Some(*span),
                _ => None,
            },
        }
    }

    pub(super) fn compare(&self, at: usize, precedent: &Precedent) -> Similar {
        let mut comparison = Comparison {
            precedent,
            score: 0,
            alike: Vec::new(),
            differs: Vec::new(),
        };
        self.offence(&mut comparison);
        self.records(&mut comparison);
        self.duty(&mut comparison);
        self.person(&mut comparison);
        self.ways(&mut comparison);
        self.level(&mut comparison);
        self.gains(&mut comparison);
        if precedent.status == crate::law::Status::Text {
            comparison.score += weight::ORIGINAL;
        }
        Similar {
            precedent: at,
            score: comparison.score,
            alike: comparison.alike,
            differs: comparison.differs,
        }
    }

    fn offence(&self, to: &mut Comparison<'_>) {
        if !to.precedent.offences.contains(self.main) {
            return to.differ(weight::OTHER_OFFENCE, Differs::Offence);
        }
        // Where most precedents are of the offence, that says nothing; where few are, it is what one looks for.
        if self.rare {
            to.like(weight::RARE_OFFENCE, Alike::Offence);
        }
    }

    /// The closest pair of records, and how their numbers stand.
    fn records(&self, to: &mut Comparison<'_>) {
        let rows = self.matter.case.rows();
        let pairs = rows
            .iter()
            .flat_map(|row| to.precedent.records.iter().map(move |held| (row, held)));
        let best = pairs
            .filter_map(|(row, held)| Some((self.common(row, held)?, row, held)))
            .max_by_key(|(common, _, held)| (common.weight(), held.count.is_some()));
        let Some((common, row, held)) = best else {
            if !rows.is_empty() && !to.precedent.records.is_empty() {
                to.differ(0, Differs::Records);
            }
            return;
        };
        to.like(common.weight(), Alike::Records(common));
        let theirs = held.tier.as_ref().and_then(|tier| self.law.tier(tier));
        if let (Some(ours), Some((theirs, _)), Common::Type(_)) = (row.tier, theirs, common)
            && ours != theirs
        {
            to.differ(0, Differs::Tier(ours, theirs));
        }
        let (Some(ours), Some(theirs)) = (row.count, held.count) else {
            return;
        };
        if near(ours.min, theirs.min) {
            to.like(weight::SIZE, Alike::Count(common, ours, theirs));
        } else {
            to.differ(0, Differs::Count(common, ours, theirs));
        }
    }

    fn common(&self, row: &Row, held: &HeldRecords) -> Option<Common> {
        let (theirs, _) = self.law.record_type(held.record_type.as_ref()?)?;
        if theirs == row.kind {
            return Some(Common::Type(theirs));
        }
        let their_tier = held.tier.as_ref().and_then(|tier| self.law.tier(tier));
        let ours = self.kinds(row.kind, row.tier);
        let theirs = self.kinds(theirs, their_tier.map(|(at, _)| at));
        let shared = ours.iter().find(|kind| theirs.contains(kind));
        if let Some((kind, _)) = shared.and_then(|kind| self.law.kind(kind)) {
            return Some(Common::Kind(kind));
        }
        let tier = |kinds: &[&Name]| {
            let tiers = kinds.iter().filter_map(|kind| self.law.kind(kind));
            let mut tiers = tiers.filter_map(|(_, kind)| self.law.tier(&kind.tier));
            let (first, _) = tiers.next()?;
            tiers.all(|(at, _)| at == first).then_some(first)
        };
        let (ours, theirs) = (tier(&ours)?, tier(&theirs)?);
        (ours == theirs).then_some(Common::Tier(ours))
    }

    /// The kinds that a record type may be of; with a tier, those that stand in it.
    fn kinds(&self, record_type: usize, tier: Option<usize>) -> Vec<&'m Name> {
        let in_tier = |kind: &&Name| match (tier, self.law.kind(kind)) {
            (Some(tier), Some((_, kind))) => self.law.tiers[tier].id == kind.tier,
            _ => true,
        };
        let kinds = self.law.types.get(record_type).into_iter();
        kinds.flat_map(|one| one.kinds()).filter(in_tier).collect()
    }

    fn duty(&self, to: &mut Comparison<'_>) {
        let duty = self.value("obtained-by", "duty");
        let ours = duty.is_some_and(|duty| self.obtained_by.contains(&duty));
        match (ours, to.precedent.in_duty()) {
            (true, true) => to.like(weight::DUTY, Alike::Duty),
            (false, false) => {}
            (true, false) | (false, true) => {
                let said = !self.obtained_by.is_empty() && !to.precedent.obtained_by.is_empty();
                if said {
                    to.differ(0, Differs::Duty(!ours));
                }
            }
        }
    }

    fn person(&self, to: &mut Comparison<'_>) {
        let theirs = to.precedent.role.as_ref().and_then(|id| self.law.role(id));
        match (self.role, theirs) {
            (Some(ours), Some((theirs, _))) if ours == theirs => {
                to.like(weight::ROLE, Alike::Role(ours));
            }
            (Some(_), Some(_)) => to.differ(0, Differs::Role),
            (None, _) | (_, None) => {}
        }
        let theirs = to
            .precedent
            .actor
            .as_ref()
            .map(|actor| actor.as_str() == "unit");
        if let (Some(ours), Some(theirs)) = (self.unit, theirs)
            && ours != theirs
        {
            to.differ(0, Differs::Unit(theirs));
        }
    }

    fn ways(&self, to: &mut Comparison<'_>) {
        let duty = self.value("obtained-by", "duty");
        let ways = self.shared("obtained-by", &self.obtained_by, &to.precedent.obtained_by);
        // That both were got in duty is said by itself.
        let ways: Vec<usize> = ways.into_iter().filter(|way| Some(*way) != duty).collect();
        if !ways.is_empty() {
            to.like(weight::WAYS, Alike::ObtainedBy(ways));
        }
        // Whoever sells has obtained: what was done with the records says more.
        let done = |acts: &[usize]| -> Vec<usize> {
            let obtain = self.value("acts", "obtain");
            let further: Vec<usize> = acts
                .iter()
                .copied()
                .filter(|act| Some(*act) != obtain)
                .collect();
            match further.is_empty() {
                true => acts.to_vec(),
                false => further,
            }
        };
        let theirs: Vec<usize> = to
            .precedent
            .acts
            .iter()
            .filter_map(|act| self.value("acts", act))
            .collect();
        let (ours, theirs) = (done(&self.acts), done(&theirs));
        let shared: Vec<usize> = ours
            .iter()
            .copied()
            .filter(|act| theirs.contains(act))
            .collect();
        if !shared.is_empty() {
            to.like(weight::WAYS, Alike::Acts(shared));
        } else if !ours.is_empty() && !theirs.is_empty() {
            to.differ(0, Differs::Acts(theirs));
        }
    }

    fn level(&self, to: &mut Comparison<'_>) {
        let Some(theirs) = to.precedent.level else {
            return;
        };
        let at = self
            .law
            .offences
            .iter()
            .position(|(_, offence)| to.precedent.offences.contains(&offence.id));
        let Some(outcome) = at.map(|at| self.matter.outcome(at)) else {
            return;
        };
        if outcome.applies == Truth::NotMet {
            return;
        }
        let ours = (outcome.possible.len() == 1).then_some(outcome.level);
        if ours == Some(theirs) {
            to.like(weight::LEVEL, Alike::Level(theirs));
        } else {
            to.differ(0, Differs::Level(ours, theirs));
        }
    }

    fn gains(&self, to: &mut Comparison<'_>) {
        let Some(theirs) = to.precedent.gains else {
            return;
        };
        match self.gains {
            Some(ours) if near(ours.min / 100, theirs.min) => {
                to.like(weight::SIZE, Alike::Gains(ours, theirs));
            }
            ours => to.differ(0, Differs::Gains(ours, theirs)),
        }
    }

    /// The position of a value of a fact.
    fn value(&self, fact: &str, id: &str) -> Option<usize> {
        self.law.fact(fact)?.1.value(id)
    }

    fn shared(&self, fact: &str, ours: &[usize], theirs: &[Name]) -> Vec<usize> {
        let theirs: Vec<usize> = theirs
            .iter()
            .filter_map(|name| self.value(fact, name))
            .collect();
        let ours = ours.iter().copied();
        ours.filter(|at| theirs.contains(at)).collect()
    }
}

impl Comparison<'_> {
    fn like(&mut self, weight: i32, alike: Alike) {
        self.score += weight;
        self.alike.push(alike);
    }

    fn differ(&mut self, weight: i32, differs: Differs) {
        self.score += weight;
        self.differs.push(differs);
    }
}

impl Common {
    fn weight(self) -> i32 {
        match self {
            Common::Type(_) => weight::TYPE,
            Common::Kind(_) => weight::KIND,
            Common::Tier(_) => weight::TIER,
        }
    }
}

fn answer<'m>(matter: &'m Matter<'_>, id: &str) -> Option<&'m Answer> {
    matter.case.answer(matter.law.fact(id)?.0)
}

/// The values of a set, those that single rows state included.
fn set(matter: &Matter<'_>, id: &str) -> Vec<usize> {
    let Some((fact, data)) = matter.law.fact(id) else {
        return Vec::new();
    };
    let of = |answer: &Answer| match answer {
        Answer::Set(bits) => *bits,
        _ => 0,
    };
    let rows = matter.case.rows().iter().filter_map(|row| row.answer(fact));
    let all = rows
        .chain(matter.case.answer(fact))
        .fold(0, |bits, one| bits | of(one));
    (0..data.values.len())
        .filter(|at| all >> at & 1 == 1)
        .collect()
}

fn near(one: u64, other: u64) -> bool {
    let (less, more) = (one.min(other), one.max(other));
    less > 0 && more <= less.saturating_mul(NEAR)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn numbers_of_like_size() {
        assert!(near(915, 915) && near(500, 915) && near(1000, 500));
        assert!(!near(457, 915) && !near(0, 0) && !near(0, 5));
        assert!(near(u64::MAX, u64::MAX));
    }
}
