//! The JSON of an assessment: one line for one case. Its keys stay as they are.

use serde::Serialize;

use super::{Matter, Phrases, Texts, tree};
use crate::assess::{
    DisputeOutcome, ItemOutcome, LevelSet, MeasureOutcome, Open, Range, Truth, Verdict, What,
};
use crate::law::{Law, Level, Name};
use crate::text::{Lang, Text};

/// Where a case came from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The line of a stream.
    pub line: Option<usize>,
}

/// The JSON of a matter, on one line, without a line end.
pub fn json(matter: &Matter<'_>, texts: &Texts, origin: &Origin<'_>) -> String {
    let both = Both {
        zh: Phrases {
            law: matter.law,
            texts,
            lang: Lang::Zh,
        },
        en: Phrases {
            law: matter.law,
            texts,
            lang: Lang::En,
        },
    };
    let whole = Whole {
        file: origin.file,
        line: origin.line,
        title: &matter.case.title,
        as_of: matter.as_of.to_string(),
        data: matter.law.about.version.clone(),
        checked: matter.law.about.checked.to_string(),
        prevailing: matter.prevailing().map(|at| matter.offence(at).id.as_str()),
        tally: tally(matter),
        edition: edition(matter, &both, 0),
        assumed: matter
            .assumed
            .iter()
            .map(|one| both.say(|phrases| phrases.assumption(matter, *one)))
            .collect(),
        needs: needs(matter, &both),
        disputes: disputes(matter, &both),
        explanation: explanation(matter, &both),
        offences: (0..matter.assessment.offences.len())
            .map(|at| offence(matter, &both, at))
            .collect(),
        disclaimer: &matter.law.about.disclaimer,
    };
    // Plain structs with string keys cannot fail to serialise.
    serde_json::to_string(&whole).unwrap_or_default()
}

/// The phrases of both languages.
struct Both<'a> {
    zh: Phrases<'a>,
    en: Phrases<'a>,
}

impl Both<'_> {
    fn say(&self, what: impl Fn(&Phrases<'_>) -> String) -> Text {
        Text {
            zh: what(&self.zh),
            en: what(&self.en),
        }
    }

    fn lines(&self, what: impl Fn(&Phrases<'_>) -> Vec<String>) -> Vec<Text> {
        what(&self.zh)
            .into_iter()
            .zip(what(&self.en))
            .map(|(zh, en)| Text { zh, en })
            .collect()
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    as_of: String,
    data: String,
    checked: String,
    offences: Vec<Offence<'a>>,
    prevailing: Option<&'a str>,
    tally: Tally<'a>,
    needs: Vec<Need<'a>>,
    disputes: Vec<Dispute<'a>>,
    edition: Edition<'a>,
    assumed: Vec<Text>,
    explanation: Vec<Branch>,
    disclaimer: &'a Text,
}

#[derive(Serialize)]
struct Offence<'a> {
    id: &'a str,
    applies: &'static str,
    level: &'static str,
    possible_levels: Vec<&'static str>,
    band: usize,
    level_name: Text,
    conclusion: Vec<Text>,
    elements: Vec<Element<'a>>,
    items: Vec<Item<'a>>,
    penalty: Option<Penalty>,
    possible_penalties: Vec<Penalty>,
    changes: Changes,
}

#[derive(Serialize)]
struct Element<'a> {
    id: &'a str,
    status: Truth,
    name: &'a Text,
    cite: Vec<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    status: Truth,
    decisive: bool,
    court: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced: Option<Truth>,
    measures: Vec<Measure>,
    cite: &'a str,
    name: Text,
}

#[derive(Serialize)]
struct Measure {
    what: Text,
    unit: &'static str,
    value: Ends,
    line: u128,
    margin: Margin,
    status: Truth,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<u128>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    terms: Vec<Term>,
}

#[derive(Serialize)]
struct Term {
    tier: String,
    value: Ends,
    line: u64,
    factor: String,
}

#[derive(Serialize)]
struct Ends {
    min: u128,
    max: Option<u128>,
}

#[derive(Serialize)]
struct Margin {
    min: i128,
    max: Option<i128>,
}

