//! Drawing as DOT, for Graphviz.

use std::fmt::Write as _;

use super::{Graph, GraphTexts, NodeKind};
use crate::text::Lang;

impl Graph {
    /// The graph in the DOT language.
    pub fn dot(&self, texts: &GraphTexts, lang: Lang) -> String {
        // Writing to a string cannot fail.
        let mut out = String::from("digraph gexin {\n  rankdir=LR;\n  node [shape=box];\n");
        for (at, kind) in NodeKind::ALL.into_iter().enumerate() {
            if self.of_kind(kind).next().is_none() {
                continue;
            }
            let heading = quoted(texts.heading(kind, lang));
            let _ = writeln!(out, "  subgraph cluster_{at} {{\n    label={heading};");
            for (_, node) in self.of_kind(kind) {
                let label = quoted(&format!("{}\n{}", self.shown(node), node.name.get(lang)));
                let shape = shape(kind);
                let _ = writeln!(
                    out,
                    "    {} [label={label}, shape={shape}];",
                    quoted(&node.key)
                );
            }
            out.push_str("  }\n");
        }
        for edge in &self.edges {
            let [from, to] = [edge.from, edge.to].map(|at| quoted(&self.nodes[at].key));
            let label = texts.link(edge.link, lang);
            let label = label.map_or(String::new(), |text| format!(" [label={}]", quoted(text)));
            let _ = writeln!(out, "  {from} -> {to}{label};");
        }
        out.push_str("}\n");
        out
    }
}

fn shape(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Question => "oval",
        NodeKind::Fact | NodeKind::Kind | NodeKind::Amount => "box",
        NodeKind::Dispute => "hexagon",
        NodeKind::Rule | NodeKind::Element | NodeKind::Exception | NodeKind::Relation => "note",
        NodeKind::Item | NodeKind::Offence => "component",
        NodeKind::Level | NodeKind::Penalty => "folder",
    }
}

fn quoted(text: &str) -> String {
    let inside = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{inside}\"")
}
