//! Compiles one offence: its rules, amounts, items with their lines, exceptions, editions and penalties.

use super::condition::{Compiler, Within};
use super::scope::Scope;
use super::{at, blank, measure, short};
use crate::assess::edition::Days;
use crate::assess::program::{
    AmountProgram, BandProgram, EditionProgram, ElementProgram, ExceptionProgram, FineGuideProgram,
    ItemProgram, LeniencyProgram, Measure, OffenceProgram, Selection, Uses,
};
use crate::law::limits::{AMOUNTS, MEASURES};
use crate::law::{Level, Name, Offence};

/// Compiles an offence, and notes what its rules look at.
pub(super) fn offence(compiler: &mut Compiler<'_>, offence: &Offence) -> OffenceProgram {
    let before = std::mem::take(&mut compiler.positions_used);
    let start = compiler.clauses.len();
    let mut program = parts(compiler, offence);
    let records = program.measures.iter();
    let counts = records
        .filter(|one| matches!(one, Measure::Records { .. }))
        .count()
        > 0;
    program.uses = Uses {
        facts: compiler.facts_of(offence),
        positions: compiler.positions_used,
        kinds: counts || compiler.asks_kinds(start),
    };
    compiler.positions_used |= before;
    program
}

fn parts(compiler: &mut Compiler<'_>, offence: &Offence) -> OffenceProgram {
    let rules = &offence.rules[..];
    let scope = &Scope::new(rules);
    let mut lines = measure::Lines::new(compiler, offence);
    let mut items = Vec::new();
    for item in &offence.items {
        let when = item
            .when
            .as_ref()
            .map(|when| lines.compiler.condition(when, scope, Within::Case));
        let gates = lines.item(item);
        let replaced = offence
            .exceptions
            .iter()
            .enumerate()
            .filter(|(_, exception)| exception.replaces.contains(&item.id));
        items.push(ItemProgram {
            level: item.level,
            when,
            gates,
            court: item.court,
            yields_to: item
                .yields_to
                .iter()
                .map(|name| at(&offence.items, |one| &one.id, name) as u16)
                .collect(),
            under: item
                .under
                .as_ref()
                .map(|name| at(&offence.exceptions, |one| &one.id, name) as u8),
            group: item
                .group
                .as_ref()
                .map(|name| at(&offence.groups, |one| &one.id, name) as u8),
            replaced_by: replaced.fold(0, |bits, (at, _)| bits | 1 << at),
        });
    }
    let (measures, gates, selections) = lines.finish();
    assert!(
        measures.len() <= MEASURES,
        "an offence has at most {MEASURES} measures"
    );
    debug_assert_eq!(measures.len(), offence.measures(), "{}", offence.id);
    let selections = selections
        .iter()
        .map(|&rule| Selection {
            row: compiler.condition(&rules[rule].when, scope, Within::Row),
            case: compiler.condition(&rules[rule].when, scope, Within::Case),
        })
        .collect();
    let exceptions: Vec<ExceptionProgram> = offence
        .exceptions
        .iter()
        .map(|one| ExceptionProgram {
            covers_row: compiler.condition(&one.covers, scope, Within::Row),
            covers_case: compiler.condition(&one.covers, scope, Within::Case),
            editions: edition_bits(offence, &one.editions),
        })
        .collect();
    let whats = blank::descriptions(&measures, &compiler.kind_tiers);
    let mut program = OffenceProgram {
        uses: Uses::default(),
        counting: offence.counting.as_ref().map(|counting| {
            (
                compiler.condition(&counting.rows, scope, Within::Row),
                compiler.condition(&counting.per_recipient, scope, Within::Row),
            )
        }),
        counts_by_position: false,
        selections,
        amounts: amounts(compiler, offence, scope),
        lines: gates
            .iter()
            .map(|gate| gate.blank_outcome(&whats))
            .collect(),
        whats,
        measures,
        gates,
        items,
        exceptions,
        leniency_rule: offence.leniency.as_ref().map(|one| LeniencyProgram {
            editions: edition_bits(offence, &one.editions),
            below: one.below,
        }),
        fine_guide: offence.fine_guide.as_ref().map(|one| FineGuideProgram {
            editions: edition_bits(offence, &one.editions),
            amount: at(&offence.amounts, |amount| &amount.id, &one.amount) as u8,
        }),
        editions: Vec::new(),
        readings: 0,
        heavier: offence.heavier.as_ref().map(|one| {
            (
                compiler.condition(&one.when, scope, Within::Case),
                edition_bits(offence, &one.editions),
            )
        }),
        units: offence
            .units
            .iter()
            .map(|one| {
                (
                    compiler.condition(&one.when, scope, Within::Case),
                    edition_bits(offence, &one.editions),
                )
            })
            .collect(),
        leniency: offence
            .leniency
            .iter()
            .flat_map(|one| &one.conditions)
            .map(|part| compiler.condition(&part.when, scope, Within::Case))
            .collect(),
    };
    program.counts_by_position = program.counting.is_some_and(|(counted, per_recipient)| {
        compiler.asks_positions(counted) || compiler.asks_positions(per_recipient)
    });
    program.editions = (0..offence.editions.len())
        .map(|at| edition(compiler, (offence, scope), &program, at))
        .collect();
    program
}

