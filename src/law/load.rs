//! Reading the data files into a [`Law`].

use jiff::civil::Date;
use serde::Deserialize;

use super::index::Indexes;
use super::library::{self, Library};
use super::packed::date;
use super::parse::{parse, read};
use super::{
    Administrative, Caution, Code, Dispute, Fact, FileId, Files, Kind, Offence, Problem, Provision,
    Punishment, RecordType, Relation, Role, Source, Tier, WorksheetRules, link,
};
use crate::text::{Text, nearest};

/// The whole law of one edition of the data, linked: every name in it resolves.
#[derive(Clone, Debug)]
pub struct Law {
    /// The files it was read from.
    pub files: Files,
    /// Which edition of the data this is.
    pub about: About,
    /// The vocabulary.
    pub facts: Vec<Fact>,
    /// Tiers.
    pub tiers: Vec<Tier>,
    /// Kinds of information.
    pub kinds: Vec<Kind>,
    /// Record types.
    pub types: Vec<RecordType>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Disputed points.
    pub disputes: Vec<Dispute>,
    /// Relations between offences.
    pub relations: Vec<Relation>,
    /// Other crimes that may be at hand.
    pub cautions: Vec<Caution>,
    /// The general part.
    pub punishment: Punishment,
    /// Administrative penalties.
    pub administrative: Administrative,
    /// The sentencing worksheet.
    pub worksheet: WorksheetRules,
    /// Offences, with the file that holds each.
    pub offences: Vec<(FileId, Offence)>,
    /// What is read on first use.
    pub(super) library: Library,
    /// Where entries stand, by id.
    indexes: Indexes,
}

/// `about.toml`: the edition of the data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Version of the data.
    pub version: String,
    /// The day it was last checked against the law.
    #[serde(deserialize_with = "date")]
    pub checked: Date,
    /// The one sentence that says what this is not.
    pub disclaimer: Text,
}

macro_rules! list_files {
    ($($name:ident { $($field:ident: $of:ty as $key:literal),+ })*) => {
        $(#[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            $(#[serde(rename = $key)] $field: Vec<$of>,)+
        })*
    };
}

list_files! {
    FactsFile { facts: Fact as "fact" }
    TiersFile { tiers: Tier as "tier", kinds: Kind as "kind" }
    TypesFile { types: RecordType as "type" }
    RolesFile { roles: Role as "role" }
    SourcesFile { sources: Source as "source" }
    DisputesFile { disputes: Dispute as "dispute" }
    RelationsFile { relations: Relation as "relation", cautions: Caution as "caution" }
}

impl Law {
    /// Reads the data without a look at what its entries say of each other: for the data built into the program, which
    /// tests check. What cannot be read is added to `problems`; what the first screen does without is read on first use.
    pub fn read(files: Files, problems: &mut Vec<Problem>) -> Option<Law> {
        read_all(&files, problems)
    }

    /// Reads and links the data.
    ///
    /// # Errors
    /// Every problem found, warnings included, when at least one of them is an error.
    pub fn load(files: Files) -> Result<(Law, Vec<Problem>), Vec<Problem>> {
        let files = files.unpacked();
        let mut problems = Vec::new();
        strays(&files, &mut problems);
        let law = read_all(&files, &mut problems);
        let provisions = library::provisions(&files, &mut problems);
        let (Some(mut law), Some(provisions)) = (law, provisions) else {
            return Err(problems);
        };
        law.library = Library::with(provisions);
        link::link(&law, &mut problems);
        problems.sort_by(|a, b| a.place.cmp(&b.place));
        if problems
            .iter()
            .any(|problem| problem.severity == super::Severity::Error)
        {
            return Err(problems);
        }
        Ok((law, problems))
    }

    /// The fact with this id.
    pub fn fact(&self, id: &str) -> Option<(usize, &Fact)> {
        self.indexes.facts.find(&self.facts, id, |one| &one.id)
    }

    /// The record type with this id.
    pub fn record_type(&self, id: &str) -> Option<(usize, &RecordType)> {
        self.indexes.types.find(&self.types, id, |one| &one.id)
    }

    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<(usize, &Role)> {
        self.indexes.roles.find(&self.roles, id, |one| &one.id)
    }

    /// The provision with this id.
    pub fn provision(&self, id: &str) -> Option<&Provision> {
        let provisions = &self.indexes.provisions;
        let found = provisions.find(self.provisions(), id, |one| &one.id);
        found.map(|(_, provision)| provision)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        let sources = &self.indexes.sources;
        let found = sources.find(&self.sources, id, |one| &one.id);
        found.map(|(_, source)| source)
    }

