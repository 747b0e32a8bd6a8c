//! Provisions in time: one that is cited is in force on some day on which what cites it can apply.
//!
//! What several editions share cites only what each of them can rest on: the text of one time is not what conduct of
//! another is judged by, and an interpretation is not yet there for whoever judges before it.

use super::Linker;
use crate::law::{Code, DayRange, Edition, Law, Name, Offence, Temporal};

/// Checks every citation that is bound to editions.
pub(super) fn link(linker: &mut Linker<'_>, offence: &Offence) {
    for edition in &offence.editions {
        check(
            linker,
            offence,
            std::slice::from_ref(&edition.id),
            &edition.cite,
        );
    }
    for element in &offence.elements {
        check(linker, offence, &element.editions, &element.cite);
    }
    for item in &offence.items {
        check(linker, offence, &item.editions, [&item.cite]);
    }
    for exception in &offence.exceptions {
        check(linker, offence, &exception.editions, &exception.cite);
    }
    for band in &offence.bands {
        check(linker, offence, &band.editions, &band.cite);
    }
    if let Some(heavier) = &offence.heavier {
        check(linker, offence, &heavier.editions, &heavier.cite);
    }
    for unit in &offence.units {
        check(linker, offence, &unit.editions, &unit.cite);
    }
    if let Some(guide) = &offence.fine_guide {
        check(linker, offence, &guide.editions, &guide.cite);
    }
    if let Some(leniency) = &offence.leniency {
        check(linker, offence, &leniency.editions, &leniency.cite);
    }
}

fn check<'n>(
    linker: &mut Linker<'_>,
    offence: &Offence,
    editions: &[Name],
    cites: impl IntoIterator<Item = &'n Name>,
) {
    let of = |edition: &&Edition| editions.contains(&edition.id);
    let editions: Vec<&Edition> = offence.editions.iter().filter(of).collect();
    if editions.is_empty() {
        return;
    }
    for cite in cites {
        let Some((temporal, force)) = force(linker.law, cite) else {
            continue;
        };
        let without: Vec<&Edition> = editions
            .iter()
            .copied()
            .filter(|edition| !applies(edition, temporal, force))
            .collect();
        if !without.is_empty() {
            let names: Vec<&str> = without.iter().map(|one| one.id.as_str()).collect();
            let names = names.join(", ");
            linker.report(
                Code::NeverInForce,
                cite,
                format!(
                    "“{cite}”{}，版本“{names}”适用的任何一天都不在其中",
                    days(force).0
                ),
                format!(
                    "`{cite}` is in force {}, on no day on which edition `{names}` applies",
                    days(force).1
                ),
            );
        }
    }
}

/// What holds for judgments of some days rests on no interpretation that comes later than the first of them.
pub(super) fn judged(linker: &mut Linker<'_>, judged: DayRange, cites: &[Name]) {
    for cite in cites {
        let Some((
            Temporal::PendingCases,
            DayRange {
                from: Some(from), ..
            },
        )) = force(linker.law, cite)
        else {
            continue;
        };
        if judged.from.is_none_or(|first| first < from) {
            linker.report(
                Code::NeverInForce,
                cite,
                format!("“{cite}”自{from}起施行，judged 应当从这一天或者更晚开始"),
                format!("`{cite}` is in force from {from} on: `judged` has to begin then or later"),
            );
        }
    }
}

/// How a provision reaches conduct, and the days on which it is in force.
fn force(law: &Law, cite: &Name) -> Option<(Temporal, DayRange)> {
    let provision = law.provision(cite)?;
    let source = law.source(provision.parts().0)?;
    let days = DayRange {
        from: provision.from.or(source.from),
        to: provision.to.or(source.to),
    };
    Some((source.temporal, days))
}

/// Whether something in force on some days can reach what an edition is applied to.
fn applies(edition: &Edition, temporal: Temporal, force: DayRange) -> bool {
    // What says that there was no offence cites the law that made it one.
    if edition.no_offence.is_some() {
        return true;
    }
    match temporal {
        Temporal::OffenceDate => meet(edition.conduct, force),
        // Nothing is judged before it was done.
        Temporal::PendingCases | Temporal::TrialPeriod => {
            let from = edition.judged.from.max(edition.conduct.from);
            meet(
                DayRange {
                    from,
                    to: edition.judged.to,
                },
                force,
            )
        }
        Temporal::Commentary => true,
    }
}

fn meet(a: DayRange, b: DayRange) -> bool {
    let before =
        |to: Option<_>, from: Option<_>| matches!((to, from), (Some(to), Some(from)) if to < from);
    !before(a.to, b.from) && !before(b.to, a.from)
}

fn days(range: DayRange) -> (String, String) {
    match (range.from, range.to) {
        (Some(from), Some(to)) => (
            format!("施行于{from}至{to}"),
            format!("from {from} to {to}"),
        ),
        (Some(from), None) => (format!("自{from}起施行"), format!("from {from} on")),
        (None, Some(to)) => (format!("施行至{to}"), format!("until {to}")),
        (None, None) => ("一直施行".to_owned(), "always".to_owned()),
    }
}

/// Guidelines on trial are no longer cited once their trial is over, seen from the day the data was last checked.
pub(super) fn trial(linker: &mut Linker<'_>, cite: &Name) {
    let source = cite
        .split_once(':')
        .map_or(cite.as_str(), |(source, _)| source);
    // Few sources are on trial: whatever is of another needs no further look.
    if linker
        .law
        .source(source)
        .is_none_or(|source| source.temporal != Temporal::TrialPeriod)
    {
        return;
    }
    let checked = linker.law.about.checked;
    let Some((Temporal::TrialPeriod, DayRange { to: Some(to), .. })) = force(linker.law, cite)
    else {
        return;
    };
    if to < checked {
        linker.report(
            Code::TrialEnded,
            cite,
            format!("“{cite}”的试行期已于{to}届满，早于数据的核对日{checked}"),
            format!("the trial period of `{cite}` ended on {to}, before the data was checked on {checked}"),
        );
    }
}