fn amounts(
    compiler: &mut Compiler<'_>,
    offence: &Offence,
    scope: &Scope<'_>,
) -> Vec<AmountProgram> {
    let selection = |name: &Name| {
        measure::selections(offence)
            .iter()
            .position(|&rule| offence.rules[rule].id == *name)
    };
    assert!(
        offence.amounts.len() <= AMOUNTS,
        "an offence has at most {AMOUNTS} amounts"
    );
    offence
        .amounts
        .iter()
        .map(|amount| AmountProgram {
            fact: compiler.fact(&amount.fact),
            less: amount
                .less
                .as_ref()
                .map(|less| (compiler.fact(&less.fact), compiler.reading(&less.reading))),
            barred: amount.barred.as_ref().map(|barred| {
                let when = compiler.condition(&barred.when, scope, Within::Case);
                (compiler.reading(&barred.reading), when)
            }),
            some: amount.rows.as_ref().map(|rows| {
                let when = &offence.rules[at(&offence.rules, |rule| &rule.id, rows)].when;
                Selection {
                    row: compiler.condition_of_some(when, scope, Within::Row),
                    case: compiler.condition_of_some(when, scope, Within::Case),
                }
            }),
            share: amount
                .share_of
                .as_ref()
                .zip(amount.rows.as_ref())
                .map(|(of, rows)| {
                    let of = at(&offence.amounts, |one| &one.id, of) as u8;
                    (
                        of,
                        selection(rows).expect("the rule of an amount is a selection") as u8,
                    )
                }),
        })
        .collect()
}

fn edition_bits(offence: &Offence, names: &[Name]) -> u32 {
    names.iter().fold(0, |bits, name| {
        bits | 1 << at(&offence.editions, |one| &one.id, name)
    })
}

fn edition(
    compiler: &mut Compiler<'_>,
    (offence, scope): (&Offence, &Scope<'_>),
    program: &OffenceProgram,
    index: usize,
) -> EditionProgram {
    let edition = &offence.editions[index];
    let has = |names: &[Name]| names.contains(&edition.id);
    let items: Vec<u16> = (0..offence.items.len())
        .filter(|at| has(&offence.items[*at].editions))
        .map(|at| at as u16)
        .collect();
    let mut bands = [None; 3];
    for level in Level::ALL {
        let found = offence
            .bands
            .iter()
            .position(|band| band.level == level && has(&band.editions));
        bands[level.band()] = found.map(|at| BandProgram {
            band: at as u16,
            max_months: offence.bands[at].imprisonment.max_months,
            fine: offence.bands[at].fine,
        });
    }
    let (records, measures) = measure::needed(program, &items);
    let elements = offence
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| has(&element.editions));
    EditionProgram {
        conduct: Days::of(edition.conduct),
        judged: Days::of(edition.judged),
        no_offence: edition.no_offence.is_some(),
        guide: edition.guide.as_ref().map(|guide| {
            let of = at(&offence.editions, |one| &one.id, &guide.edition);
            (of as u8, compiler.reading(&guide.reading))
        }),
        elements: elements
            .map(|(at, element)| {
                let when = compiler.condition(&element.when, scope, Within::Case);
                ElementProgram {
                    element: at as u16,
                    when,
                    joint: element.joint,
                    of_case: compiler.asks_the_case_alone(when),
                }
            })
            .collect(),
        short: short::short(program, &items),
        records,
        measures,
        lines: items
            .iter()
            .map(|at| program.items[usize::from(*at)].gates.len())
            .sum(),
        yielding: (0..items.len())
            .filter(|at| !program.items[usize::from(items[*at])].yields_to.is_empty())
            .map(|at| at as u16)
            .collect(),
        items,
        exceptions: (0..program.exceptions.len())
            .filter(|at| program.exceptions[*at].editions >> index & 1 == 1)
            .fold(0, |bits, at| bits | 1 << at),
        highest: Level::ALL
            .into_iter()
            .rev()
            .find(|level| bands[level.band()].is_some())
            .unwrap_or_default(),
        bands,
    }
}
