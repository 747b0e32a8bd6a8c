//! The table of `--summary` and `--fields`: one row a case, a column for each field.

use std::fmt::Write as _;

use clap::ValueEnum;

use super::walk::Fault;
use crate::assess::{LevelSet, Truth};
use crate::law::Level;
use crate::report::{Depth, Glance, Phrases, applies};
use crate::text::{clean, cut, pad_right, width};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Field {
    /// File and line; #1, #2 where a case has several people 文件和行，几个人的案件加 #1、#2
    Id,
    /// File 文件
    File,
    /// Line of a stream 行
    Line,
    /// Title 案件名称
    Title,
    /// The person's name, or number 姓名或者序号
    Person,
    /// The offence that speaks for the case 主要罪名
    Offence,
    /// Whether it applies: yes, no, open 是否适用
    Applies,
    /// Its level: none, serious, especially-serious, or error; while several are possible the range of them, none..serious
    /// 级别，尚不确定时写从低到高的范围
    Level,
    /// The law's word for the level, or for each still possible, or that the offence does not apply
    /// 级别的名称，尚不确定时逐一写明，不适用本罪的写明
    LevelName,
    /// Every level still possible 可能的级别
    PossibleLevels,
    /// Its items that decide, by address 决定级别的项
    Decisive,
    /// The band of its penalty: 0, 1, 2; 0..1 while both are possible 法定刑幅度，尚不确定时写范围
    Band,
    /// The offence that prevails 从一重的罪名
    Prevailing,
    /// The edition applied 适用的版本
    Edition,
    /// Code of what is wrong with a bad input 错误代码
    Error,
}

/// The columns of `--summary`.
const SUMMARY: [Field; 5] = [
    Field::Id,
    Field::Level,
    Field::Decisive,
    Field::Band,
    Field::Prevailing,
];

/// What stands where there is nothing to say.
const NOTHING: &str = "-";

/// What stands between the ends of a range.
const TO: &str = "..";

/// A table in the making.
pub(super) struct Table<'a> {
    /// The columns with their names.
    fields: Vec<(Field, String)>,
    phrases: Phrases<'a>,
    style: Style,
}

/// How a row is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Columns padded for a terminal.
    Padded,
    /// One tab between columns.
    Tabs,
    /// One JSON object a row, without a head.
    Json,
}

impl Field {
    fn name(self) -> String {
        self.to_possible_value()
            .map_or(String::new(), |value| value.get_name().to_owned())
    }

    /// How much of a case has to be looked at for it.
    fn depth(self) -> Depth {
        match self {
            Field::Decisive => Depth::Deciders,
            Field::LevelName | Field::Edition => Depth::Edition,
            Field::Id
            | Field::File
            | Field::Line
            | Field::Title
            | Field::Person
            | Field::Offence
            | Field::Applies
            | Field::Level
            | Field::PossibleLevels
            | Field::Band
            | Field::Prevailing
            | Field::Error => Depth::Level,
        }
    }

    /// The value as JSON: lists as lists, numbers as numbers, nothing as null.
    fn json(self, out: &mut Vec<u8>, cell: &str) {
        let parts = || cell.split(',').filter(|part| !part.is_empty());
        // Strings cannot fail to serialise, and a vector takes everything.
        let _ = match self {
            Field::Decisive | Field::PossibleLevels => {
                serde_json::to_writer(out, &parts().collect::<Vec<_>>())
            }
            _ if cell.is_empty() => serde_json::to_writer(out, &()),
            Field::Band | Field::Line => {
                match cell.split_once(TO) {
                    Some((min, max)) => {
                        let range = ["{\"min\":", min, ",\"max\":", max, "}"].concat();
                        out.extend_from_slice(range.as_bytes());
                    }
                    None => out.extend_from_slice(cell.as_bytes()),
                }
                Ok(())
            }
            Field::Id
            | Field::File
            | Field::Title
            | Field::Person
            | Field::Offence
            | Field::Applies
            | Field::Level
            | Field::LevelName
            | Field::Prevailing
            | Field::Edition
            | Field::Error => serde_json::to_writer(out, cell),
        };
    }

