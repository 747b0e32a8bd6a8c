//! The graph of what leads to what, and its three drawings.

#![allow(clippy::unwrap_used)]

use std::borrow::Cow;
use std::collections::BTreeSet;

use gexin::interview::{Graph, GraphTexts, Interview, Link, NodeKind};
use gexin::law::{Files, Law};
use gexin::text::Lang;

struct World {
    law: Law,
    graph: Graph,
    texts: GraphTexts,
}

fn world(files: Files) -> World {
    let (law, _) = Law::load(files).unwrap();
    let mut problems = Vec::new();
    let interview = Interview::load(&law.files, &law, &mut problems).unwrap();
    let texts = GraphTexts::load(&law.files, &mut problems).unwrap();
    let graph = Graph::new(&law, &interview, &texts);
    World { law, graph, texts }
}

/// The edges as pairs of keys.
fn edges(graph: &Graph, link: Link) -> BTreeSet<(&str, &str)> {
    let of = |at: usize| graph.nodes[at].key.as_str();
    let edges = graph.edges.iter().filter(|edge| edge.link == link);
    edges.map(|edge| (of(edge.from), of(edge.to))).collect()
}

fn ids(graph: &Graph, kind: NodeKind) -> Vec<&str> {
    let nodes = graph.nodes.iter().filter(|node| node.kind == kind);
    nodes.map(|node| node.id.as_str()).collect()
}

const OFFENCE: &str = "infringing-personal-information";

#[test]
fn a_question_leads_to_a_penalty() {
    let world = world(Files::embedded());
    let leads = edges(&world.graph, Link::Leads);
    let in_offence = |what: &str, id: &str| format!("{what}:{OFFENCE}:{id}");
    let path = [
        "question:records".to_owned(),
        "fact:records".to_owned(),
        "kind:accommodation".to_owned(),
        "tier:important".to_owned(),
        in_offence("item", "5.1.4"),
        in_offence("level", "serious"),
        in_offence("band", "serious-0"),
    ];
    for pair in path.windows(2) {
        assert!(
            leads.contains(&(pair[0].as_str(), pair[1].as_str())),
            "{pair:?}"
        );
    }
    let (six, total) = (in_offence("item", "5.1.4"), in_offence("item", "5.1.6"));
    assert!(
        leads.contains(&(six.as_str(), total.as_str())),
        "the total is made of it"
    );
    assert!(edges(&world.graph, Link::Before).contains(&(six.as_str(), total.as_str())));
    let exception = in_offence("exception", "6.1");
    assert!(edges(&world.graph, Link::Replaces).contains(&(exception.as_str(), six.as_str())));
    let profit = in_offence("item", "6.1.1");
    assert!(edges(&world.graph, Link::Instead).contains(&(exception.as_str(), profit.as_str())));
}

#[test]
fn everything_is_there_once_and_every_fact_leads_somewhere() {
    let World { law, graph, .. } = world(Files::embedded());
    let keys: BTreeSet<&str> = graph.nodes.iter().map(|node| node.key.as_str()).collect();
    assert_eq!(keys.len(), graph.nodes.len());
    let pairs: BTreeSet<_> = graph.edges.iter().collect();
    assert_eq!(pairs.len(), graph.edges.len());
    let items: usize = law
        .offences
        .iter()
        .map(|(_, offence)| offence.items.len())
        .sum();
    assert_eq!(ids(&graph, NodeKind::Item).len(), items);
    for (at, node) in graph.nodes.iter().enumerate() {
        let from = graph.edges.iter().any(|edge| edge.from == at);
        let to = graph.edges.iter().any(|edge| edge.to == at);
        let reserved = law.fact(&node.id).is_some_and(|(_, fact)| fact.reserved);
        match node.kind {
            NodeKind::Question => assert!(from, "{}", node.key),
            NodeKind::Fact => assert!((from && to) || reserved, "{}", node.key),
            // Where nothing counts once for each recipient, there is nothing to look at.
            NodeKind::Rule if node.id == "per-recipient" => assert!(from, "{}", node.key),
            NodeKind::Rule | NodeKind::Amount | NodeKind::Element | NodeKind::Level => {
                assert!(from && to, "{}", node.key);
            }
            NodeKind::Exception | NodeKind::Offence | NodeKind::Penalty => {
                assert!(to, "{}", node.key)
            }
            // A catch-all and a text that leaves all to the court look at nothing; a dispute may be for reading only.
            NodeKind::Item => assert!(from, "{}", node.key),
            NodeKind::Kind | NodeKind::Dispute | NodeKind::Relation => {}
        }
    }
    assert_eq!(
        world(Files::embedded()).graph,
        graph,
        "the same data, the same graph"
    );
}

