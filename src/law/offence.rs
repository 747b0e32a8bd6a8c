//! An offence: rules, counting, editions, elements, items and penalty, as one data file holds them.

use serde::Deserialize;

use super::{
    Band, Condition, Edition, Exception, FineGuide, Group, Heavier, Item, Leniency, Name, Note,
    Reach, UnitRule,
};
use crate::text::Text;

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// One row, or the whole case where it is asked of the case.
    Row,
    /// The case only.
    Case,
}

/// A named condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Id within the offence.
    pub id: Name,
    /// What it looks at.
    pub scope: Scope,
    /// Provisions.
    pub cite: Vec<Name>,
    /// What it says.
    pub says: Text,
    /// The condition.
    pub when: Condition,
}

/// Which rows count, and how often.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Counting {
    /// The rows that count.
    pub rows: Condition,
    /// Where this holds, a record counts once for each recipient; otherwise once.
    pub per_recipient: Condition,
    /// Provisions.
    pub cite: Vec<Name>,
}

/// What is taken off an amount under one position.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Less {
    /// The fact taken off.
    pub fact: Name,
    /// The position: `dispute:position`.
    pub reading: Name,
}

/// When an amount counts for nothing under one position.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Barred {
    /// The position: `dispute:position`.
    pub reading: Name,
    /// When.
    pub when: Condition,
}

/// An amount of money that a line is measured with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MoneyAmount {
    /// Id within the offence.
    pub id: Name,
    /// Label.
    pub name: Text,
    /// The fact that states it.
    pub fact: Name,
    /// What is taken off under one position.
    pub less: Option<Less>,
    /// When it counts for nothing under one position.
    pub barred: Option<Barred>,
    /// The amount that it is a part of: as stated, else the share that the selected rows have.
    pub share_of: Option<Name>,
    /// The rule that picks the rows whose share it is.
    pub rows: Option<Name>,
}

/// Something that must hold for the offence to apply at all.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Id within the offence.
    pub id: Name,
    /// The others joined in one row: said only where all others hold.
    #[serde(default)]
    pub joint: bool,
    /// Editions that ask for it.
    pub editions: Vec<Name>,
    /// Label.
    pub name: Text,
    /// What it says.
    pub says: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// The condition.
    pub when: Condition,
}

/// An offence.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Offence {
    /// Id in reports.
    pub id: Name,
    /// Its place among the offences.
    pub order: u8,
    /// The offence's name.
    pub name: Text,
    /// Provisions.
    pub cite: Vec<Name>,
    /// Named conditions.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
    /// Which rows count; absent where the offence counts no records.
    pub counting: Option<Counting>,
    /// Amounts of money.
    #[serde(default, rename = "money")]
    pub amounts: Vec<MoneyAmount>,
    /// Editions, oldest first.
    #[serde(rename = "edition")]
    pub editions: Vec<Edition>,
    /// Elements.
    #[serde(default, rename = "element")]
    pub elements: Vec<Element>,
    /// Groups of items.
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
    /// Items.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
    /// Exceptions.
    #[serde(default, rename = "exception")]
    pub exceptions: Vec<Exception>,
    /// Bands.
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
    /// Heavier punishment within the band.
    pub heavier: Option<Heavier>,
    /// Crime by a unit, one for an edition.
    #[serde(default, rename = "unit")]
    pub units: Vec<UnitRule>,
    /// The guide for the fine.
    pub fine_guide: Option<FineGuide>,
    /// Special leniency.
    pub leniency: Option<Leniency>,
    /// What else goes with it.
    #[serde(default, rename = "note")]
    pub notes: Vec<Note>,
}

impl Offence {
    /// All its conditions.
    pub fn conditions(&self) -> Vec<&Condition> {
        let counting = self.counting.iter();
        let mut all: Vec<&Condition> = counting
            .flat_map(|counting| [&counting.rows, &counting.per_recipient])
            .collect();
        let barred = self
            .amounts
            .iter()
            .filter_map(|amount| amount.barred.as_ref());
        let leniency = self.leniency.iter().flat_map(|rule| &rule.conditions);
        all.extend(barred.map(|barred| &barred.when));
        all.extend(self.rules.iter().map(|rule| &rule.when));
        all.extend(self.elements.iter().map(|element| &element.when));
        all.extend(self.items.iter().filter_map(|item| item.when.as_ref()));
        all.extend(self.exceptions.iter().map(|exception| &exception.covers));
        all.extend(self.heavier.iter().map(|heavier| &heavier.when));
        all.extend(self.units.iter().map(|unit| &unit.when));
        all.extend(leniency.map(|part| &part.when));
        all
    }

    /// The facts whose numbers and amounts it measures.
    pub fn stated(&self) -> impl Iterator<Item = &Name> {
        let amounts = self.amounts.iter().flat_map(|amount| {
            let less = amount.less.as_ref().map(|less| &less.fact);
            std::iter::once(&amount.fact).chain(less)
        });
        let reaches = self.items.iter().flat_map(|item| &item.reach);
        let counts = reaches.filter_map(|reach| match reach {
            Reach::Count(line) => Some(&line.fact),
            Reach::Records(_)
            | Reach::Total(_)
            | Reach::Money(_)
            | Reach::Times(_)
            | Reach::Mixed(_) => None,
        });
        amounts.chain(counts)
    }

    /// How rows are counted in an edition, by position: nothing where neither it nor the one that guides it has a line of
    /// records, and nothing is measured that they could be counted for.
    pub fn counting_in(&self, edition: usize) -> Option<&Counting> {
        let edition = self.editions.get(edition)?;
        let guide = edition.guide.as_ref().map(|guide| &guide.edition);
        let asked = |item: &&Item| {
            let of = |id: &Name| item.editions.contains(id);
            of(&edition.id) || guide.is_some_and(of)
        };
        let counted = |reach: &Reach| matches!(reach, Reach::Records(_));
        let mut items = self.items.iter().filter(asked);
        let counts = items.any(|item| item.reach.iter().any(counted));
        self.counting.as_ref().filter(|_| counts)
    }

    /// What an edition, by position, says of units.
    pub fn unit_in(&self, edition: usize) -> Option<&UnitRule> {
        let edition = &self.editions.get(edition)?.id;
        self.units
            .iter()
            .find(|unit| unit.editions.contains(edition))
    }

    /// The amount that another is a part of.
    pub fn whole(&self, part: &MoneyAmount) -> Option<&MoneyAmount> {
        let of = part.share_of.as_ref()?;
        self.amounts.iter().find(|one| one.id == *of)
    }
}