    /// The value with blanks after it, for a terminal.
    fn padded(self, said: &str, name: &str) -> String {
        let cells = self.cells().max(width(name));
        let short = match self {
            // The end of a path tells more than its beginning.
            Field::Id | Field::File => tail(said, cells),
            _ => cut(said, cells).into_owned(),
        };
        pad_right(&short, cells + 2)
    }

    /// How many cells the column takes in a terminal.
    fn cells(self) -> usize {
        match self {
            Field::Id | Field::File => 32,
            Field::Title => 28,
            Field::Person => 12,
            Field::Offence | Field::Prevailing => 31,
            Field::PossibleLevels => 32,
            // Two names and what stands between them: serious..especially-serious.
            Field::Level => 27,
            Field::LevelName => 32,
            Field::Edition | Field::Error | Field::Decisive => 18,
            Field::Applies | Field::Line => 7,
            Field::Band => 4,
        }
    }
}

impl<'a> Table<'a> {
    /// A table of these fields; of none, the summary's.
    pub(super) fn new(fields: &[Field], phrases: Phrases<'a>, style: Style) -> Self {
        let fields = match fields {
            [] => &SUMMARY,
            _ => fields,
        };
        Table {
            fields: fields.iter().map(|one| (*one, one.name())).collect(),
            phrases,
            style,
        }
    }

    /// The names of the columns.
    pub(super) fn head(&self) -> Vec<u8> {
        let mut out = Vec::new();
        if self.style != Style::Json {
            self.row(&mut out, &mut String::new(), |field, cell| {
                cell.push_str(&field.name());
            });
        }
        out
    }

    /// How much of a case has to be looked at for its row.
    pub(super) fn depth(&self) -> Depth {
        let depths = self.fields.iter().map(|(field, _)| field.depth());
        depths.max().unwrap_or(Depth::Level)
    }

    /// The row of a case with a title, or of one of its people by number and name. `cell` is memory.
    pub(super) fn case(
        &self,
        (out, cell): (&mut Vec<u8>, &mut String),
        (file, line): (&str, Option<usize>),
        (title, person): (&str, Option<(usize, &str)>),
        glance: &Glance,
    ) {
        let (offence, verdict) = (
            &self.phrases.law.offences[glance.offence].1,
            &glance.verdict,
        );
        // Adding to a string cannot fail.
        self.row(out, cell, |field, cell| match field {
            Field::Id | Field::File | Field::Line => {
                place(field, cell, file, line);
                if let (Field::Id, Some((n, _))) = (field, person) {
                    let _ = write!(cell, "#{n}");
                }
            }
            Field::Title => cell.push_str(&clean(title)),
            Field::Person => match person {
                Some((n, name)) if name.trim().is_empty() => {
                    let _ = write!(cell, "{n}");
                }
                Some((_, name)) => cell.push_str(&clean(name)),
                None => {}
            },
            Field::Offence => cell.push_str(&offence.id),
            Field::Applies => cell.push_str(applies(verdict.applies)),
            // Never the lowest alone: an open case would pass for one that reaches nothing.
            Field::Level => range(cell, verdict.possible, |cell, level| {
                cell.push_str(level.id());
            }),
            Field::LevelName => {
                if glance.edition.is_some() {
                    let decisive = glance.decisive.iter().copied();
                    let settled = verdict.possible.len() == 1 && verdict.applies != Truth::NotMet;
                    let phrases = &self.phrases;
                    cell.push_str(&match settled {
                        true => phrases.reached_by(offence, decisive, verdict.level),
                        false => phrases.verdict(offence, *verdict),
                    });
                }
            }
            Field::PossibleLevels => {
                listed(cell, verdict.possible.iter().map(|level| level.id()));
            }
            Field::Decisive => {
                let items = glance.decisive.iter();
                listed(cell, items.map(|item| offence.items[*item].id.as_str()));
            }
            Field::Band => range(cell, verdict.possible, |cell, level| {
                let _ = write!(cell, "{}", level.band());
            }),
            Field::Prevailing => {
                let id = |at: usize| self.phrases.law.offences[at].1.id.as_str();
                cell.push_str(glance.prevailing.map_or("", id));
            }
            Field::Edition => {
                let edition = glance.edition.map(|at| &offence.editions[at]);
                cell.push_str(edition.map_or("", |edition| &edition.id));
            }
            Field::Error => {}
        });
    }