#[derive(Serialize)]
struct Penalty {
    level: &'static str,
    band: usize,
    imprisonment_months: Ends,
    detention: bool,
    surveillance: bool,
    fine: &'static str,
    heavier: Truth,
    unit: Truth,
    limitation_years: i16,
    limitation_until: Option<String>,
    says: Vec<Text>,
}

#[derive(Serialize)]
struct Changes {
    raising: Vec<Text>,
    lowering: Vec<Text>,
}

#[derive(Serialize)]
struct Tally<'a> {
    tiers: Vec<TierTally<'a>>,
    sum: Option<Measure>,
    text: Option<String>,
}

#[derive(Serialize)]
struct TierTally<'a> {
    tier: &'a str,
    records: Ends,
}

#[derive(Serialize)]
struct Need<'a> {
    offence: &'a str,
    fact: String,
    settles: bool,
    text: Text,
}

#[derive(Serialize)]
struct Dispute<'a> {
    id: &'a str,
    offence: &'a str,
    title: &'a Text,
    question: &'a Text,
    leading: Option<&'a str>,
    computed: bool,
    decisive: bool,
    positions: Vec<Position<'a>>,
    rivals: Vec<Rival<'a>>,
}

#[derive(Serialize)]
struct Position<'a> {
    id: &'a str,
    says: &'a Text,
    held_by: &'a Text,
    cite: Vec<&'a str>,
    result: Option<Result_>,
}

#[derive(Serialize)]
struct Rival<'a> {
    r#type: &'a str,
    kind: Option<&'a str>,
    result: Result_,
}

#[derive(Serialize)]
struct Result_ {
    applies: &'static str,
    level: &'static str,
    possible_levels: Vec<&'static str>,
}

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    name: &'a Text,
    why: Text,
    computed: Vec<EditionResult<'a>>,
}

#[derive(Serialize)]
struct EditionResult<'a> {
    id: &'a str,
    applied: bool,
    applies: &'static str,
    level: &'static str,
    possible_levels: Vec<&'static str>,
    cite: Vec<&'a str>,
}

#[derive(Serialize)]
struct Branch {
    text: Text,
    status: Truth,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cite: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Branch>,
}

fn applies(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "yes",
        Truth::NotMet => "no",
        Truth::Open => "open",
    }
}

fn levels(set: LevelSet) -> Vec<&'static str> {
    set.iter().map(Level::id).collect()
}

fn ends(range: Range) -> Ends {
    Ends {
        min: range.min,
        max: range.max(),
    }
}

fn ids(names: &[Name]) -> Vec<&str> {
    names.iter().map(Name::as_str).collect()
}

fn result(verdict: Verdict) -> Result_ {
    Result_ {
        applies: applies(verdict.applies),
        level: verdict.level.id(),
        possible_levels: levels(verdict.possible),
    }
}

fn offence<'a>(matter: &Matter<'a>, both: &Both<'_>, at: usize) -> Offence<'a> {
    let (data, outcome) = (matter.offence(at), matter.outcome(at));
    let edition = outcome.shown();
    let mut penalties = outcome
        .penalties
        .iter()
        .map(|one| penalty(matter, both, at, one));
    let possible_penalties: Vec<Penalty> = penalties.by_ref().collect();
    let own = outcome
        .penalties
        .iter()
        .find(|one| one.level == outcome.level);
    let reverse = &matter.reverse[at];
    let changes = |list: &[crate::assess::Change]| {
        list.iter()
            .map(|one| both.say(|phrases| phrases.change(matter, at, one)))
            .collect()
    };
    Offence {
        id: &data.id,
        applies: applies(outcome.applies),
        level: outcome.level.id(),
        possible_levels: levels(outcome.possible),
        band: outcome.level.band(),
        level_name: both.say(|phrases| phrases.level(data, outcome.level)),
        conclusion: both.lines(|phrases| phrases.conclusion(matter, at)),
        elements: edition
            .elements
            .iter()
            .map(|(element, status)| {
                let element = &data.elements[*element];
                Element {
                    id: &element.id,
                    status: *status,
                    name: &element.name,
                    cite: ids(&element.cite),
                }
            })
            .collect(),
        items: edition
            .items
            .iter()
            .map(|one| item(matter, both, at, one))
            .collect(),
        penalty: own.map(|one| penalty(matter, both, at, one)),
        possible_penalties,
        changes: Changes {
            raising: changes(&reverse.raising),
            lowering: changes(&reverse.lowering),
        },
    }
}

