//! The catalogue: everything in the law data as one list of entries to be searched and read, each with what it refers to
//! and what refers to it.
//!
//! ```text
//!     one file a kind     drafts: id, title, names, references; body: what an entry says
//!            │
//!     build               references resolved, and added in the other direction
//!            │
//!     search, page        what the command line and the screen ask for
//! ```
//!
//! A new kind is a variant of [`Kind`], a file beside these with `drafts` and `body`, and the two lines that name it in
//! `Kind::drafts` and `Kind::body`.

mod administrative;
mod build;
mod caution;
mod dispute;
mod factor;
mod general;
mod json;
mod misstatement;
mod offence;
mod page;
mod precedent;
mod provision;
mod question;
mod record_type;
mod role;
mod search;
mod source;

use self::build::Draft;
use self::page::Page;
use super::Phrases;
use super::texts::CatalogueKindTexts;
use crate::interview::Interview;
use crate::law::{DayRange, Law, Status};
use crate::text::{self, Text};

pub use json::{json, json_counts};
pub use page::{Line, LineStyle};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A type of record.
    RecordType,
    /// An offence.
    Offence,
    /// A provision.
    Provision,
    /// A disputed point.
    Dispute,
    /// A role.
    Role,
    /// A question of the interview.
    Question,
    /// A circumstance of sentencing.
    Factor,
    /// A part of the general part: a kind of penalty, limitation, joint crime.
    General,
    /// Another crime that may be at hand.
    Caution,
    /// A published case.
    Precedent,
    /// A common misstatement.
    Misstatement,
    /// An administrative penalty.
    Administrative,
    /// A source of law.
    Source,
}

impl Kind {
    /// Every kind, in the order in which equals are listed.
    pub const ALL: [Kind; 13] = [
        Kind::RecordType,
        Kind::Offence,
        Kind::Provision,
        Kind::Dispute,
        Kind::Role,
        Kind::Question,
        Kind::Factor,
        Kind::General,
        Kind::Caution,
        Kind::Precedent,
        Kind::Misstatement,
        Kind::Administrative,
        Kind::Source,
    ];

    /// Its fixed name: in JSON, and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Kind::RecordType => "record-type",
            Kind::Provision => "provision",
            Kind::Dispute => "dispute",
            Kind::Offence => "offence",
            Kind::Role => "role",
            Kind::Question => "question",
            Kind::Factor => "factor",
            Kind::General => "general",
            Kind::Caution => "caution",
            Kind::Precedent => "precedent",
            Kind::Misstatement => "misstatement",
            Kind::Administrative => "administrative",
            Kind::Source => "source",
        }
    }

    /// The kind with a name.
    pub fn named(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What it is called.
    pub fn name(self, texts: &super::Texts) -> &Text {
        self.of(&texts.catalogue_kind)
    }

    /// What several of it are called.
    pub fn plural(self, texts: &super::Texts) -> &Text {
        self.of(&texts.catalogue_kinds)
    }

    fn of(self, names: &CatalogueKindTexts) -> &Text {
        match self {
            Kind::RecordType => &names.record_type,
            Kind::Provision => &names.provision,
            Kind::Dispute => &names.dispute,
            Kind::Offence => &names.offence,
            Kind::Role => &names.role,
            Kind::Question => &names.question,
            Kind::Factor => &names.factor,
            Kind::General => &names.general,
            Kind::Caution => &names.caution,
            Kind::Precedent => &names.precedent,
            Kind::Misstatement => &names.misstatement,
            Kind::Administrative => &names.administrative,
            Kind::Source => &names.source,
        }
    }

    fn drafts<'a>(self, law: &'a Law, interview: &'a Interview) -> Vec<Draft<'a>> {
        match self {
            Kind::RecordType => record_type::drafts(law),
            Kind::Provision => provision::drafts(law),
            Kind::Dispute => dispute::drafts(law),
            Kind::Offence => offence::drafts(law),
            Kind::Role => role::drafts(law),
            Kind::Question => question::drafts(interview),
            Kind::Factor => factor::drafts(law),
            Kind::General => general::drafts(law),
            Kind::Caution => caution::drafts(law),
            Kind::Precedent => precedent::drafts(law),
            Kind::Misstatement => misstatement::drafts(law),
            Kind::Administrative => administrative::drafts(law),
            Kind::Source => source::drafts(law),
        }
    }

    /// Writes what the entry at a position of its kind's data says.
    fn body(self, page: &mut Page<'_>, interview: &Interview, at: usize) {
        match self {
            Kind::RecordType => record_type::body(page, at),
            Kind::Provision => provision::body(page, at),
            Kind::Dispute => dispute::body(page, at),
            Kind::Offence => offence::body(page, at),
            Kind::Role => role::body(page, at),
            Kind::Question => question::body(page, interview, at),
            Kind::Factor => factor::body(page, at),
            Kind::General => general::body(page, at),
            Kind::Caution => caution::body(page, at),
            Kind::Precedent => precedent::body(page, at),
            Kind::Misstatement => misstatement::body(page, at),
            Kind::Administrative => administrative::body(page, at),
            Kind::Source => source::body(page, at),
        }
    }
}

