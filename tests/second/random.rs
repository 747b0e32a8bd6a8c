//! Matters at random, most of them near a line: once for the second evaluator, once as a case of the program.

use fastrand::Rng;
use gexin::case::{Answer, Case, DateSpan, Row, Span};

use crate::by_hand::{Basis, Batch, Matter, Tier, act, got};
use crate::support::{self, WORLD, answer, fact, kind};

const GOT: [(u8, &str); 8] = [
    (got::DUTY, "duty"),
    (got::COLLECTED, "lawful-collection"),
    (got::PURCHASE, "purchase"),
    (got::RECEIPT, "receipt"),
    (got::EXCHANGE, "exchange"),
    (got::THEFT, "theft"),
    (got::UNLAWFUL, "unlawful-collection"),
    (got::OTHER, "other"),
];

const ACTS: [(u8, &str); 5] = [
    (act::OBTAIN, "obtain"),
    (act::SELL, "sell"),
    (act::PROVIDE, "provide"),
    (act::PUBLISH, "publish"),
    (act::LEAK, "leak"),
];

const BASES: [(Basis, &str); 5] = [
    (Basis::None, "none"),
    (Basis::ConsentToCollect, "consent-to-collect"),
    (Basis::ConsentToProvide, "consent-to-provide"),
    (Basis::LegalDuty, "legal-duty"),
    (Basis::Anonymised, "anonymised"),
];

/// A record type whose tier the text settles, and that tier; the flag marks location tracks.
const TYPES: [(&str, Tier, bool); 9] = [
    ("location-track", Tier::Third, true),
    ("credit-report", Tier::Third, false),
    ("communication-content", Tier::Third, false),
    ("accommodation", Tier::Fourth, false),
    ("health", Tier::Fourth, false),
    ("transaction", Tier::Fourth, false),
    ("name-and-phone", Tier::Fifth, false),
    ("other-general", Tier::Fifth, false),
    ("anonymised", Tier::Outside, false),
];

/// Days of conduct on which the Interpretation decides when judgment is given later.
const DAYS: [&str; 5] = [
    "2015-11-01",
    "2017-05-31",
    "2017-06-01",
    "2022-03-15",
    "2026-11-24",
];

/// The whole lines in records of the three tiers.
const WHOLE: [u64; 3] = [50, 500, 5_000];

/// The lines of the amounts, in fen.
const AMOUNTS: [u64; 5] = [250_000, 500_000, 2_500_000, 5_000_000, 50_000_000];

/// Makes matters; holds what is looked up once.
pub struct Maker {
    plain: Case,
    roles: usize,
    types: Vec<(usize, Tier, bool)>,
}

impl Maker {
    pub fn new() -> Self {
        Maker {
            plain: support::plain(&[]),
            roles: WORLD.law.roles.len(),
            types: TYPES
                .iter()
                .map(|(id, tier, tracks)| (kind(id), *tier, *tracks))
                .collect(),
        }
    }

