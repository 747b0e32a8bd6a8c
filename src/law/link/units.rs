//! Checks units: a total adds up numbers only, and an amount of money replaces another one.

use super::Linker;
use crate::law::{Code, Item, Name, Offence, Reach};

/// Checks what the lines of an offence's items refer to.
pub(super) fn link(linker: &mut Linker<'_>, offence: &Offence) {
    for item in &offence.items {
        for reach in &item.reach {
            match reach {
                Reach::Records(_) | Reach::Count(_) | Reach::Money(_) => {}
                Reach::Total(total) => records(linker, offence, &total.of),
                Reach::Mixed(mixed) => records(linker, offence, std::slice::from_ref(&mixed.of)),
                Reach::Times(times) => {
                    let in_money = |name: &Name| units(offence, name).1;
                    let money = times.money.as_ref();
                    if let Some(money) = money.filter(|_| !times.of.iter().any(in_money)) {
                        linker.report(
                            Code::WrongUnit,
                            money,
                            "所引的各项都不以金额计",
                            "none of the items referred to is measured in money",
                        );
                    }
                }
            }
        }
    }
}

fn records(linker: &mut Linker<'_>, offence: &Offence, of: &[Name]) {
    for name in of {
        let (in_records, in_money) = units(offence, name);
        if in_money || !in_records {
            let (zh, en) = match in_money {
                true => (
                    format!("“{name}”以金额计，不能与数量相加"),
                    format!("`{name}` is measured in money and cannot be added to numbers"),
                ),
                false => (
                    format!("“{name}”没有数量标准"),
                    format!("`{name}` has no line in numbers"),
                ),
            };
            linker.report(Code::WrongUnit, name, zh, en);
        }
    }
}

/// Whether an item, with all that it refers to, is measured in records or another number, and whether in money.
fn units(offence: &Offence, name: &Name) -> (bool, bool) {
    let position = offence.items.iter().position(|item| item.id == *name);
    // Items refer to earlier ones only; looking no further up ends on broken data too.
    position.map_or((true, false), |at| of_item(&offence.items[..=at]))
}

fn of_item(items: &[Item]) -> (bool, bool) {
    let Some((item, earlier)) = items.split_last() else {
        return (false, false);
    };
    let inner = |names: &[Name]| {
        let found = names
            .iter()
            .filter_map(|name| earlier.iter().position(|item| item.id == *name))
            .map(|at| of_item(&earlier[..=at]));
        found.fold((false, false), |a, b| (a.0 | b.0, a.1 | b.1))
    };
    item.reach
        .iter()
        .map(|reach| match reach {
            Reach::Records(_) | Reach::Count(_) => (true, false),
            Reach::Money(_) => (false, true),
            Reach::Total(total) => inner(&total.of),
            Reach::Times(times) => inner(&times.of),
            Reach::Mixed(_) => (true, false),
        })
        .fold((false, false), |a, b| (a.0 | b.0, a.1 | b.1))
}