/// Where in an entry something stands that refers to another entry, by its position in the entry's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An item of an offence.
    Item(usize),
    /// A rule of an offence.
    Rule(usize),
    /// An element of an offence.
    Element(usize),
    /// A band of an offence.
    Band(usize),
    /// An edition of an offence.
    Edition(usize),
    /// An exception of an offence.
    Exception(usize),
}

/// A reference between two entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The entry at the other end, by position in the catalogue.
    pub entry: usize,
    /// Where in the entry that refers it stands, as far as that is told apart.
    pub parts: Vec<Part>,
}

/// An entry.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its id, fixed; unique within its kind.
    pub id: String,
    /// What it is called, in a list.
    pub title: Text,
    /// Whether it is disputed or open.
    pub disputed: bool,
    /// How it was read, where it is a statement of the law.
    pub status: Option<Status>,
    /// The days on which it is in force, as far as they are listed.
    pub in_force: DayRange,
    /// What it refers to.
    pub cites: Vec<Mention>,
    /// What refers to it.
    pub cited_by: Vec<Mention>,
    /// Its position in the data of its kind.
    at: usize,
    names: text::Entry,
    /// Its everyday names.
    called: Vec<String>,
    /// Everything that it says, in both languages, for a search in running text.
    said: String,
}

/// All entries.
#[derive(Clone, Debug)]
pub struct Catalogue {
    entries: Vec<Entry>,
}

impl Catalogue {
    /// All entries in the order in which they are listed, kind by kind, as the data has them.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a kind with an id, by position.
    pub fn find(&self, kind: Kind, id: &str) -> Option<usize> {
        self.entries
            .iter()
            .position(|entry| entry.kind == kind && entry.id == id)
    }

    /// The entries of a kind, by position.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> + '_ {
        let of = move |(at, entry): (usize, &Entry)| (entry.kind == kind).then_some(at);
        self.entries.iter().enumerate().filter_map(of)
    }

    /// What an entry says, line by line, without its references. The lines of both languages go together one to one.
    pub fn body(&self, at: usize, interview: &Interview, phrases: &Phrases<'_>) -> Vec<Line> {
        let entry = &self.entries[at];
        let mut page = Page::new(*phrases);
        entry.kind.body(&mut page, interview, entry.at);
        page.lines
    }

    /// What refers to an entry, in words: the entry that does, and where in it that stands. `mention` is one of
    /// [`Entry::cited_by`].
    pub fn cited_from(&self, mention: &Mention, phrases: &Phrases<'_>) -> String {
        let from = &self.entries[mention.entry];
        let title = from.title.get(phrases.lang);
        let parts: Vec<String> = mention
            .parts
            .iter()
            .filter_map(|part| offence::part(phrases, from.at, *part))
            .collect();
        if parts.is_empty() {
            return title.to_owned();
        }
        format!(
            "{title}{}{}",
            phrases.colon(),
            parts.join(phrases.semicolon())
        )
    }

    /// What an entry refers to, then what refers to it: each with its heading, and with each entry in words.
    pub fn references<'t>(
        &self,
        at: usize,
        phrases: &Phrases<'t>,
    ) -> [(&'t Text, Vec<(usize, String)>); 2] {
        let (entry, texts) = (&self.entries[at], &phrases.texts.catalogue);
        let title = |mention: &Mention| {
            let title = self.entries[mention.entry].title.get(phrases.lang);
            (mention.entry, title.to_owned())
        };
        let from = |mention: &Mention| (mention.entry, self.cited_from(mention, phrases));
        [
            (&texts.cites, entry.cites.iter().map(title).collect()),
            (&texts.cited_by, entry.cited_by.iter().map(from).collect()),
        ]
    }
}
