//! Precedents and misstatements: every id in them resolves, and figures and dates make sense.

use std::collections::BTreeSet;

use super::{Linker, condition, usage};
use crate::law::{Code, FactKind, Figure, Law, Misstatement, Name, Precedent, Problem, limits};

/// Checks the precedents.
pub(in crate::law) fn precedents(law: &Law, all: &[Precedent], problems: &mut Vec<Problem>) {
    let linker = &mut Linker {
        law,
        problems,
        file: None,
    };
    linker.enter("precedents.toml");
    linker.unique(all.iter().map(|one| &one.id));
    for one in all {
        precedent(linker, one);
    }
}

/// Checks the misstatements, their conditions included.
pub(in crate::law) fn misstatements(law: &Law, all: &[Misstatement], problems: &mut Vec<Problem>) {
    let linker = &mut Linker {
        law,
        problems,
        file: None,
    };
    linker.enter("misstatements.toml");
    linker.unique(all.iter().map(|one| &one.id));
    let mut tests: BTreeSet<String> = usage::tests(law);
    let mut row_tests: BTreeSet<String> = usage::row_tests(law);
    for one in all {
        linker.cites(&one.cite);
        let Some(when) = &one.when else { continue };
        condition::link(linker, when, &[]);
        when.walk(&mut |inner| {
            tests.extend(inner.test());
            row_tests.extend(usage::row_test(law, inner));
        });
        let over = [
            (tests.len(), limits::TESTS),
            (row_tests.len(), limits::ROW_TESTS),
        ];
        if let Some((_, most)) = over.into_iter().find(|(count, most)| count > most) {
            linker.report(
                Code::TooMany,
                &one.id,
                format!("条件中不同的判断连同规则最多{most}个"),
                format!(
                    "at most {most} different tests in conditions, those of the rules included"
                ),
            );
            break;
        }
    }
}

fn precedent(linker: &mut Linker<'_>, one: &Precedent) {
    let law = linker.law;
    if one.offences.is_empty() == one.charge.is_none() {
        linker.report(
            Code::MissingKey,
            &one.id,
            "offences 与 charge 写其一",
            "one of `offences` and `charge` is needed",
        );
    }
    for offence in &one.offences {
        let known = law.offences.iter().map(|(_, one)| one.id.as_str());
        linker.resolve(("罪名", "offence"), offence, known);
    }
    values(linker, "actor", one.actor.iter());
    values(linker, "obtained-by", one.obtained_by.iter());
    values(linker, "acts", one.acts.iter());
    if let Some(role) = &one.role {
        let known = law.roles.iter().map(|role| role.id.as_str());
        linker.resolve(("身份", "role"), role, known);
    }
    for factor in &one.factors {
        let bools = law.facts.iter().filter(|fact| fact.kind == FactKind::Bool);
        linker.resolve(("事实", "fact"), factor, bools.map(|fact| fact.id.as_str()));
    }
    records(linker, one);
    let own = one.defendants.iter();
    let figures = own.flat_map(|defendant| [defendant.records, defendant.gains]);
    for figure in figures.chain([one.gains]).flatten() {
        backwards(linker, &one.id, figure);
    }
    for date in one
        .period
        .iter()
        .flat_map(|period| period.from.iter().chain(&period.to))
    {
        dated(linker, date);
    }
    for point in &one.points {
        linker.cites(&point.cite);
    }
}

fn records(linker: &mut Linker<'_>, one: &Precedent) {
    let law = linker.law;
    for row in &one.records {
        if let Some(name) = &row.record_type {
            let known = law.types.iter().map(|one| one.id.as_str());
            linker.resolve(("信息类型", "record type"), name, known);
        }
        if let Some(tier) = &row.tier {
            let known = law.tiers.iter().map(|tier| tier.id.as_str());
            linker.resolve(("档次", "tier"), tier, known);
        }
        if let Some(count) = row.count {
            backwards(linker, &one.id, count);
        }
    }
}

fn values<'n>(linker: &mut Linker<'_>, fact: &str, names: impl Iterator<Item = &'n Name>) {
    let law = linker.law;
    let known = law
        .fact(fact)
        .map(|(_, fact)| &fact.values[..])
        .unwrap_or_default();
    for name in names {
        let known = known.iter().map(|value| value.id.as_str());
        linker.resolve(("取值", "value"), name, known);
    }
}

fn backwards(linker: &mut Linker<'_>, at: &Name, figure: Figure) {
    if figure.max.is_some_and(|max| max < figure.min) {
        linker.report(
            Code::WrongValue,
            at,
            "范围的 max 小于 min",
            "a range has `max` below `min`",
        );
    }
}

/// `2021`, `2021-03` or `2021-03-01`, and a day that there is.
fn dated(linker: &mut Linker<'_>, date: &Name) {
    let whole = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_string(),
    };
    let digits = date
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !digits || whole.parse::<jiff::civil::Date>().is_err() {
        linker.report(
            Code::WrongValue,
            date,
            format!("“{date}”应为2021、2021-03或者2021-03-01"),
            format!("`{date}` should be 2021, 2021-03 or 2021-03-01"),
        );
    }
}
