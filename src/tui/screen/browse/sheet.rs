//! An entry laid out for a width: its lines, and where each of its references stands.

use std::ops::Range;

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::report::catalogue::{Catalogue, LineStyle};
use crate::text::{Lang, sentence};
use crate::tui::Role;
use crate::tui::context::View;
use crate::tui::widget::{Passage, Prose};

/// A reference: the entry that it leads to, and its lines on the sheet.
pub(super) struct Reference {
    pub(super) entry: usize,
    pub(super) lines: Range<usize>,
}

/// An entry laid out.
pub(super) struct Sheet {
    /// What it was laid out for: the entry, the width, the language.
    made_for: (usize, u16, Lang),
    pub(super) lines: Vec<Line<'static>>,
    pub(super) references: Vec<Reference>,
}

impl Sheet {
    /// Whether it holds this entry as it is to be drawn.
    pub(super) fn is_for(&self, at: usize, width: u16, lang: Lang) -> bool {
        self.made_for == (at, width, lang)
    }

    /// Lays an entry out.
    pub(super) fn new(catalogue: &Catalogue, at: usize, width: u16, view: View<'_>) -> Self {
        let mut sheet = Sheet {
            made_for: (at, width, view.lang),
            lines: Vec::new(),
            references: Vec::new(),
        };
        sheet.head(catalogue, at, view);
        sheet.body(catalogue, at, view);
        for (title, others) in catalogue.references(at, &view.phrases()) {
            if !others.is_empty() {
                sheet.heading(view.say(title), view);
            }
            for (other, said) in others {
                let kind = catalogue.entries()[other].kind;
                sheet.reference(other, said, kind.name(view.context.texts), view);
            }
        }
        sheet
    }

    fn put(&mut self, passage: Passage<'_>) {
        let width = self.made_for.1;
        self.lines.extend(Prose::new([passage]).lines(width));
    }

    fn heading(&mut self, text: &str, view: View<'_>) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        let style = view.look().style(Role::Title);
        let text = sentence(text.to_owned(), view.lang);
        self.put(Passage::new(Line::styled(text, style)));
    }

    fn head(&mut self, catalogue: &Catalogue, at: usize, view: View<'_>) {
        let (look, entry) = (view.look(), &catalogue.entries()[at]);
        self.heading(entry.title.get(view.lang), view);
        let kind = view.say(entry.kind.name(view.context.texts));
        let said = format!("{kind}  {}", entry.id);
        self.put(Passage::new(Line::styled(said, look.style(Role::Dim))));
        self.lines.push(Line::default());
    }

    fn body(&mut self, catalogue: &Catalogue, at: usize, view: View<'_>) {
        let look = view.look();
        let interview = view.context.interview;
        let mut before = None;
        for line in catalogue.body(at, interview, &view.phrases()) {
            let said = match line.style {
                LineStyle::Item => line.text.clone(),
                _ => sentence(line.text.clone(), view.lang),
            };
            let text = |role| Line::styled(said.clone(), look.style(role));
            match line.style {
                // The first one stands below the blank line of the head.
                LineStyle::Heading if before.is_none() => {
                    self.put(Passage::new(text(Role::Title)));
                }
                LineStyle::Heading => self.heading(&line.text, view),
                LineStyle::Text => self.put(Passage::new(text(Role::Text))),
                LineStyle::Item => {
                    let mark =
                        Span::styled(format!("{} ", look.glyphs.dot), look.style(Role::Accent));
                    self.put(Passage::item(mark, text(Role::Text)));
                }
                LineStyle::Note if before == Some(LineStyle::Item) => {
                    self.put(Passage::new(text(Role::Dim)).indent(2));
                }
                LineStyle::Note => self.put(Passage::new(text(Role::Dim))),
            }
            before = Some(line.style);
        }
    }

    fn reference(&mut self, entry: usize, said: String, kind: &crate::text::Text, view: View<'_>) {
        let look = view.look();
        let link = look.style(Role::Text).add_modifier(Modifier::UNDERLINED);
        let kind = format!("  {}", view.say(kind));
        let spans = vec![
            Span::styled(said, link),
            Span::styled(kind, look.style(Role::Dim)),
        ];
        let from = self.lines.len();
        self.put(Passage::item(Span::raw("  "), Line::from(spans)));
        self.references.push(Reference {
            entry,
            lines: from..self.lines.len(),
        });
    }
}
