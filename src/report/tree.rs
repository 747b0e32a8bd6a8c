//! The explanation tree, in words.

use super::{Matter, Phrases};
use crate::assess::{EditionOutcome, Node, Place, Subject, Truth};
use crate::law::Name;

/// A line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeLine<'l> {
    /// Depth.
    pub depth: u8,
    /// Whether it holds.
    pub truth: Truth,
    /// What it speaks of.
    pub subject: Subject,
    /// What it says, without its citation.
    pub text: String,
    /// The provisions that say so.
    pub cites: Vec<&'l Name>,
}

/// The tree of one offence.
pub fn tree<'l>(matter: &Matter<'l>, phrases: &Phrases<'_>, at: usize) -> Vec<TreeLine<'l>> {
    let outcome = matter.outcome(at);
    // Nodes of an edition follow its node; the tree is read from top to bottom with the edition in mind.
    let mut edition = outcome.shown();
    let mut lines = Vec::new();
    for node in &matter.explanation(at).nodes {
        if let Subject::Edition(of) = node.subject {
            edition = &outcome.editions[usize::from(of)];
        }
        let (text, cites) = said(matter, phrases, at, edition, node);
        lines.push(TreeLine {
            depth: node.depth,
            truth: node.truth,
            subject: node.subject,
            text,
            cites,
        });
    }
    lines
}

/// A sign for met, not met and open that needs no colour.
pub fn mark(truth: Truth) -> char {
    match truth {
        Truth::Met => '✓',
        Truth::NotMet => '✗',
        Truth::Open => '?',
    }
}

fn said<'l>(
    matter: &Matter<'l>,
    phrases: &Phrases<'_>,
    at: usize,
    edition: &EditionOutcome,
    node: &Node,
) -> (String, Vec<&'l Name>) {
    let (offence, outcome, lang) = (matter.offence(at), matter.outcome(at), phrases.lang);
    match node.subject {
        Subject::Offence(_) => {
            let name = offence.name.get(lang);
            (
                format!(
                    "{name}{}{}",
                    phrases.colon(),
                    phrases.headline(offence, outcome)
                ),
                matter.known(&offence.cite).collect(),
            )
        }
        Subject::Edition(of) => {
            let data = &offence.editions[edition.edition];
            let text = if usize::from(of) < outcome.applied {
                &phrases.texts.edition.applied
            } else {
                &phrases.texts.edition.compared
            };
            let mut said = text.fill(lang, &[("edition", data.name.get(lang))]);
            if usize::from(of) < outcome.applied {
                said.push_str(&phrases.bracket(phrases.why(outcome.why)));
            } else {
                said.push_str(phrases.colon());
                said.push_str(&phrases.verdict(offence, edition.verdict()));
            }
            (said, all(&data.cite))
        }
        Subject::Elements => (
            phrases.texts.section.elements.get(lang).to_owned(),
            Vec::new(),
        ),
        Subject::Element(element) => {
            let data = &offence.elements[usize::from(element)];
            let said = [data.name.get(lang), phrases.colon(), data.says.get(lang)];
            let why = why_open(
                matter,
                phrases,
                (at, edition),
                Place::Element(element.into()),
            );
            (said.concat() + &why, all(&data.cite))
        }
        Subject::Counting => (
            phrases.texts.section.counting.get(lang).to_owned(),
            offence
                .counting
                .as_ref()
                .map_or(Vec::new(), |counting| all(&counting.cite)),
        ),
        Subject::Row(row) => match matter.case.rows().get(usize::from(row)) {
            Some(entered) => (
                phrases.row(entered, &edition.rows[usize::from(row)]),
                cites_of(matter, entered.kind),
            ),
            None => (String::new(), Vec::new()),
        },
        Subject::Level(level) => (phrases.level(offence, level), Vec::new()),
        Subject::Group(group) => {
            let group = &offence.groups[usize::from(group)];
            (group.name.get(lang).to_owned(), all(&group.cite))
        }
        Subject::Exception(exception) => {
            let data = &offence.exceptions[usize::from(exception)];
            let status = phrases.covers(node.truth);
            let said = [data.says.get(lang), phrases.colon(), status];
            (said.concat(), all(&data.cite))
        }
        Subject::Item(item) => {
            let item = &edition.items[usize::from(item)];
            let data = &offence.items[item.item];
            let mut said = phrases.item_name(data);
            said.extend([phrases.colon(), &phrases.item_status(offence, item)]);
            said.push_str(&why_open(
                matter,
                phrases,
                (at, edition),
                Place::Item(item.item),
            ));
            if item.decisive {
                let sign = phrases.texts.signs.decisive.get(lang);
                said.extend(["  ", sign, " ", phrases.texts.status.decisive.get(lang)]);
            }
            (said, vec![&data.cite])
        }
        Subject::Line(line) => (
            phrases.line(matter, at, &edition.measures[usize::from(line)]),
            Vec::new(),
        ),
        Subject::Penalty(penalty) => {
            let penalty = &outcome.penalties[usize::from(penalty)];
            let band = &offence.bands[penalty.band];
            let level = phrases.level(offence, penalty.level);
            (
                format!("{level}{}{}", phrases.colon(), phrases.band(band)),
                all(&band.cite),
            )
        }
    }
}

/// Why an element or an item stays open whatever is answered, in an aside.
fn why_open(
    matter: &Matter<'_>,
    phrases: &Phrases<'_>,
    (at, edition): (usize, &EditionOutcome),
    place: Place,
) -> String {
    let editions = &matter.outcome(at).editions;
    let mut why = String::new();
    for (of, one) in matter.unsettled(at) {
        if one.place == place && editions[*of].edition == edition.edition {
            why.push_str(&phrases.aside(one.says.get(phrases.lang)));
        }
    }
    why
}

fn cites_of<'l>(matter: &Matter<'l>, kind: usize) -> Vec<&'l Name> {
    let kind = matter.law.types.get(kind);
    kind.map_or(Vec::new(), |kind| all(&kind.cite))
}

fn all(cites: &[Name]) -> Vec<&Name> {
    cites.iter().collect()
}
