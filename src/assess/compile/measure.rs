//! Compiles the lines of items: what each item measures, and the number that it must reach.
//!
//! References between items are resolved here: "half of the lines of items (3) to (7)" becomes lines of its own.

use std::ops::Range;

use super::condition::Compiler;
use crate::assess::program::{Gate, Measure, OffenceProgram, RecordsProgram, Term};
use crate::law::{Item, Name, Offence, Ratio, Reach};

/// The rules that pick rows for a measure or an amount, by position, each once.
pub(super) fn selections(offence: &Offence) -> Vec<usize> {
    let mut found = Vec::new();
    let reaches = offence.items.iter().flat_map(|item| &item.reach);
    let of_items = reaches.filter_map(|reach| match reach {
        Reach::Times(times) => times.rows.as_ref(),
        Reach::Mixed(mixed) => Some(&mixed.rows),
        Reach::Records(_) | Reach::Count(_) | Reach::Total(_) | Reach::Money(_) => None,
    });
    for name in of_items.chain(
        offence
            .amounts
            .iter()
            .filter_map(|amount| amount.rows.as_ref()),
    ) {
        let at = super::at(&offence.rules, |rule| &rule.id, name);
        if !found.contains(&at) {
            found.push(at);
        }
    }
    found
}

/// Collects measures and lines while the items are compiled one after another.
pub(super) struct Lines<'c, 'l> {
    pub(super) compiler: &'c mut Compiler<'l>,
    offence: &'c Offence,
    measures: Vec<Measure>,
    gates: Vec<Gate>,
    /// The lines of each item compiled so far.
    items: Vec<Range<u32>>,
    selections: Vec<usize>,
}

impl<'c, 'l> Lines<'c, 'l> {
    pub(super) fn new(compiler: &'c mut Compiler<'l>, offence: &'c Offence) -> Self {
        let selections = selections(offence);
        Lines {
            compiler,
            offence,
            measures: Vec::new(),
            gates: Vec::new(),
            items: Vec::new(),
            selections,
        }
    }

    pub(super) fn finish(self) -> (Vec<Measure>, Vec<Gate>, Vec<usize>) {
        (self.measures, self.gates, self.selections)
    }

    /// Compiles the lines of the next item.
    pub(super) fn item(&mut self, item: &Item) -> Range<u32> {
        let origin = self.items.len() as u16;
        let mut gates = Vec::new();
        for reach in &item.reach {
            match reach {
                Reach::Records(line) => {
                    let kinds = self.compiler.tier_bits(&line.tier);
                    let measure = self.measure(Measure::Records {
                        kinds,
                        selection: None,
                    });
                    gates.push(plain(measure, u128::from(line.at_least.0), origin));
                }
                Reach::Money(line) => {
                    let amount = self.amount(&line.amount);
                    let measure = self.measure(Measure::Money { amount });
                    // Lines are written in yuan and measured in fen.
                    gates.push(plain(
                        measure,
                        u128::from(line.at_least_yuan.0) * 100,
                        origin,
                    ));
                }
                Reach::Count(line) => {
                    let fact = self.compiler.fact(&line.fact);
                    let measure = self.measure(Measure::Count { fact });
                    gates.push(plain(measure, u128::from(line.at_least.0), origin));
                }
                Reach::Total(total) => {
                    let needs = total
                        .reading
                        .as_ref()
                        .map_or(0, |reading| self.compiler.reading(reading));
                    let parts = self.parts(&total.of, None, Ratio::ONE);
                    let gate = self.total(parts, Ratio::ONE, origin);
                    gates.push(Gate { needs, ..gate });
                }
                Reach::Mixed(mixed) => {
                    let selection = self.selection(&mixed.rows);
                    let needs = self.compiler.reading(&mixed.reading);
                    let gate = self.mixed(&mixed.of, selection, mixed.factor, origin);
                    gates.push(Gate { needs, ..gate });
                }
                Reach::Times(times) => {
                    let needs = times
                        .reading
                        .as_ref()
                        .map_or(0, |reading| self.compiler.reading(reading));
                    let totals = times
                        .totals
                        .as_ref()
                        .map_or(0, |reading| self.compiler.reading(reading));
                    let selection = times.rows.as_ref().map(|rows| self.selection(rows));
                    let money = times.money.as_ref().map(|amount| self.amount(amount));
                    for name in &times.of {
                        for at in self.lines_of(name) {
                            let gate = self.gates[at as usize];
                            let more = if gate.unit > 1 { totals } else { 0 };
                            let gate = self.multiplied(gate, times.factor, selection, money);
                            gates.push(Gate {
                                needs: gate.needs | needs | more,
                                ..gate
                            });
                        }
                    }
                }
            }
        }
        let start = self.gates.len() as u32;
        self.gates.extend(gates);
        let range = start..self.gates.len() as u32;
        self.items.push(range.clone());
        range
    }

