//! What the parts of the reader share: messages with places, tables that refuse unknown keys, simple values.

use std::borrow::Cow;
use std::ops::Range;

use super::tree::{Key, Node, Value};
use jiff::civil::Date;

use crate::case::{DateSpan, Span};
use crate::law::{Code, Fact, FactKind, Law, Place, Problem};
use crate::text::{Fen, MoneyError, nearest};

/// How many of the known names a message lists.
const NAMED: usize = 12;

/// The file being read and what was found wrong with it.
pub(super) struct Reader<'a> {
    pub(super) law: &'a Law,
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    /// The last day on which conduct can lie.
    pub(super) latest: Option<Date>,
    pub(super) problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Reports an error.
    pub(super) fn error(
        &mut self,
        code: Code,
        at: &Range<usize>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        let place = Place::of(self.file, self.text, at.start);
        self.problems.push(Problem::new(code, place, zh, en));
    }

    /// Reports a value of the wrong type.
    pub(super) fn expected(&mut self, at: &Range<usize>, found: &Value<'_>, wanted: (&str, &str)) {
        let (zh, en) = found.kind();
        let (zh, en) = (
            format!("应为{}，写的是{zh}", wanted.0),
            format!("expected {}, found {en}", wanted.1),
        );
        self.error(Code::WrongType, at, zh, en);
    }

    /// Reports a name that is none of the known ones.
    pub(super) fn unknown<'k>(
        &mut self,
        code: Code,
        at: &Range<usize>,
        name: &str,
        what: (&str, &str),
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        let (hint_zh, hint_en) = match nearest(name, known.clone()) {
            Some(near) => (
                format!("是否应为“{near}”？"),
                format!("did you mean `{near}`?"),
            ),
            None => {
                let more = known.clone().count().saturating_sub(NAMED);
                let all: Vec<&str> = known.take(NAMED).collect();
                let (zh, en) = match more {
                    0 => (String::new(), String::new()),
                    _ => (format!("等，另有{more}个"), format!(" and {more} more")),
                };
                (
                    format!("可用：{}{zh}", all.join("、")),
                    format!("known: {}{en}", all.join(", ")),
                )
            }
        };
        self.error(
            code,
            at,
            format!("没有名为“{name}”的{}；{hint_zh}", what.0),
            format!("{}: `{name}` is unknown; {hint_en}", what.1),
        );
    }

    /// A string.
    pub(super) fn text<'t>(&mut self, node: Node<'t>) -> Option<Cow<'t, str>> {
        match node.value {
            Value::Text(text) => Some(text),
            other => {
                self.expected(&node.at, &other, ("文字", "a string"));
                None
            }
        }
    }

    /// A count: a whole number not below `least`, or `{ min, max }`.
    pub(super) fn count(&mut self, node: Node<'_>, least: u64) -> Option<Span> {
        self.span(node, &mut |reader, node| {
            let Value::Number(text) = &node.value else {
                reader.expected(&node.at, &node.value, ("整数", "a whole number"));
                return None;
            };
            // TOML sets off groups of digits.
            let plain = match text.contains('_') {
                true => Cow::Owned(text.replace('_', "")),
                false => Cow::Borrowed(text.as_ref()),
            };
            match plain.parse::<u64>() {
                Ok(n) if n >= least => Some(n),
                _ => {
                    let (zh, en) = (
                        format!("应为不小于{least}的整数，写的是{text}"),
                        format!("expected a whole number of at least {least}, found {text}"),
                    );
                    reader.error(Code::WrongValue, &node.at, zh, en);
                    None
                }
            }
        })
    }

    /// Money in yuan, or `{ min, max }`; gives fen.
    pub(super) fn money(&mut self, node: Node<'_>) -> Option<Span> {
        self.span(node, &mut |reader, node| {
            let (Value::Number(text) | Value::Text(text)) = &node.value else {
                reader.expected(&node.at, &node.value, ("金额（元）", "an amount in yuan"));
                return None;
            };
            match Fen::parse(text) {
                Ok(fen) => Some(fen.0),
                Err(error) => {
                    let (zh, en) = money_error(error);
                    reader.error(
                        Code::WrongValue,
                        &node.at,
                        format!("“{text}”：{zh}"),
                        format!("`{text}`: {en}"),
                    );
                    None
                }
            }
        })
    }

    fn span(
        &mut self,
        node: Node<'_>,
        one: &mut dyn FnMut(&mut Self, &Node<'_>) -> Option<u64>,
    ) -> Option<Span> {
        let at = node.at.clone();
        let entries = match node.value {
            Value::Table(entries) => entries,
            value => return one(self, &Node { value, at }).map(Span::exactly),
        };
        let mut table = Table::new(self, entries, Keys::These(&["min", "max"]));
        let (min, max) = (table.take("min"), table.take("max"));
        let min = match min {
            Some(node) => one(self, &node)?,
            None => 0,
        };
        let max = match max {
            Some(node) => Some(one(self, &node)?),
            None => None,
        };
        if max.is_some_and(|max| max < min) {
            self.error(Code::WrongValue, &at, "max 小于 min", "max is below min");
            return None;
        }
        Some(Span { min, max })
    }

    /// A day, a month or a year.
    pub(super) fn date(&mut self, node: &Node<'_>) -> Option<DateSpan> {
        let text: &str = match &node.value {
            Value::Date(text) => text,
            Value::Text(text) => text,
            other => {
                self.expected(&node.at, other, ("日期", "a date"));
                return None;
            }
        };
        let date = DateSpan::parse(text);
        if let (Some(span), Some(latest)) = (date, self.latest)
            && span.first > latest
        {
            self.error(
                Code::FutureDate,
                &node.at,
                format!("{text}晚于裁判日{latest}"),
                format!("{text} lies after the day of judgment, {latest}"),
            );
        }
        if date.is_none() {
            self.error(
                Code::WrongValue,
                &node.at,
                format!("“{text}”不是日期，应如 2021-03-01、\"2021-03\"、\"2021\""),
                format!("`{text}` is not a date such as 2021-03-01, \"2021-03\" or \"2021\""),
            );
        }
        date
    }
}

