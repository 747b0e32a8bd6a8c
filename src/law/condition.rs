//! Conditions: the language in which the data says when something holds.

use serde::Deserialize;

use super::Name;
use crate::text::Text;

/// A condition over the facts of a case, or of one of its rows. Each is met, not met or open.
///
/// In the scope of a row, a fact that rows may carry is the row's own value, else the case's.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A yes-or-no fact is yes.
    Yes(Name),
    /// A fact is one of these values.
    Is(EnumTest),
    /// A set has one of these values.
    Has(SetTest),
    /// A set has none but these values.
    Only(OnlyTest),
    /// A set is this value alone (met), or has it beside others (open: nobody said what share it has).
    Share(ShareTest),
    /// The role carries a mark.
    Marked(MarkTest),
    /// The row is of one of these kinds.
    Kind(Vec<Name>),
    /// The row stands in one of these tiers.
    Tier(Vec<Name>),
    /// The row itself states this fact.
    Own(Name),
    /// The amount is nothing.
    Nothing(Name),
    /// The case states an amount for this fact.
    Stated(Name),
    /// At least one counted row fulfils it.
    SomeRow(Box<Condition>),
    /// At least one row fulfils it, counted or not; where there is no row, the case as a whole.
    RowOrCase(Box<Condition>),
    /// The records are not known at all.
    RecordsOpen,
    /// A named rule of the offence holds.
    Rule(Name),
    /// A position on a disputed point is the one followed: `dispute:position`.
    Reading(Name),
    /// Left to the court or to evidence that no answer here can give; the text says why.
    Open(Text),
}

/// `{ fact = "actor", one-of = ["unit"] }`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EnumTest {
    /// The fact.
    pub fact: Name,
    /// Its values.
    pub one_of: Vec<Name>,
}

/// `{ fact = "acts", any-of = ["sell"] }`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SetTest {
    /// The fact.
    pub fact: Name,
    /// Values, of which one is enough.
    pub any_of: Vec<Name>,
}

/// `{ fact = "obtained-by", of = ["purchase"] }`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlyTest {
    /// The fact.
    pub fact: Name,
    /// The only values allowed.
    pub of: Vec<Name>,
}

/// `{ fact = "obtained-by", of = "duty" }`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareTest {
    /// The fact.
    pub fact: Name,
    /// The value.
    pub of: Name,
}

/// `{ fact = "role", sector-2009 = "listed" }`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MarkTest {
    /// The fact: a role.
    pub fact: Name,
    /// The mark.
    pub sector_2009: super::Sector,
}

impl Condition {
    /// The conditions directly inside this one.
    pub fn inner(&self) -> &[Condition] {
        match self {
            Condition::All(list) | Condition::Any(list) => list,
            Condition::Not(one) | Condition::SomeRow(one) | Condition::RowOrCase(one) => {
                std::slice::from_ref(one)
            }
            Condition::Yes(_)
            | Condition::Is(_)
            | Condition::Has(_)
            | Condition::Only(_)
            | Condition::Share(_)
            | Condition::Marked(_)
            | Condition::RecordsOpen
            | Condition::Kind(_)
            | Condition::Tier(_)
            | Condition::Own(_)
            | Condition::Stated(_)
            | Condition::Nothing(_)
            | Condition::Rule(_)
            | Condition::Reading(_)
            | Condition::Open(_) => &[],
        }
    }

    /// The fact that this condition itself looks at.
    pub fn fact(&self) -> Option<&Name> {
        match self {
            Condition::Yes(fact)
            | Condition::Own(fact)
            | Condition::Stated(fact)
            | Condition::Nothing(fact) => Some(fact),
            Condition::Is(test) => Some(&test.fact),
            Condition::Has(test) => Some(&test.fact),
            Condition::Only(test) => Some(&test.fact),
            Condition::Share(test) => Some(&test.fact),
            Condition::Marked(test) => Some(&test.fact),
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::RecordsOpen
            | Condition::Kind(_)
            | Condition::Tier(_)
            | Condition::SomeRow(_)
            | Condition::RowOrCase(_)
            | Condition::Rule(_)
            | Condition::Reading(_)
            | Condition::Open(_) => None,
        }
    }

    /// For a test of one fact: what tells it from other tests.
    pub fn test(&self) -> Option<String> {
        let names = |names: &[Name]| {
            let mut names: Vec<&str> = names.iter().map(Name::as_str).collect();
            names.sort_unstable();
            names.join(",")
        };
        Some(match self {
            Condition::Yes(fact) => format!("yes {fact}"),
            Condition::Is(test) => format!("is {} {}", test.fact, names(&test.one_of)),
            Condition::Has(test) => format!("has {} {}", test.fact, names(&test.any_of)),
            Condition::Only(test) => format!("only {} {}", test.fact, names(&test.of)),
            Condition::Share(test) => format!("share {} {}", test.fact, test.of),
            Condition::Marked(test) => format!("marked {} {}", test.fact, test.sector_2009.id()),
            Condition::Own(fact) => format!("own {fact}"),
            Condition::Stated(fact) => format!("stated {fact}"),
            Condition::Nothing(fact) => format!("nothing {fact}"),
            Condition::RecordsOpen => "records-open".to_owned(),
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::SomeRow(_)
            | Condition::RowOrCase(_)
            | Condition::Kind(_)
            | Condition::Tier(_)
            | Condition::Rule(_)
            | Condition::Reading(_)
            | Condition::Open(_) => return None,
        })
    }

    /// Visits this condition and all inside it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Condition)) {
        visit(self);
        for inner in self.inner() {
            inner.walk(visit);
        }
    }
}