    fn lines_of(&self, item: &Name) -> Range<u32> {
        self.items[super::at(&self.offence.items, |one| &one.id, item)].clone()
    }

    fn amount(&self, name: &Name) -> u8 {
        super::at(&self.offence.amounts, |one| &one.id, name) as u8
    }

    fn selection(&self, name: &Name) -> u8 {
        let rule = super::at(&self.offence.rules, |rule| &rule.id, name);
        self.selections
            .iter()
            .position(|one| *one == rule)
            .expect("selections were collected") as u8
    }

    /// Adds a measure, or finds the same one again.
    fn measure(&mut self, measure: Measure) -> u16 {
        let same = |one: &Measure| match (one, &measure) {
            (
                Measure::Records {
                    kinds: a,
                    selection: b,
                },
                Measure::Records {
                    kinds: c,
                    selection: d,
                },
            ) => a == c && b == d,
            (Measure::Count { fact: a }, Measure::Count { fact: b }) => a == b,
            (Measure::Money { amount: a }, Measure::Money { amount: b }) => a == b,
            _ => false,
        };
        if let Some(at) = self.measures.iter().position(same) {
            return at as u16;
        }
        self.measures.push(measure);
        (self.measures.len() - 1) as u16
    }

    /// What some items count, records or by a fact, with the line over each.
    fn counted_lines(&self, of: &[Name]) -> Vec<(Measure, u64)> {
        let items = of
            .iter()
            .flat_map(|name| self.lines_of(name))
            .map(|at| self.gates[at as usize]);
        items
            .filter_map(|gate| match &self.measures[usize::from(gate.measure)] {
                counted @ (Measure::Records { .. } | Measure::Count { .. }) => {
                    Some((counted.clone(), gate.line as u64))
                }
                Measure::Total { .. } | Measure::Money { .. } => None,
            })
            .collect()
    }

    fn parts(&mut self, of: &[Name], selection: Option<u8>, factor: Ratio) -> Vec<Term> {
        let lines = self.counted_lines(of);
        let part = |lines: &mut Self, (counted, line): (Measure, u64)| {
            let counted = match counted {
                Measure::Records { kinds, .. } => Measure::Records { kinds, selection },
                other => other,
            };
            Term {
                measure: lines.measure(counted),
                weight: 0,
                line,
                factor,
            }
        };
        lines.into_iter().map(|line| part(self, line)).collect()
    }

    /// A proportional total, 20/50 + 350/500 ≥ 1, in whole numbers: with the least common multiple of the lines as the
    /// unit, a record weighs `unit / line` and the total is reached at `unit`.
    fn total(&mut self, mut parts: Vec<Term>, factor: Ratio, origin: u16) -> Gate {
        let unit = parts
            .iter()
            .fold(1, |unit, part| lcm(unit, u128::from(part.line)));
        for part in &mut parts {
            part.weight = unit / u128::from(part.line);
        }
        self.measures.push(Measure::Total { terms: parts });
        let gate = plain((self.measures.len() - 1) as u16, unit, origin);
        Gate {
            unit,
            ..scaled(gate, factor)
        }
    }