fn money_error(error: MoneyError) -> (&'static str, &'static str) {
    match error {
        MoneyError::Empty => ("没有金额", "no amount"),
        MoneyError::Negative => ("金额不能为负", "an amount cannot be negative"),
        MoneyError::Exponent => (
            "请写普通小数，不用科学记数法",
            "write a plain decimal, without an exponent",
        ),
        MoneyError::ThirdDecimal => ("最多两位小数（分）", "at most two decimals (fen)"),
        MoneyError::NotANumber => ("应为金额，如 5150.50", "expected an amount such as 5150.50"),
        MoneyError::TooLarge => ("金额过大", "the amount is too large"),
    }
}

/// The keys that a table may have.
#[derive(Clone, Copy)]
pub(super) enum Keys<'k> {
    /// These.
    These(&'k [&'k str]),
    /// The facts that the case states.
    Answers(&'k Law),
    /// These, and the facts that a row states for itself.
    Row(&'k [&'k str], &'k Law),
}

impl<'k> Keys<'k> {
    fn have(self, name: &str) -> bool {
        let fact =
            |law: &Law, fits: fn(&Fact) -> bool| law.fact(name).is_some_and(|(_, fact)| fits(fact));
        match self {
            Keys::These(keys) => keys.contains(&name),
            Keys::Answers(law) => fact(law, Self::of_case),
            Keys::Row(keys, law) => keys.contains(&name) || fact(law, |fact| fact.row),
        }
    }

    /// All of them, for a message.
    fn all(self) -> Vec<&'k str> {
        let facts = |law: &'k Law, fits: fn(&Fact) -> bool| {
            let facts = law.facts.iter().filter(move |fact| fits(fact));
            facts.map(|fact| fact.id.as_str())
        };
        match self {
            Keys::These(keys) => keys.to_vec(),
            Keys::Answers(law) => facts(law, Self::of_case).collect(),
            Keys::Row(keys, law) => {
                let keys = keys.iter().copied();
                keys.chain(facts(law, |fact| fact.row)).collect()
            }
        }
    }

    fn of_case(fact: &Fact) -> bool {
        fact.kind != FactKind::Rows
    }
}

/// The entries of a table, each to be taken once; keys that are not known are reported at the start.
pub(super) struct Table<'t> {
    entries: Vec<(Key<'t>, Node<'t>)>,
}

impl<'t> Table<'t> {
    /// Takes a table's entries; unknown and repeated keys are errors.
    pub(super) fn new(
        reader: &mut Reader<'_>,
        entries: Vec<(Key<'t>, Node<'t>)>,
        known: Keys<'_>,
    ) -> Self {
        for (at, (key, _)) in entries.iter().enumerate() {
            if !known.have(&key.name) {
                reader.unknown(
                    Code::UnknownKey,
                    &key.at,
                    &key.name,
                    ("键", "key"),
                    known.all().into_iter(),
                );
            } else if entries[..at]
                .iter()
                .any(|(other, _)| other.name == key.name)
            {
                reader.error(
                    Code::DuplicateKey,
                    &key.at,
                    format!("“{}”写了两次", key.name),
                    format!("`{}` is given twice", key.name),
                );
            }
        }
        Table { entries }
    }

    /// Takes the value of a key.
    pub(super) fn take(&mut self, name: &str) -> Option<Node<'t>> {
        let at = self.entries.iter().position(|(key, _)| key.name == name)?;
        Some(self.entries.swap_remove(at).1)
    }

    /// The entries that nobody took.
    pub(super) fn rest(self) -> Vec<(Key<'t>, Node<'t>)> {
        self.entries
    }
}
