//! Article 253-1 of the Criminal Law under the Interpretation of 2017 (法释〔2017〕10号), written out by hand.
//!
//! It reads no data file and calls nothing of the program: the numbers stand here a second time on purpose, each beside
//! its article, so that a slip in the data or in the engine shows as a difference between two readings of one text. Where
//! the text leaves a point to dispute, the leading reading is taken; for the two points without one, `Reading` says which.

/// How records were got, as bits.
pub mod got {
    pub const DUTY: u8 = 1;
    pub const COLLECTED: u8 = 1 << 1;
    pub const PURCHASE: u8 = 1 << 2;
    pub const RECEIPT: u8 = 1 << 3;
    pub const EXCHANGE: u8 = 1 << 4;
    pub const THEFT: u8 = 1 << 5;
    pub const UNLAWFUL: u8 = 1 << 6;
    pub const OTHER: u8 = 1 << 7;
}

/// What was done with them, as bits.
pub mod act {
    pub const OBTAIN: u8 = 1;
    pub const SELL: u8 = 1 << 1;
    pub const PROVIDE: u8 = 1 << 2;
    pub const PUBLISH: u8 = 1 << 3;
    pub const LEAK: u8 = 1 << 4;
}

/// What the handling could rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    None,
    ConsentToCollect,
    ConsentToProvide,
    LegalDuty,
    Anonymised,
}

/// The three groups of article 5(1)(3) to (5), and what article 1 leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    Third,
    Fourth,
    Fifth,
    Outside,
}

/// Some records of one kind and one history.
#[derive(Clone, Copy, Debug)]
pub struct Batch {
    pub tier: Tier,
    /// Whether they are location tracks, the only kind that item (1) speaks of.
    pub tracks: bool,
    pub count: u64,
    pub removed: u64,
    pub recipients: u64,
    pub got: u8,
    pub acts: u8,
    pub basis: Basis,
    /// Whether others used them for crime.
    pub used: bool,
}

/// One matter, everything known.
#[derive(Clone, Debug)]
pub struct Matter {
    pub unit: bool,
    pub under_16: bool,
    pub lawful_business: bool,
    pub knew: bool,
    pub harm: bool,
    pub loss: bool,
    pub influence: bool,
    pub punished: bool,
    pub fined: bool,
    /// Amounts in fen.
    pub gains: u64,
    /// The part of the gains that came from duty, where it was told apart.
    pub duty_gains: Option<u64>,
    pub profit: u64,
    pub batches: Vec<Batch>,
}

/// How the two points are read on which nobody leads.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Duty records and others are added up, each by its own line.
    pub together: bool,
    /// A batch with records of the third or fourth item is outside article 6 as a whole.
    pub whole_batch: bool,
    /// The gains from duty, where they were not told apart from the rest: all that is possible, instead of none.
    pub most: bool,
}

/// What the law makes of it: 0 nothing, 1 serious, 2 especially serious.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Result {
    pub applies: bool,
    pub level: u8,
    /// The items met, by their address.
    pub met: Vec<&'static str>,
}

impl Batch {
    /// Article 3: selling, giving to particular people, publishing.
    fn passed_on(&self) -> bool {
        self.acts & (act::SELL | act::PROVIDE | act::PUBLISH) != 0
    }

    /// Article 11: what is untrue or there twice does not count; the same records to several buyers add up; publishing
    /// and keeping count once.
    fn records(&self) -> u128 {
        let once = u128::from(self.count.saturating_sub(self.removed));
        match self.acts & (act::SELL | act::PROVIDE) {
            0 => once,
            _ => once * u128::from(self.recipients.max(1)),
        }
    }

    /// Articles 1 to 4: personal information, obtained or passed on against the rules.
    pub fn criminal(&self) -> bool {
        let acted = self.acts & act::OBTAIN != 0 || self.passed_on();
        let against = match self.basis {
            Basis::None => true,
            // Article 3(2): lawfully collected, passed on without consent. Article 4: collected beyond the consent.
            Basis::ConsentToCollect => self.passed_on() || self.got & got::UNLAWFUL != 0,
            Basis::ConsentToProvide | Basis::LegalDuty | Basis::Anonymised => false,
        };
        // Lawfully collected and kept: neither obtained unlawfully nor provided.
        let kept = self.got & !got::COLLECTED == 0 && !self.passed_on();
        self.tier != Tier::Outside && acted && against && !kept && self.records() > 0
    }

    /// Whether consent to collection reaches what was got in another way: the law does not say, and neither does this.
    pub fn is_undecided(&self) -> bool {
        let others = got::PURCHASE | got::RECEIPT | got::EXCHANGE | got::THEFT | got::OTHER;
        let kept = self.basis == Basis::ConsentToCollect && !self.passed_on();
        kept && self.got & others != 0 && self.got & got::UNLAWFUL == 0
    }

