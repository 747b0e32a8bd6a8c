//! The answer first: the level in words, the reason, the band.

use serde::Serialize;

use super::{Said, Voice};
use crate::assess::Truth;
use crate::law::Level;
use crate::report::Matter;

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
    /// The band of punishment, where one level is certain and reached.
    pub band: Option<Said>,
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
        Verdict {
            level,
            sign: sign(level),
            offence: voice.text(&offence.name),
            words: voice.say(|phrases| phrases.headline(offence, outcome)),
            note: below.then(|| voice.text(&voice.texts().level.none_note)),
            reason: voice.lines(|phrases| phrases.conclusion(matter, at)),
            band: band
                .map(|band| voice.say(|phrases| phrases.band(band) + &phrases.cites(&band.cite))),
        }
    }
}

fn sign(level: &str) -> &'static str {
    match level {
        "serious" => "▲",
        "especially-serious" => "▲▲",
        "open" => "?",
        _ => "○",
    }
}
