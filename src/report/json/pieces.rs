//! Pieces of JSON that are the same for every case (names, citations, the wording of disputes and precedents), serialised
//! once and copied.

use std::sync::OnceLock;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::{Both, ids};
use crate::assess::What;
use crate::law::{Law, Name, Offence, Precedent};
use crate::report::{Phrases, Texts};
use crate::text::{Lang, Text};

/// JSON that is written as it is.
pub(super) type Piece = Box<RawValue>;

/// The pieces of a law, each made when it is first asked for.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    law: &'a Law,
    texts: &'a Texts,
    offences: Vec<OnceLock<OffencePieces>>,
    disputes: Vec<OnceLock<DisputePieces>>,
    precedents: OnceLock<Vec<OnceLock<PrecedentPieces>>>,
    disclaimer: OnceLock<Piece>,
}

/// Those of an offence, in the order of its data.
#[derive(Debug)]
pub(super) struct OffencePieces {
    pub(super) items: Vec<Piece>,
    pub(super) elements: Vec<Cited>,
    /// What is measured: records by tier, plain and selected.
    records: Vec<[Piece; 2]>,
    /// Totals: plain, selected, mixed.
    totals: [Piece; 3],
    facts: Vec<Piece>,
    amounts: Vec<Piece>,
}

/// A name with its citations.
#[derive(Debug)]
pub(super) struct Cited {
    pub(super) name: Piece,
    pub(super) cite: Piece,
}

#[derive(Debug)]
pub(super) struct DisputePieces {
    pub(super) title: Piece,
    pub(super) question: Piece,
    pub(super) positions: Vec<PositionPieces>,
}

#[derive(Debug)]
pub(super) struct PositionPieces {
    pub(super) says: Piece,
    pub(super) held_by: Piece,
    pub(super) cite: Piece,
}

#[derive(Debug)]
pub(super) struct PrecedentPieces {
    pub(super) name: Piece,
    pub(super) source: Piece,
    pub(super) offences: Piece,
    pub(super) facts: Piece,
    pub(super) decided: Piece,
    pub(super) sentences: Piece,
    pub(super) points: Piece,
    pub(super) cite: Piece,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(law: &'a Law, texts: &'a Texts) -> Self {
        Pieces {
            law,
            texts,
            offences: law.offences.iter().map(|_| OnceLock::new()).collect(),
            disputes: law.disputes.iter().map(|_| OnceLock::new()).collect(),
            precedents: OnceLock::new(),
            disclaimer: OnceLock::new(),
        }
    }

    /// The phrases of both languages.
    pub(super) fn both(&self) -> Both<'_> {
        let phrases = |lang| Phrases {
            law: self.law,
            texts: self.texts,
            lang,
        };
        Both {
            zh: phrases(Lang::Zh),
            en: phrases(Lang::En),
            pieces: self,
        }
    }

    pub(super) fn offence(&self, at: usize) -> &OffencePieces {
        self.offences[at].get_or_init(|| self.of_offence(&self.law.offences[at].1))
    }

    /// What a line of an offence measures.
    pub(super) fn measured(&self, offence: usize, what: What) -> &RawValue {
        let pieces = self.offence(offence);
        match what {
            What::Records { tier, selected } => &pieces.records[tier][usize::from(selected)],
            What::Total { mixed: true, .. } => &pieces.totals[2],
            What::Total { selected, .. } => &pieces.totals[usize::from(selected)],
            What::Count { fact } => &pieces.facts[fact],
            What::Money { amount } => &pieces.amounts[amount],
        }
    }

    pub(super) fn dispute(&self, at: usize) -> &DisputePieces {
        self.disputes[at].get_or_init(|| {
            let data = &self.law.disputes[at];
            let positions = data.positions.iter().map(|one| PositionPieces {
                says: piece(&one.says),
                held_by: piece(&one.held_by),
                cite: piece(&ids(&one.cite)),
            });
            DisputePieces {
                title: piece(&data.title),
                question: piece(&data.question),
                positions: positions.collect(),
            }
        })
    }

    pub(super) fn precedent(&self, at: usize) -> &PrecedentPieces {
        let all = self.precedents.get_or_init(|| {
            let all = self.law.precedents().iter();
            all.map(|_| OnceLock::new()).collect()
        });
        all[at].get_or_init(|| self.of_precedent(&self.law.precedents()[at]))
    }

    pub(super) fn disclaimer(&self) -> &RawValue {
        self.disclaimer
            .get_or_init(|| piece(&self.law.about.disclaimer))
    }

    fn of_offence(&self, data: &Offence) -> OffencePieces {
        let both = self.both();
        let measured = |what| piece(&both.say(|phrases| phrases.measured(data, what)));
        let total = |selected, mixed| measured(What::Total { selected, mixed });
        let records =
            |tier| [false, true].map(|selected| measured(What::Records { tier, selected }));
        let facts = 0..self.law.facts.len();
        let amounts = 0..data.amounts.len();
        let elements = data.elements.iter().map(|element| Cited {
            name: piece(&element.name),
            cite: piece(&ids(&element.cite)),
        });
        let items = data.items.iter();
        OffencePieces {
            items: items
                .map(|item| piece(&both.say(|phrases| phrases.item_name(item))))
                .collect(),
            elements: elements.collect(),
            records: (0..self.law.tiers.len()).map(records).collect(),
            totals: [total(false, false), total(true, false), total(false, true)],
            facts: facts.map(|fact| measured(What::Count { fact })).collect(),
            amounts: amounts
                .map(|amount| measured(What::Money { amount }))
                .collect(),
        }
    }

    fn of_precedent(&self, one: &Precedent) -> PrecedentPieces {
        let both = self.both();
        let (zh, en) = (
            both.zh.precedent_sentences(one),
            both.en.precedent_sentences(one),
        );
        let point = |point| both.say(|phrases| phrases.precedent_point(point));
        let points: Vec<Text> = one.points.iter().map(point).collect();
        let cites = one.points.iter().flat_map(|point| &point.cite);
        let cites: Vec<&str> = cites.map(Name::as_str).collect();
        PrecedentPieces {
            name: piece(&one.name),
            source: piece(&both.say(|phrases| phrases.precedent_source(one))),
            offences: piece(&ids(&one.offences)),
            facts: piece(&both.say(|phrases| phrases.precedent_facts(one))),
            decided: piece(&one.decided),
            sentences: piece(&zh.zip(en).map(|(zh, en)| Text { zh, en })),
            points: piece(&points),
            cite: piece(&cites),
        }
    }
}

pub(super) fn piece(value: &impl Serialize) -> Piece {
    // Texts and lists of names cannot fail to serialise.
    to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned())
}