    /// Article 5(1)(8).
    pub fn is_of_duty(&self) -> bool {
        self.got == got::DUTY && self.passed_on()
    }

    /// Article 6: bought or received, of the fifth item, and neither sold nor provided.
    fn for_business(&self) -> bool {
        self.got & !(got::PURCHASE | got::RECEIPT) == 0
            && self.tier == Tier::Fifth
            && !self.passed_on()
    }
}

/// Records by the three items.
fn tally<'a>(batches: impl Iterator<Item = &'a Batch>) -> [u128; 3] {
    let mut tally = [0; 3];
    for batch in batches {
        let at = match batch.tier {
            Tier::Third => 0,
            Tier::Fourth => 1,
            Tier::Fifth => 2,
            Tier::Outside => continue,
        };
        tally[at] += batch.records();
    }
    tally
}

/// a/50 + b/500 + c/5000, in parts of 1/5000.
fn parts([a, b, c]: [u128; 3]) -> u128 {
    100 * a + 10 * b + c
}

/// Yuan, in fen.
const fn yuan(amount: u64) -> u64 {
    amount * 100
}

/// The result under article 253-1 and the Interpretation.
pub fn result(matter: &Matter, reading: Reading) -> Result {
    let all: Vec<&Batch> = matter.batches.iter().filter(|one| one.criminal()).collect();
    let applies = !all.is_empty() && (matter.unit || !matter.under_16);
    if !applies {
        return Result {
            applies,
            level: 0,
            met: Vec::new(),
        };
    }
    let grave = all
        .iter()
        .any(|one| matches!(one.tier, Tier::Third | Tier::Fourth));
    let covered = |batch: &Batch| {
        matter.lawful_business && batch.for_business() && !(reading.whole_batch && grave)
    };
    let rest: Vec<&Batch> = all.iter().copied().filter(|one| !covered(one)).collect();
    let mut met = Vec::new();
    let mut level = 0;
    let mut add = |holds: bool, item: &'static str, to: u8| {
        if holds {
            met.push(item);
            level = level.max(to);
        }
    };
    let prior = matter.punished || matter.fined;
    if !rest.is_empty() {
        let [a, b, c] = tally(rest.iter().copied());
        let duty = tally(rest.iter().copied().filter(|one| one.is_of_duty()));
        let other = tally(rest.iter().copied().filter(|one| !one.is_of_duty()));
        let duty_gains = duty_gains(matter, &all, reading.most);
        // Halved lines reach twice as far: 2 × duty + other against the whole line.
        let mixed = 2 * parts(duty) + parts(other);
        add(
            rest.iter()
                .any(|one| one.tracks && one.passed_on() && one.used),
            "5.1.1",
            1,
        );
        add(
            matter.knew
                && rest
                    .iter()
                    .any(|one| one.acts & (act::SELL | act::PROVIDE) != 0),
            "5.1.2",
            1,
        );
        let single = [a >= 50, b >= 500, c >= 5_000];
        add(single[0], "5.1.3", 1);
        add(single[1], "5.1.4", 1);
        add(single[2], "5.1.5", 1);
        add(
            single == [false; 3] && parts([a, b, c]) >= 5_000,
            "5.1.6",
            1,
        );
        add(matter.gains >= yuan(5_000), "5.1.7", 1);
        add(
            duty[0] >= 25
                || duty[1] >= 250
                || duty[2] >= 2_500
                || 2 * parts(duty) >= 5_000
                || duty_gains >= yuan(2_500)
                || reading.together && parts(duty) > 0 && mixed >= 5_000,
            "5.1.8",
            1,
        );
        add(prior, "5.1.9", 1);
        add(matter.harm, "5.2.1", 2);
        add(matter.loss || matter.influence, "5.2.2", 2);
        add(
            a >= 500
                || b >= 5_000
                || c >= 50_000
                || parts([a, b, c]) >= 50_000
                || matter.gains >= yuan(50_000)
                || duty[0] >= 250
                || duty[1] >= 2_500
                || duty[2] >= 25_000
                || 2 * parts(duty) >= 50_000
                || duty_gains >= yuan(25_000)
                || reading.together && parts(duty) > 0 && mixed >= 50_000,
            "5.2.3",
            2,
        );
    }
    if rest.len() < all.len() {
        add(matter.profit >= yuan(50_000), "6.1.1", 1);
        add(prior, "6.1.2", 1);
    }
    Result {
        applies,
        level,
        met,
    }
}

/// What the gains from duty come to: as told apart; else all where everything came from duty, and none where nothing did.
fn duty_gains(matter: &Matter, batches: &[&Batch], most: bool) -> u64 {
    let is_of_duty = batches.iter().filter(|one| one.is_of_duty()).count();
    match matter.duty_gains {
        Some(told) => told,
        None if is_of_duty == batches.len() => matter.gains,
        None if is_of_duty == 0 || !most => 0,
        None => matter.gains,
    }
}