fn item<'a>(matter: &Matter<'a>, both: &Both<'_>, at: usize, item: &ItemOutcome) -> Item<'a> {
    let data = &matter.offence(at).items[item.item];
    Item {
        id: &data.id,
        status: item.status,
        decisive: item.decisive,
        court: item.court,
        replaced: (item.replaced != Truth::NotMet).then_some(item.replaced),
        measures: matter
            .outcome(at)
            .shown()
            .measures_of(item)
            .iter()
            .map(|one| measure(matter, both, at, one))
            .collect(),
        cite: &data.cite,
        name: both.say(|phrases| phrases.item_name(data)),
    }
}

fn measure(matter: &Matter<'_>, both: &Both<'_>, at: usize, line: &MeasureOutcome) -> Measure {
    let signed = |n: u128| i128::try_from(n).unwrap_or(i128::MAX);
    let margin = |n: u128| signed(n).saturating_sub(signed(line.line));
    let terms = matter.terms(at, line.measure);
    let tier = |tier: usize| matter.law.tiers[tier].id.to_string();
    Measure {
        what: both.say(|phrases| phrases.measured(matter.offence(at), line.what)),
        unit: match line.what {
            What::Records { .. } => "records",
            What::Money { .. } => "fen",
            What::Total { .. } => "fraction",
        },
        value: ends(line.value),
        line: line.line,
        margin: Margin {
            min: margin(line.value.min),
            max: line.value.max().map(margin),
        },
        status: line.truth,
        parts: matches!(line.what, What::Total { .. }).then_some(line.unit),
        terms: terms
            .iter()
            .map(|term| Term {
                tier: tier(term.tier),
                value: ends(term.value),
                line: term.line,
                factor: term.factor.to_string(),
            })
            .collect(),
    }
}

fn penalty(
    matter: &Matter<'_>,
    both: &Both<'_>,
    at: usize,
    penalty: &crate::assess::Penalty,
) -> Penalty {
    let data = matter.offence(at);
    let band = &data.bands[penalty.band];
    let general = &matter.law.punishment;
    let min = band
        .imprisonment
        .min_months
        .unwrap_or(general.imprisonment_min_months);
    Penalty {
        level: penalty.level.id(),
        band: penalty.level.band(),
        imprisonment_months: Ends {
            min: u128::from(min),
            max: Some(u128::from(band.imprisonment.max_months)),
        },
        detention: band.detention,
        surveillance: band.surveillance,
        fine: match band.fine {
            crate::law::FineMode::With => "with",
            crate::law::FineMode::WithOrAlone => "with-or-alone",
        },
        heavier: penalty.heavier,
        unit: penalty.unit,
        limitation_years: general.limitations[penalty.limitation].years,
        limitation_until: penalty.limitation_until.map(|day| day.to_string()),
        says: both.lines(|phrases| phrases.penalty(data, penalty)),
    }
}

fn tally<'a>(matter: &Matter<'a>) -> Tally<'a> {
    let Some((terms, line)) = matter.total(0) else {
        return Tally {
            tiers: Vec::new(),
            sum: None,
            text: None,
        };
    };
    let texts_free = |term: &crate::assess::TermOutcome| TierTally {
        tier: &matter.law.tiers[term.tier].id,
        records: ends(term.value),
    };
    let signed = |n: u128| {
        i128::try_from(n)
            .unwrap_or(i128::MAX)
            .saturating_sub(i128::try_from(line.line).unwrap_or(i128::MAX))
    };
    Tally {
        tiers: terms.iter().map(texts_free).collect(),
        sum: Some(Measure {
            what: Text::default(),
            unit: "fraction",
            value: ends(line.value),
            line: line.line,
            margin: Margin {
                min: signed(line.value.min),
                max: line.value.max().map(signed),
            },
            status: line.truth,
            parts: Some(line.unit),
            terms: Vec::new(),
        }),
        text: None,
    }
}

