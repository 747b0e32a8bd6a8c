//! The answer first: the level in words, the reason, the sum, the band, and what may upset it.

use serde::Serialize;

use super::section::sum::says_nothing;
use super::{Said, Voice};
use crate::assess::{MeasureOutcome, Truth, What};
use crate::law::Level;
use crate::report::{Matter, gauges};

/// The answer of a memo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// `none`, `serious`, `especially-serious`, `open` or `not-applicable`: for colours.
    pub level: &'static str,
    /// A sign for the level that needs no colour.
    pub sign: &'static str,
    /// The offence.
    pub offence: Said,
    /// The level in words.
    pub words: Said,
    /// What stands beside the level: below the lines, that catch-all circumstances are for the court.
    pub note: Option<Said>,
    /// The conclusion.
    pub reason: Vec<Said>,
    /// The lines that decide, with what is counted against them; where none does, the proportional total.
    pub sum: Vec<Said>,
    /// The band of punishment, where one level is certain and reached.
    pub band: Option<Said>,
    /// What may upset the answer: a limitation period that is over, a disputed point that decides, another offence.
    pub cautions: Vec<Said>,
}

impl Verdict {
    pub(super) fn new(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Self {
        let (offence, outcome) = (matter.offence(at), matter.outcome(at));
        let level = match (outcome.applies, outcome.possible.len()) {
            (Truth::NotMet, _) => "not-applicable",
            (Truth::Met | Truth::Open, 1) => outcome.level.id(),
            (Truth::Met | Truth::Open, _) => "open",
        };
        let below = level == Level::None.id();
        let band = match &outcome.penalties[..] {
            [penalty] if outcome.possible.len() == 1 => Some(&offence.bands[penalty.band]),
            _ => None,
        };
        let sum = match outcome.applies {
            Truth::NotMet => Vec::new(),
            Truth::Met | Truth::Open => sum(matter, voice, at),
        };
        Verdict {
            level,
            sign: sign(level),
            offence: voice.text(&offence.name),
            words: voice.say(|phrases| phrases.headline(offence, outcome)),
            note: below.then(|| voice.text(&voice.texts().level.none_note)),
            reason: voice.lines(|phrases| phrases.conclusion(matter, at)),
            sum,
            band: band
                .map(|band| voice.say(|phrases| phrases.band(band) + &phrases.cites(&band.cite))),
            cautions: limitation(matter, voice, at)
                .into_iter()
                .chain(disputed(matter, voice, at))
                .chain(others(matter, voice, at))
                .collect(),
        }
    }
}

/// The lines that decide, each with its value; where none does, the proportional total unless it is nothing.
fn sum(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Vec<Said> {
    let edition = matter.outcome(at).shown();
    let leading = voice.leading();
    let items = edition.items.iter().filter(|item| item.decisive);
    let mut lines: Vec<&MeasureOutcome> = items
        .filter_map(|item| leading?.telling(edition, item))
        .collect();
    let gauges = gauges(matter, at);
    if lines.is_empty() {
        let total = gauges.iter().map(|gauge| &gauge.line);
        let total = total.filter(|line| matches!(line.what, What::Total { .. }));
        lines.extend(total.filter(|line| !says_nothing(line)).take(1));
    }
    let mut said: Vec<Said> = Vec::new();
    for line in lines {
        let line = voice.say(|phrases| phrases.line(matter, at, line));
        if !said.contains(&line) {
            said.push(line);
        }
    }
    said
}

/// That a limitation period is or may be over, of each penalty still possible.
fn limitation(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Vec<Said> {
    let (offence, penalties) = (matter.offence(at), &matter.outcome(at).penalties);
    let over = penalties.iter().filter(|penalty| {
        let until = penalty.limitation_until;
        until.is_some_and(|(earliest, _)| earliest < matter.as_of)
    });
    let said = over.map(|penalty| {
        voice.say(|phrases| {
            let days = phrases.limitation_days(penalty, matter.as_of);
            if penalties.len() == 1 {
                return days;
            }
            let level = phrases.if_level(offence, penalty.level);
            format!("{level}{}{days}", phrases.colon())
        })
    });
    said.collect()
}

/// The disputed points that lead to different results here.
fn disputed(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Said> {
    let all = matter.disputes(at).iter();
    let decisive: Vec<usize> = all
        .filter(|one| one.computed && one.decisive())
        .map(|one| one.dispute)
        .collect();
    (!decisive.is_empty()).then(|| {
        voice.say(|phrases| {
            let titles = decisive.iter().map(|at| {
                let title = &matter.law.disputes[*at].title;
                title.get(phrases.lang).to_owned()
            });
            let list = phrases.clauses(&titles.collect::<Vec<String>>());
            let disputed = &phrases.texts.memo.disputed;
            disputed.fill(phrases.lang, &[("list", &list)])
        })
    })
}

/// The other offences that apply and whose line is reached: whoever reads the first page only must see them.
fn others(matter: &Matter<'_>, voice: &Voice<'_>, main: usize) -> Option<Said> {
    let mut others = matter.present();
    others.retain(|at| {
        let outcome = matter.outcome(*at);
        *at != main && outcome.applies == Truth::Met && outcome.level != Level::None
    });
    (!others.is_empty()).then(|| {
        voice.say(|phrases| {
            let named = others.iter().map(|at| {
                let offence = matter.offence(*at);
                let headline = phrases.headline(offence, matter.outcome(*at));
                format!(
                    "{}{}",
                    offence.name.get(phrases.lang),
                    phrases.aside(&headline)
                )
            });
            let list = phrases.clauses(&named.collect::<Vec<String>>());
            let also = &phrases.texts.memo.also;
            also.fill(phrases.lang, &[("list", &list)])
        })
    })
}

fn sign(level: &str) -> &'static str {
    match level {
        "serious" => "▲",
        "especially-serious" => "▲▲",
        "open" => "?",
        _ => "○",
    }
}
