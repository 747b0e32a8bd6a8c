//! Drawing as plain lines: each node, and what it leads to.

use std::fmt::Write as _;

use super::{Graph, GraphTexts, Link, NodeKind};
use crate::text::Lang;

/// All links, in the order in which they are listed.
const LINKS: [Link; 4] = [Link::Leads, Link::Replaces, Link::Instead, Link::Before];

impl Graph {
    /// The graph as indented lines.
    pub fn text(&self, texts: &GraphTexts, lang: Lang) -> String {
        // Writing to a string cannot fail.
        let mut out = String::new();
        for kind in NodeKind::ALL {
            if self.of_kind(kind).next().is_none() {
                continue;
            }
            let gap = if out.is_empty() { "" } else { "\n" };
            let _ = writeln!(out, "{gap}{}", texts.heading(kind, lang));
            for (at, node) in self.of_kind(kind) {
                let _ = writeln!(out, "  {}  {}", self.shown(node), node.name.get(lang));
                for link in LINKS {
                    for to in NodeKind::ALL {
                        self.line(at, link, to, texts, lang, &mut out);
                    }
                }
            }
        }
        out
    }

    /// Where a node leads by a link, to nodes of a kind.
    fn line(
        &self,
        at: usize,
        link: Link,
        kind: NodeKind,
        texts: &GraphTexts,
        lang: Lang,
        out: &mut String,
    ) {
        let edges = self
            .edges
            .iter()
            .filter(|edge| edge.from == at && edge.link == link);
        let ids: Vec<String> = edges
            .map(|edge| &self.nodes[edge.to])
            .filter(|node| node.kind == kind)
            .map(|node| self.shown(node))
            .collect();
        if ids.is_empty() {
            return;
        }
        let said = texts
            .link(link, lang)
            .map_or(String::new(), |text| format!("{text} "));
        let _ = writeln!(
            out,
            "    → {said}{}: {}",
            texts.heading(kind, lang),
            ids.join(", ")
        );
    }
}