    /// A matter, the same as a case, and whether a number in it lies on a line or one off.
    pub fn make(&self, rng: &mut Rng) -> (Matter, Case, bool) {
        let mut case = self.plain.clone();
        let mut set = |id: &str, to: Answer| case.set(fact(id), Some(to));
        let often = rng.u8(..4) == 0;
        let yes = |rng: &mut Rng| rng.u8(..if often { 3 } else { 24 }) == 0;
        let mut matter = Matter {
            unit: rng.u8(..5) == 0,
            under_16: rng.u8(..16) == 0,
            lawful_business: rng.u8(..3) == 0,
            knew: yes(rng),
            harm: yes(rng),
            loss: yes(rng),
            influence: yes(rng),
            punished: yes(rng),
            fined: yes(rng),
            gains: 0,
            duty_gains: None,
            profit: 0,
            batches: Vec::new(),
        };
        let mut line = false;
        matter.gains = amount(rng, &mut line);
        matter.profit = amount(rng, &mut line);
        let used = yes(rng);
        let shared = (sources(rng), acts(rng), basis(rng));
        set(
            "actor",
            answer("actor", if matter.unit { "unit" } else { "individual" }),
        );
        set(
            "age-band",
            answer(
                "age-band",
                if matter.under_16 { "under-16" } else { "16-17" },
            ),
        );
        set("role", Answer::Choice(rng.usize(..self.roles)));
        set(
            "offence-date",
            Answer::Date(DateSpan::parse(DAYS[rng.usize(..DAYS.len())]).unwrap()),
        );
        for (id, value) in [
            ("lawful-business", matter.lawful_business),
            ("used-in-crime", used),
            ("knew-of-crime", matter.knew),
            ("victim-harm", matter.harm),
            ("major-loss", matter.loss),
            ("vile-influence", matter.influence),
            ("prior-criminal", matter.punished),
            ("prior-administrative", matter.fined),
        ] {
            set(id, Answer::Bool(value));
        }
        set("gains", Answer::Money(Span::exactly(matter.gains)));
        set("profit", Answer::Money(Span::exactly(matter.profit)));
        set(
            "obtained-by",
            Answer::Set(bits("obtained-by", &GOT, shared.0)),
        );
        set("acts", Answer::Set(bits("acts", &ACTS, shared.1)));
        set("lawful-basis", basis_answer(shared.2));
        let scale = [1, 1, 2, 10, 20][rng.usize(..5)];
        // What is left of one sum: the last row fills it up, or stays one short of it.
        let mut left: u64 = 5_000 * scale / 2;
        let rows = rng.usize(1..5);
        let exact = rng.u8(..3) > 0;
        for at in 0..rows {
            let (of, tier, tracks) = self.types[rng.usize(..self.types.len())];
            let mut batch = Batch {
                tier,
                tracks,
                count: 0,
                removed: 0,
                recipients: 1,
                got: shared.0,
                acts: shared.1,
                basis: shared.2,
                used,
            };
            let mut row = Row::new(of);
            own(rng, &mut batch, &mut row);
            let weight = match tier {
                Tier::Third => 100,
                Tier::Fourth => 10,
                Tier::Fifth | Tier::Outside => 1,
            };
            let last = at + 1 == rows;
            batch.count = match (exact, last) {
                (true, true) => left.div_ceil(weight).saturating_add_signed(rng.i64(-1..=1)),
                (true, false) => rng.u64(..=left / weight),
                (false, _) => near(rng, tier),
            };
            line |= exact && last;
            left = left.saturating_sub(batch.count * weight);
            spread(rng, &mut batch, &mut row);
            matter.batches.push(batch);
            case.rows_mut().push(row);
        }
        divide(rng, &mut matter, &mut case);
        (matter, case, line)
    }
}

/// Spreads the records over recipients, and adds some that fall away.
fn spread(rng: &mut Rng, batch: &mut Batch, row: &mut Row) {
    if rng.u8(..3) == 0 {
        batch.recipients = rng.u64(1..4);
        row.recipients = Some(Span::exactly(batch.recipients));
        // To several buyers in equal parts: the count that together comes to what was wanted, or just misses it.
        batch.count = batch.count.div_ceil(batch.recipients);
    }
    if rng.u8(..4) == 0 {
        batch.removed = rng.u64(..=60);
        batch.count += batch.removed;
        row.removed = Some(Span::exactly(batch.removed));
    }
    row.count = Some(Span::exactly(batch.count));
}