#[test]
fn a_part_of_the_graph() {
    let World { graph, .. } = world(Files::embedded());
    let gains = graph.of_fact("gains");
    assert_eq!(ids(&gains, NodeKind::Question), ["gains"]);
    assert_eq!(ids(&gains, NodeKind::Fact), ["gains"]);
    let items = ids(&gains, NodeKind::Item);
    assert!(
        items.contains(&"5.1.7") && !items.contains(&"5.1.9"),
        "{items:?}"
    );
    let offence = graph.of_offence(OFFENCE);
    let own = graph
        .nodes
        .iter()
        .filter(|node| node.offence.as_deref() == Some(OFFENCE));
    for node in own {
        assert!(offence.nodes.contains(node), "{}", node.key);
    }
    assert!(ids(&offence, NodeKind::Question).contains(&"role"));
    assert!(
        !ids(&offence, NodeKind::Fact).contains(&"surrender"),
        "bears on the sentence alone"
    );
    assert!(ids(&graph, NodeKind::Fact).contains(&"surrender"));
    assert!(graph.of_fact("no-such-fact").nodes.is_empty());
}

/// A name with every sign that means something to a drawing.
const NASTY: &str = r#"a "b" <c> & d; #e `f` \ {g} [h] (i) | --> 引"#;

fn nasty() -> World {
    let mut files = Files::embedded();
    let written = NASTY.replace('\\', "\\\\").replace('"', "\\\"");
    let fact = format!(
        "[[fact]]\nid = \"gains\"\nkind = \"money\"\nname = {{ zh = \"{written}\", en = \"{written}\" }}\n"
    );
    files.overlay("facts.toml", "mine", Cow::Owned(fact));
    world(files)
}

/// A text between quotation marks at the start of `line`, and what follows it.
fn quoted(line: &str) -> (String, &str) {
    let mut text = String::new();
    let mut signs = line.strip_prefix('"').unwrap().char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (text, &line[at + 2..]),
            '\\' => match signs.next().unwrap().1 {
                'n' => text.push('\n'),
                other => text.push(other),
            },
            _ => text.push(sign),
        }
    }
    panic!("no end: {line}");
}

#[test]
fn dot_can_be_read_back() {
    let World { graph, texts, .. } = nasty();
    for lang in [Lang::Zh, Lang::En] {
        let drawn = graph.dot(&texts, lang);
        let (mut nodes, mut edges, mut depth) = (Vec::new(), Vec::new(), 0);
        for line in drawn.lines().map(str::trim) {
            if line.starts_with('"') {
                let (first, rest) = quoted(line);
                if let Some(to) = rest.strip_prefix(" -> ") {
                    edges.push((first, quoted(to).0));
                } else {
                    let (label, rest) = quoted(rest.strip_prefix(" [label=").unwrap());
                    assert!(
                        rest.starts_with(", shape=") && rest.ends_with("];"),
                        "{line}"
                    );
                    nodes.push((first, label));
                }
            } else {
                depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
            }
        }
        assert_eq!(depth, 0);
        let wanted: Vec<String> = graph.nodes.iter().map(|node| node.key.clone()).collect();
        let found: Vec<String> = nodes.iter().map(|(key, _)| key.clone()).collect();
        assert_eq!(found, wanted);
        assert!(nodes.contains(&("fact:gains".to_owned(), format!("gains\n{NASTY}"))));
        assert_eq!(edges.len(), graph.edges.len());
        assert!(
            edges
                .iter()
                .all(|(from, to)| wanted.contains(from) && wanted.contains(to))
        );
    }
}

#[test]
fn mermaid_quotes_what_it_would_misread() {
    let World { graph, texts, .. } = nasty();
    let drawn = graph.mermaid(&texts, Lang::En);
    assert!(drawn.starts_with("flowchart LR\n"));
    let (mut nodes, mut edges) = (BTreeSet::new(), Vec::new());
    for line in drawn.lines().skip(1).map(str::trim) {
        // Nothing but the quotation marks around a label is left of them.
        let marks = line.matches('"').count();
        if let Some((from, to)) = line.split_once(" -->") {
            assert!(marks == 0 || marks == 2, "{line}");
            edges.push((from, to.rsplit_once(' ').unwrap().1));
        } else if line != "end" {
            assert_eq!(marks, 2, "{line}");
            let name = line.trim_start_matches("subgraph ");
            let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap();
            assert!(nodes.insert(&name[..end]), "{line}");
        }
    }
    assert_eq!(edges.len(), graph.edges.len());
    assert!(
        edges
            .iter()
            .all(|(from, to)| nodes.contains(from) && nodes.contains(to))
    );
    let gains = "#34;b#34; #60;c#62; #38; d#59; #35;e #96;f#96; #92; {g} [h] (i) | --#62; 引";
    assert!(drawn.contains(gains), "{drawn}");
}

#[test]
fn text_says_what_each_leads_to() {
    let World { graph, texts, .. } = world(Files::embedded());
    let zh = graph.of_fact("profit").text(&texts, Lang::Zh);
    let wanted = "问题\n  profit  用这些信息做生意赚了多少钱？（元）\n    → 事实: profit\n\n事实\n  profit  经营获利\n    → 金额: profit\n";
    assert!(zh.starts_with(wanted), "{zh}");
    let en = graph.text(&texts, Lang::En);
    assert!(en.contains("    → replaces items: "), "{en}");
    assert!(!en.contains("情节"), "English only");
}