    /// The kind of information with this id.
    pub fn kind(&self, id: &str) -> Option<(usize, &Kind)> {
        self.indexes.kinds.find(&self.kinds, id, |one| &one.id)
    }

    /// The tier with this id.
    pub fn tier(&self, id: &str) -> Option<(usize, &Tier)> {
        self.tiers
            .iter()
            .enumerate()
            .find(|(_, tier)| tier.id.as_str() == id)
    }

    /// A citation as people write it: 解释第5条第1款第6项.
    pub fn cite(&self, id: &str, lang: crate::text::Lang) -> String {
        let (source, address) = match self.provision(id) {
            Some(provision) => provision.parts(),
            None => {
                let (source, address) = id.split_once(':').unwrap_or((id, ""));
                (source, super::Address::new(address))
            }
        };
        self.cite_at(source, address, lang)
    }

    /// A citation of an address within a source.
    pub fn cite_at(
        &self,
        source: &str,
        address: super::Address<'_>,
        lang: crate::text::Lang,
    ) -> String {
        let short = self
            .source(source)
            .map_or(source, |source| source.short.get(lang));
        if address.as_str().is_empty() {
            return short.to_owned();
        }
        let address = address.cite(lang);
        match lang {
            crate::text::Lang::Zh => format!("{short}{address}"),
            crate::text::Lang::En => format!("{short} {address}"),
        }
    }

    /// The value id of an enum, set or role fact at a position.
    pub fn value_id<'a>(&'a self, fact: &'a Fact, at: usize) -> Option<&'a str> {
        match fact.kind {
            super::FactKind::Role => self.roles.get(at).map(|role| role.id.as_str()),
            _ => fact.values.get(at).map(|value| value.id.as_str()),
        }
    }

    /// The label of an enum, set or role value at a position.
    pub fn value_name<'a>(&'a self, fact: &'a Fact, at: usize) -> Option<&'a Text> {
        match fact.kind {
            super::FactKind::Role => self.roles.get(at).map(|role| &role.name),
            _ => fact.values.get(at).map(|value| &value.name),
        }
    }
}

/// A file with a name that nothing reads is a slip: it would be left out without a word.
fn strays(files: &Files, problems: &mut Vec<Problem>) {
    for (name, id) in files.strays() {
        let known = super::files::EMBEDDED.iter().map(|known| known.name);
        let hint = |before: &str, after: &str| {
            nearest(name, known.clone())
                .map_or(String::new(), |near| format!("{before}{near}{after}"))
        };
        let zh = format!("没有名为“{name}”的数据文件{}", hint("；是否应为“", "”？"));
        let en = format!(
            "no data file is named `{name}`{}",
            hint("; did you mean `", "`?")
        );
        problems.push(Problem::new(
            Code::UnknownFile,
            files.place(id, &(0..0)),
            zh,
            en,
        ));
    }
}

/// Reads every file but those that are read on first use.
fn read_all(files: &Files, problems: &mut Vec<Problem>) -> Option<Law> {
    let about = read(files, "about.toml", problems);
    let facts = read::<FactsFile>(files, "facts.toml", problems);
    let tiers = read::<TiersFile>(files, "tiers.toml", problems);
    let types = read::<TypesFile>(files, "record-types.toml", problems);
    let roles = read::<RolesFile>(files, "roles.toml", problems);
    let sources = read::<SourcesFile>(files, "sources.toml", problems);
    let disputes = read::<DisputesFile>(files, "disputes.toml", problems);
    let relations = read::<RelationsFile>(files, "relations.toml", problems);
    let punishment = read(files, "punishment.toml", problems);
    let administrative = read(files, "administrative.toml", problems);
    let worksheet = read(files, "worksheet.toml", problems);
    let mut offences = Vec::new();
    for (_, id) in files.folder("offences") {
        offences.push((id, parse::<Offence>(files, id, problems)?));
    }
    offences.sort_by_key(|(_, offence)| offence.order);
    let (tiers, relations) = (tiers?, relations?);
    Some(Law {
        about: about?,
        facts: facts?.facts,
        tiers: tiers.tiers,
        kinds: tiers.kinds,
        types: types?.types,
        roles: roles?.roles,
        sources: sources?.sources,
        disputes: disputes?.disputes,
        relations: relations.relations,
        cautions: relations.cautions,
        punishment: punishment?,
        administrative: administrative?,
        worksheet: worksheet?,
        offences,
        library: Library::default(),
        indexes: Indexes::default(),
        files: files.clone(),
    })
}