fn edition<'a>(matter: &Matter<'a>, both: &Both<'_>, at: usize) -> Edition<'a> {
    let (data, outcome) = (matter.offence(at), matter.outcome(at));
    let shown = &data.editions[outcome.shown().edition];
    Edition {
        id: &shown.id,
        name: &shown.name,
        why: both.say(|phrases| phrases.why(outcome.why).to_owned()),
        computed: outcome
            .editions
            .iter()
            .enumerate()
            .map(|(of, edition)| EditionResult {
                id: &data.editions[edition.edition].id,
                applied: of < outcome.applied,
                applies: applies(edition.applies),
                level: edition.level.id(),
                possible_levels: levels(edition.possible),
                cite: ids(&data.editions[edition.edition].cite),
            })
            .collect(),
    }
}

fn needs<'a>(matter: &Matter<'a>, both: &Both<'_>) -> Vec<Need<'a>> {
    let fact = |law: &Law, open: &Open| match open {
        Open::Fact(fact) => law.facts[*fact].id.to_string(),
        Open::Row(row) => format!("records[{row}].count"),
        Open::Records => "records".to_owned(),
    };
    let of = |at: usize| {
        matter.needs[at].iter().map(move |need| Need {
            offence: &matter.offence(at).id,
            fact: fact(matter.law, &need.open),
            settles: need.settles,
            text: both.say(|phrases| phrases.need(matter, at, need)),
        })
    };
    (0..matter.needs.len()).flat_map(of).collect()
}

fn disputes<'a>(matter: &Matter<'a>, _both: &Both<'_>) -> Vec<Dispute<'a>> {
    let of = |at: usize| {
        matter.disputes[at]
            .iter()
            .map(move |outcome| dispute(matter, at, outcome))
    };
    (0..matter.disputes.len()).flat_map(of).collect()
}

fn dispute<'a>(matter: &Matter<'a>, at: usize, outcome: &DisputeOutcome) -> Dispute<'a> {
    let data = &matter.law.disputes[outcome.dispute];
    let position = |(at, one): (usize, &'a crate::law::Position)| Position {
        id: &one.id,
        says: &one.says,
        held_by: &one.held_by,
        cite: ids(&one.cite),
        result: outcome.positions.get(at).map(|verdict| result(*verdict)),
    };
    Dispute {
        id: &data.id,
        offence: &matter.offence(at).id,
        title: &data.title,
        question: &data.question,
        leading: data.leading.as_ref().map(Name::as_str),
        computed: outcome.computed,
        decisive: outcome.decisive(),
        positions: data.positions.iter().enumerate().map(position).collect(),
        rivals: outcome
            .rivals
            .iter()
            .map(|one| Rival {
                r#type: &matter.law.types[one.record_type].id,
                kind: matter.law.kinds.get(one.kind).map(|kind| kind.id.as_str()),
                result: result(one.verdict),
            })
            .collect(),
    }
}

/// The tree, as branches within branches.
fn explanation(matter: &Matter<'_>, both: &Both<'_>) -> Vec<Branch> {
    let mut roots = Vec::new();
    for at in 0..matter.assessment.offences.len() {
        let lines = tree(matter, &both.zh, at)
            .into_iter()
            .zip(tree(matter, &both.en, at));
        let mut flat: Vec<(u8, Branch)> = lines
            .map(|(zh, en)| {
                let branch = Branch {
                    text: Text {
                        zh: zh.text,
                        en: en.text,
                    },
                    status: zh.truth,
                    cite: zh.cites.iter().map(ToString::to_string).collect(),
                    parts: Vec::new(),
                };
                (zh.depth, branch)
            })
            .collect();
        // From the last line upwards, each branch takes the deeper ones that follow it.
        let mut open: Vec<(u8, Branch)> = Vec::new();
        while let Some((depth, mut branch)) = flat.pop() {
            while open.last().is_some_and(|(below, _)| *below > depth) {
                branch.parts.extend(open.pop().map(|(_, part)| part));
            }
            open.push((depth, branch));
        }
        roots.extend(open.into_iter().rev().map(|(_, branch)| branch));
    }
    roots
}
