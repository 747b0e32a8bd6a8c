//! Drawing as Mermaid, which many editors and code hosts show.

use std::fmt::Write as _;

use super::{Graph, GraphTexts, Node, NodeKind};
use crate::text::Lang;

impl Graph {
    /// The graph as a Mermaid flow chart.
    pub fn mermaid(&self, texts: &GraphTexts, lang: Lang) -> String {
        // Writing to a string cannot fail.
        let mut out = String::from("flowchart LR\n");
        for (at, kind) in NodeKind::ALL.into_iter().enumerate() {
            if self.of_kind(kind).next().is_none() {
                continue;
            }
            let heading = escaped(texts.heading(kind, lang));
            let _ = writeln!(out, "  subgraph g{at}[\"{heading}\"]");
            for (at, node) in self.of_kind(kind) {
                let _ = writeln!(out, "    n{at}{}", self.shape(node, lang));
            }
            out.push_str("  end\n");
        }
        for edge in &self.edges {
            let label = texts.link(edge.link, lang);
            let label = label.map_or(String::new(), |text| format!("|\"{}\"|", escaped(text)));
            let _ = writeln!(out, "  n{} -->{label} n{}", edge.from, edge.to);
        }
        out
    }

    fn shape(&self, node: &Node, lang: Lang) -> String {
        let label = format!(
            "{}<br/>{}",
            escaped(&self.shown(node)),
            escaped(node.name.get(lang))
        );
        match node.kind {
            NodeKind::Question => format!("([\"{label}\"])"),
            NodeKind::Fact | NodeKind::Kind | NodeKind::Amount => format!("[\"{label}\"]"),
            NodeKind::Dispute => format!("{{{{\"{label}\"}}}}"),
            NodeKind::Rule | NodeKind::Element | NodeKind::Exception | NodeKind::Relation => {
                format!("(\"{label}\")")
            }
            NodeKind::Item | NodeKind::Offence => format!("[[\"{label}\"]]"),
            NodeKind::Level | NodeKind::Penalty => format!("[/\"{label}\"/]"),
        }
    }
}

/// Signs that mean something inside a quoted label are written by their number.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '"' | '#' | '&' | ';' | '<' | '>' | '`' | '\\' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "#{};", u32::from(sign));
            }
            '\n' => out.push_str("<br/>"),
            _ => out.push(sign),
        }
    }
    out
}