    /// The row of a bad input.
    pub(super) fn fault(
        &self,
        out: &mut Vec<u8>,
        (file, line): (&str, Option<usize>),
        fault: &Fault,
    ) {
        self.row(out, &mut String::new(), |field, cell| match field {
            Field::Id | Field::File | Field::Line => place(field, cell, file, line),
            Field::Level => cell.push_str("error"),
            Field::Error => cell.push_str(fault.code),
            Field::Title
            | Field::Person
            | Field::Offence
            | Field::Applies
            | Field::LevelName
            | Field::PossibleLevels
            | Field::Decisive
            | Field::Band
            | Field::Prevailing
            | Field::Edition => {}
        });
    }

    fn row(&self, out: &mut Vec<u8>, cell: &mut String, mut fill: impl FnMut(Field, &mut String)) {
        for (at, (field, name)) in self.fields.iter().enumerate() {
            cell.clear();
            fill(*field, cell);
            let last = at + 1 == self.fields.len();
            match self.style {
                Style::Json => {
                    out.extend_from_slice(if at == 0 { b"{\"" } else { b",\"" });
                    out.extend_from_slice(name.as_bytes());
                    out.extend_from_slice(b"\":");
                    field.json(out, cell);
                }
                Style::Padded if !last => {
                    out.extend_from_slice(field.padded(said(cell), name).as_bytes())
                }
                Style::Padded => out.extend_from_slice(said(cell).as_bytes()),
                Style::Tabs => {
                    out.extend_from_slice(if at == 0 { b"" } else { b"\t" });
                    out.extend_from_slice(said(cell).as_bytes());
                }
            }
        }
        out.extend_from_slice(if self.style == Style::Json {
            b"}\n"
        } else {
            b"\n"
        });
    }
}

fn said(cell: &str) -> &str {
    if cell.is_empty() { NOTHING } else { cell }
}

fn place(field: Field, cell: &mut String, file: &str, line: Option<usize>) {
    let named = field != Field::Line && !file.is_empty();
    if named {
        match file.contains(char::is_control) {
            true => cell.push_str(&clean(file)),
            false => cell.push_str(file),
        }
    }
    if let (Field::Id | Field::Line, Some(line)) = (field, line) {
        let between = if named { ":" } else { "" };
        // Adding to a string cannot fail.
        let _ = write!(cell, "{between}{line}");
    }
}

/// From the lowest level to the highest, or the only one.
fn range(cell: &mut String, levels: LevelSet, mut put: impl FnMut(&mut String, Level)) {
    let Some((lowest, highest)) = levels.ends() else {
        return;
    };
    put(cell, lowest);
    if highest != lowest {
        cell.push_str(TO);
        put(cell, highest);
    }
}

fn listed<'s>(cell: &mut String, parts: impl Iterator<Item = &'s str>) {
    for (at, part) in parts.enumerate() {
        if at > 0 {
            cell.push(',');
        }
        cell.push_str(part);
    }
}

/// The end of a text that fits, after a mark where something is left out.
fn tail(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let fits = |(at, _): &(usize, char)| width(&text[*at..]) < cells;
    let from = text
        .char_indices()
        .find(fits)
        .map_or(text.len(), |(at, _)| at);
    format!("…{}", &text[from..])
}