    /// A total in which the selected rows weigh more (by `1 / factor`). Every record adds its plain weight; a second set
    /// of terms adds the difference for the selected rows.
    fn mixed(&mut self, of: &Name, selection: u8, factor: Ratio, origin: u16) -> Gate {
        let of: Vec<Name> = match &self.offence.items
            [super::at(&self.offence.items, |one| &one.id, of)]
        .reach[..]
        {
            [Reach::Total(total), ..] => total.of.clone(),
            _ => Vec::new(),
        };
        let mut terms = self.parts(&of, None, Ratio::ONE);
        let mut extra = self.parts(&of, Some(selection), factor);
        let (num, den) = (u128::from(factor.num), u128::from(factor.den));
        let unit = terms
            .iter()
            .fold(1, |unit, part| lcm(unit, u128::from(part.line)))
            * num;
        for part in &mut terms {
            part.weight = unit / u128::from(part.line);
        }
        for part in &mut extra {
            let plain = unit / u128::from(part.line);
            part.weight = (plain / num * den).saturating_sub(plain);
        }
        terms.extend(extra);
        self.measures.push(Measure::Total { terms });
        Gate {
            unit,
            ..plain((self.measures.len() - 1) as u16, unit, origin)
        }
    }

    /// A line of another item, reused: multiplied by a factor, counted over the selected rows only, and for money with
    /// another amount in place of its own.
    fn multiplied(
        &mut self,
        gate: Gate,
        factor: Ratio,
        selection: Option<u8>,
        money: Option<u8>,
    ) -> Gate {
        let narrowed = match (self.measures[usize::from(gate.measure)].clone(), selection) {
            (Measure::Money { amount }, _) => self.measure(Measure::Money {
                amount: money.unwrap_or(amount),
            }),
            (Measure::Records { kinds, .. }, Some(selection)) => self.measure(Measure::Records {
                kinds,
                selection: Some(selection),
            }),
            (Measure::Total { terms }, Some(selection)) => {
                let terms = terms
                    .into_iter()
                    .map(|term| self.narrowed(term, selection))
                    .collect();
                self.measures.push(Measure::Total { terms });
                (self.measures.len() - 1) as u16
            }
            (Measure::Records { .. } | Measure::Total { .. }, None)
            | (Measure::Count { .. }, _) => gate.measure,
        };
        let (num, den) = (u128::from(factor.num), u128::from(factor.den));
        Gate {
            measure: narrowed,
            // The least whole number that is not below the multiplied line.
            line: (gate.line * num).div_ceil(den),
            factor: factor.of(gate.factor),
            ..gate
        }
    }

    fn narrowed(&mut self, term: Term, selection: u8) -> Term {
        let Measure::Records { kinds, .. } = self.measures[usize::from(term.measure)] else {
            return term;
        };
        Term {
            measure: self.measure(Measure::Records {
                kinds,
                selection: Some(selection),
            }),
            ..term
        }
    }
}

fn plain(measure: u16, line: u128, origin: u16) -> Gate {
    Gate {
        measure,
        line,
        origin,
        factor: Ratio::ONE,
        needs: 0,
        unit: 1,
    }
}

fn scaled(gate: Gate, factor: Ratio) -> Gate {
    Gate {
        line: (gate.line * u128::from(factor.num)).div_ceil(u128::from(factor.den)),
        factor,
        ..gate
    }
}

fn lcm(a: u128, b: u128) -> u128 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

/// The measures that some items need: those of records, and the others.
pub(super) fn needed(program: &OffenceProgram, items: &[u16]) -> (Vec<RecordsProgram>, Vec<u16>) {
    let mut needed = vec![false; program.measures.len()];
    for item in items {
        for gate in program.items[usize::from(*item)].gates.clone() {
            let measure = program.gates[gate as usize].measure;
            needed[usize::from(measure)] = true;
            if let Measure::Total { terms } = &program.measures[usize::from(measure)] {
                for term in terms {
                    needed[usize::from(term.measure)] = true;
                }
            }
        }
    }
    let (mut records, mut others) = (Vec::new(), Vec::new());
    for at in (0..needed.len()).filter(|at| needed[*at]) {
        let measure = at as u16;
        match program.measures[at] {
            Measure::Records { kinds, selection } => records.push(RecordsProgram {
                measure,
                kinds,
                selection,
            }),
            Measure::Count { .. } | Measure::Money { .. } | Measure::Total { .. } => {
                others.push(measure)
            }
        }
    }
    records.sort_by_key(|one: &RecordsProgram| one.selection);
    (records, others)
}
