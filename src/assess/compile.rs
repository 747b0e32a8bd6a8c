//! From the data to the program.
//!
//! The data was linked when it was loaded: every name in it resolves. A look-up that fails here is a fault of the
//! linker, not of the data, and says so.

mod condition;
mod measure;

pub(super) use self::condition::Compiler;
use self::condition::Within;
use super::edition::Days;
use super::program::{
    AmountProgram, ApartProgram, BandProgram, DisputeProgram, EditionProgram, ElementProgram,
    ExceptionProgram, FineGuideProgram, GeneralProgram, ItemProgram, LeniencyProgram,
    OffenceProgram, Program, Selection,
};
use crate::law::{Law, Level, Name, Offence};

/// Turns the law into a program.
pub(super) fn compile(law: &Law) -> Program {
    let mut compiler = Compiler::new(law);
    let offences: Vec<OffenceProgram> = law
        .offences
        .iter()
        .map(|(_, offence)| self::offence(&mut compiler, offence))
        .collect();
    let apart = apart(&compiler);
    let used = compiler.positions_used;
    let disputes = disputes(&mut compiler, used);
    let punishment = &law.punishment;
    let general = GeneralProgram {
        minor: compiler.condition(&punishment.minor, &[], Within::Case),
        suspended_shall: compiler.condition(&punishment.suspended_shall, &[], Within::Case),
        suspended_closed: compiler.condition(&punishment.suspended_closed, &[], Within::Case),
        ban: compiler.condition(&punishment.ban.when, &[], Within::Case),
        ban_days: punishment.ban.in_force,
        limitations: punishment
            .limitations
            .iter()
            .map(|one| (one.below_months, one.years))
            .collect(),
        factors: punishment
            .factors
            .iter()
            .map(|one| compiler.condition(&one.when, &[], Within::Case))
            .collect(),
    };
    let administrative = super::administrative::compile(&mut compiler, law);
    let named_kinds = law.kinds.len();
    let date = |id: &str| law.fact(id).map(|(at, _)| at as u16);
    Program {
        kind_tiers: compiler.kind_tiers.clone(),
        named_kinds,
        type_kinds: law
            .types
            .iter()
            .map(|one| {
                one.kinds()
                    .fold(0, |bits, kind| bits | compiler.kind_bit(kind))
            })
            .collect(),
        dates: (date("offence-date"), date("offence-start")),
        apart: apart
            .into_iter()
            .map(|(fact, classes)| ApartProgram {
                values: compiler.fixed(fact),
                fact,
                classes,
            })
            .collect(),
        row_facts: compiler.row_facts.clone(),
        code: compiler.code,
        tests: compiler.tests,
        offences,
        leading: disputes
            .iter()
            .filter_map(|one| Some(one.first + one.leading?))
            .fold(0, |bits, at| bits | 1 << at),
        leaderless: (0..disputes.len())
            .filter(|at| disputes[*at].computed && disputes[*at].leading.is_none())
            .map(|at| at as u16)
            .collect(),
        disputes,
        general,
        administrative,
    }
}

/// The facts whose values are assessed apart, with the values that no condition compiled so far tells apart.
fn apart(compiler: &Compiler<'_>) -> Vec<(u16, Vec<u64>)> {
    let facts = compiler.law.facts.iter().enumerate();
    let apart = facts.filter(|(_, fact)| fact.apart);
    apart
        .map(|(at, fact)| (at as u16, compiler.classes(at as u16, fact.values.len())))
        .collect()
}

fn disputes(compiler: &mut Compiler<'_>, used: u64) -> Vec<DisputeProgram> {
    let law = compiler.law;
    let mut first = 0;
    let mut all = Vec::new();
    for dispute in &law.disputes {
        let count = dispute.positions.len() as u8;
        let bits = (0..count).fold(0u64, |bits, at| bits | 1 << (first + at));
        let leading = dispute
            .leading
            .as_ref()
            .and_then(|leading| dispute.positions.iter().position(|one| one.id == *leading));
        all.push(DisputeProgram {
            first,
            count,
            leading: leading.map(|at| at as u8),
            when: dispute
                .when
                .as_ref()
                .map(|when| compiler.condition(when, &[], Within::Case)),
            computed: used & bits != 0,
            types: (0..law.types.len())
                .filter(|at| law.types[*at].dispute.as_ref() == Some(&dispute.id))
                .map(|at| at as u16)
                .collect(),
        });
        first += count;
    }
    all
}

fn offence(compiler: &mut Compiler<'_>, offence: &Offence) -> OffenceProgram {
    let rules = &offence.rules[..];
    let mut lines = measure::Lines::new(compiler, offence);
    let mut items = Vec::new();
    for item in &offence.items {
        let when = item
            .when
            .as_ref()
            .map(|when| lines.compiler.condition(when, rules, Within::Case));
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
            replaced_by: replaced.fold(0, |bits, (at, _)| bits | 1 << at),
        });
    }
    let (measures, gates, selections) = lines.finish();
    let selections = selections
        .iter()
        .map(|&rule| Selection {
            row: compiler.condition(&rules[rule].when, rules, Within::Row),
            case: compiler.condition(&rules[rule].when, rules, Within::Case),
        })
        .collect();
    let exceptions: Vec<ExceptionProgram> = offence
        .exceptions
        .iter()
        .map(|one| ExceptionProgram {
            covers_row: compiler.condition(&one.covers, rules, Within::Row),
            covers_case: compiler.condition(&one.covers, rules, Within::Case),
            editions: edition_bits(offence, &one.editions),
        })
        .collect();
    let mut program = OffenceProgram {
        counted: compiler.condition(&offence.counting.rows, rules, Within::Row),
        per_recipient: compiler.condition(&offence.counting.per_recipient, rules, Within::Row),
        counts_alike: false,
        selections,
        amounts: amounts(compiler, offence),
        whats: measure::whats(&measures, &compiler.kind_tiers),
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
        heavier: offence.heavier.as_ref().map(|one| {
            (
                compiler.condition(&one.when, rules, Within::Case),
                edition_bits(offence, &one.editions),
            )
        }),
        unit: offence
            .unit
            .as_ref()
            .map(|one| compiler.condition(&one.when, rules, Within::Case)),
        leniency: offence
            .leniency
            .iter()
            .flat_map(|one| &one.conditions)
            .map(|part| compiler.condition(&part.when, rules, Within::Case))
            .collect(),
    };
    program.counts_alike = [program.counted, program.per_recipient]
        .into_iter()
        .all(|cond| compiler.same_in_all_worlds(cond));
    program.editions = (0..offence.editions.len())
        .map(|at| edition(compiler, offence, &program, at))
        .collect();
    program
}

fn amounts(compiler: &mut Compiler<'_>, offence: &Offence) -> Vec<AmountProgram> {
    let selection = |name: &Name| {
        measure::selections(offence)
            .iter()
            .position(|&rule| offence.rules[rule].id == *name)
    };
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
                let when = compiler.condition(&barred.when, &offence.rules, Within::Case);
                (compiler.reading(&barred.reading), when)
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
    offence: &Offence,
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
            .map(|(at, element)| ElementProgram {
                element: at as u16,
                when: compiler.condition(&element.when, &offence.rules, Within::Case),
                joint: element.joint,
            })
            .collect(),
        records,
        measures,
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

/// The position of a name in a list of the data.
fn at<T>(list: &[T], id: impl Fn(&T) -> &Name, name: &Name) -> usize {
    list.iter()
        .position(|one| id(one) == name)
        .expect("names were linked when the data was loaded")
}