/// Gives a row a history of its own.
fn own(rng: &mut Rng, batch: &mut Batch, row: &mut Row) {
    if rng.u8(..3) == 0 {
        batch.got = sources(rng);
        row.set(
            fact("obtained-by"),
            Some(Answer::Set(bits("obtained-by", &GOT, batch.got))),
        );
    }
    if rng.u8(..4) == 0 {
        batch.acts = acts(rng);
        row.set(
            fact("acts"),
            Some(Answer::Set(bits("acts", &ACTS, batch.acts))),
        );
    }
    if rng.u8(..6) == 0 {
        batch.basis = basis(rng);
        row.set(fact("lawful-basis"), Some(basis_answer(batch.basis)));
    }
    if batch.is_undecided() {
        batch.basis = Basis::None;
        row.set(fact("lawful-basis"), Some(basis_answer(batch.basis)));
    }
    if rng.u8(..6) == 0 {
        batch.used = rng.bool();
        row.set(fact("used-in-crime"), Some(Answer::Bool(batch.used)));
    }
}

/// Tells the gains from duty apart, where some rows came from duty and others did not.
fn divide(rng: &mut Rng, matter: &mut Matter, case: &mut Case) {
    let counted = || matter.batches.iter().filter(|one| one.criminal());
    let some = counted().filter(|one| one.is_of_duty()).count();
    if some == 0 || some == counted().count() || rng.bool() {
        case.set(fact("gains-duty"), None);
        return;
    }
    let part = match rng.u8(..3) {
        0 => rng.u64(..=matter.gains),
        _ => AMOUNTS[rng.usize(..3)]
            .saturating_add_signed(rng.i64(-1..=1))
            .min(matter.gains),
    };
    matter.duty_gains = Some(part);
    case.set(fact("gains-duty"), Some(Answer::Money(Span::exactly(part))));
}

/// A count on a line of a tier, one off it, or anywhere below.
fn near(rng: &mut Rng, tier: Tier) -> u64 {
    let whole = match tier {
        Tier::Third => WHOLE[0],
        Tier::Fourth => WHOLE[1],
        Tier::Fifth | Tier::Outside => WHOLE[2],
    };
    let line = [whole / 2, whole, whole * 5, whole * 10][rng.usize(..4)];
    match rng.u8(..5) {
        0 => 0,
        1 => rng.u64(..=line),
        _ => line.saturating_add_signed(rng.i64(-1..=1)),
    }
}

fn amount(rng: &mut Rng, line: &mut bool) -> u64 {
    match rng.u8(..6) {
        0 | 1 => 0,
        2 | 3 => rng.u64(..=700_000),
        _ => {
            *line = true;
            AMOUNTS[rng.usize(..AMOUNTS.len())].saturating_add_signed(rng.i64(-1..=1))
        }
    }
}

/// One way, or several without duty: how much of a mixed batch came from duty is another question.
fn sources(rng: &mut Rng) -> u8 {
    match rng.u8(..8) {
        0..=2 => got::DUTY,
        3 | 4 => [got::PURCHASE, got::RECEIPT, got::PURCHASE | got::RECEIPT][rng.usize(..3)],
        5 | 6 => 1 << rng.u8(1..8),
        _ => (1 << rng.u8(1..8)) | (1 << rng.u8(1..8)),
    }
}

fn acts(rng: &mut Rng) -> u8 {
    match rng.u8(..8) {
        0..=2 => act::OBTAIN,
        3 => act::OBTAIN | act::SELL,
        4 => act::SELL,
        5 => 1 << rng.u8(..5),
        _ => rng.u8(1..32),
    }
}

fn basis(rng: &mut Rng) -> Basis {
    match rng.u8(..6) {
        0 => BASES[rng.usize(..BASES.len())].0,
        _ => Basis::None,
    }
}

fn basis_answer(of: Basis) -> Answer {
    let (_, id) = BASES.iter().find(|(basis, _)| *basis == of).unwrap();
    answer("lawful-basis", id)
}

/// The bits of the program for ours.
fn bits(of: &str, names: &[(u8, &str)], ours: u8) -> u64 {
    let fact = &WORLD.law.facts[fact(of)];
    names
        .iter()
        .filter(|(bit, _)| ours & bit != 0)
        .fold(0, |bits, (_, id)| bits | 1 << fact.value(id).unwrap())
}
