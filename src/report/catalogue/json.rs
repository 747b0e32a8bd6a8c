//! The catalogue as JSON: one object a line. Its keys stay as they are.

use serde::Serialize;

use super::{Catalogue, Kind, Mention};
use crate::interview::Interview;
use crate::law::{Law, Status};
use crate::report::{Phrases, Texts};
use crate::text::{Lang, Text};

#[derive(Serialize)]
struct Whole<'a> {
    kind: &'a str,
    id: &'a str,
    title: &'a Text,
    disputed: bool,
    status: Option<Status>,
    from: Option<String>,
    to: Option<String>,
    body: Vec<Text>,
    cites: Vec<Other<'a>>,
    cited_by: Vec<Other<'a>>,
}

#[derive(Serialize)]
struct Other<'a> {
    kind: &'a str,
    id: &'a str,
    title: Text,
}

#[derive(Serialize)]
struct Count<'a> {
    kind: &'a str,
    name: &'a Text,
    count: usize,
}

/// An entry with its references, on one line, without a line end.
pub fn json(
    catalogue: &Catalogue,
    at: usize,
    law: &Law,
    interview: &Interview,
    texts: &Texts,
) -> String {
    let entry = &catalogue.entries()[at];
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| Phrases { law, texts, lang });
    let lines = |phrases| catalogue.body(at, interview, phrases).into_iter();
    let body = lines(&zh).zip(lines(&en));
    let other = |mention: &Mention, title: Text| {
        let other = &catalogue.entries()[mention.entry];
        Other {
            kind: other.kind.id(),
            id: &other.id,
            title,
        }
    };
    let to = |mention: &Mention| other(mention, catalogue.entries()[mention.entry].title.clone());
    let from = |mention: &Mention| {
        let title = Text {
            zh: catalogue.cited_from(mention, &zh),
            en: catalogue.cited_from(mention, &en),
        };
        other(mention, title)
    };
    let whole = Whole {
        kind: entry.kind.id(),
        id: &entry.id,
        title: &entry.title,
        disputed: entry.disputed,
        status: entry.status,
        from: entry.in_force.from.map(|day| day.to_string()),
        to: entry.in_force.to.map(|day| day.to_string()),
        body: body
            .map(|(zh, en)| Text {
                zh: zh.text,
                en: en.text,
            })
            .collect(),
        cites: entry.cites.iter().map(to).collect(),
        cited_by: entry.cited_by.iter().map(from).collect(),
    };
    // Plain structs with string keys cannot fail to serialise.
    serde_json::to_string(&whole).unwrap_or_default()
}

/// The kinds with how many entries each has, one a line.
pub fn json_counts(catalogue: &Catalogue, texts: &Texts) -> String {
    let mut out = String::new();
    for kind in Kind::ALL {
        let count = Count {
            kind: kind.id(),
            name: kind.name(texts),
            count: catalogue.of_kind(kind).count(),
        };
        out.push_str(&serde_json::to_string(&count).unwrap_or_default());
        out.push('\n');
    }
    out
}
