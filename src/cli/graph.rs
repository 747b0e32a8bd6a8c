//! `gexin graph`: what leads to what, as a drawing.

use super::Exit;
use super::args::GraphFormat;
use super::output::{complain, write};
use super::setup::Setup;
use crate::interview::{Graph, GraphTexts};
use crate::text::{Text, nearest};

/// Draws the whole, or what belongs to an offence or touches a fact.
pub(super) fn run(
    setup: &Setup,
    format: GraphFormat,
    offence: Option<&str>,
    fact: Option<&str>,
) -> Exit {
    let (law, lang) = (&setup.data.law, setup.lang);
    let mut problems = Vec::new();
    let Some(texts) = GraphTexts::load(&law.files, &mut problems) else {
        problems.iter().for_each(|one| complain(&one.line(lang)));
        return Exit::Bad;
    };
    let messages = &setup.data.messages;
    let offences = || law.offences.iter().map(|(_, one)| one.id.as_str());
    let facts = || law.facts.iter().map(|one| one.id.as_str());
    let known = |asked: Option<&str>, known: &[&str], message: &Text| match asked {
        Some(id) if !known.contains(&id) => {
            let near = nearest(id, known.iter().copied()).unwrap_or("-");
            complain(&message.fill(lang, &[("found", id), ("near", near)]));
            false
        }
        Some(_) | None => true,
    };
    if !known(
        offence,
        &offences().collect::<Vec<_>>(),
        &messages.unknown_offence,
    ) || !known(fact, &facts().collect::<Vec<_>>(), &messages.unknown_fact)
    {
        return Exit::Usage;
    }
    let mut graph = Graph::new(law, &setup.data.interview, &texts);
    if let Some(id) = offence {
        graph = graph.of_offence(id);
    }
    if let Some(id) = fact {
        graph = graph.of_fact(id);
    }
    let drawn = match format {
        GraphFormat::Text => graph.text(&texts, lang),
        GraphFormat::Mermaid => graph.mermaid(&texts, lang),
        GraphFormat::Dot => graph.dot(&texts, lang),
    };
    match write(&drawn) {
        Ok(_) => Exit::Done,
        Err(_) => Exit::Bad,
    }
}
