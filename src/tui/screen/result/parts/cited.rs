//! Citations at the end of a text.

use ratatui::text::{Line, Span};

use super::Page;
use crate::tui::Role;

impl Page<'_, '_, '_> {
    /// A text with its citations dim: what it says comes first.
    pub(in super::super) fn cited(&self, text: &str, role: Role) -> Line<'static> {
        let (says, cites) = text.split_at(cites_from(text));
        Line::from(vec![
            Span::styled(says.to_owned(), self.style(role)),
            Span::styled(cites.to_owned(), self.style(Role::Dim)),
        ])
    }
}

/// Where the brackets begin with which a text ends; its length where it ends otherwise.
fn cites_from(text: &str) -> usize {
    let mut from = text.len();
    loop {
        let rest = text[..from].trim_end();
        let (open, close) = match rest.chars().next_back() {
            Some(']') => ('[', ']'),
            Some('〕') => ('〔', '〕'),
            _ => return from,
        };
        let mut depth = 0_usize;
        let begin = rest.char_indices().rev().find(|(_, letter)| {
            match *letter {
                letter if letter == close => depth += 1,
                letter if letter == open => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        match begin {
            Some((at, _)) => from = at,
            None => return from,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cites_from;

    #[test]
    fn citations_are_the_brackets_at_the_end() {
        let says = |text: &'static str| text.split_at(cites_from(text));
        assert_eq!(says("罚金〔第12条〕"), ("罚金", "〔第12条〕"));
        assert_eq!(says("fine [art. 12]"), ("fine ", "[art. 12]"));
        assert_eq!(
            says("a [practice] [Fa [2022] No. 265]"),
            ("a ", "[practice] [Fa [2022] No. 265]")
        );
        assert_eq!(
            says("都适用。〔主看法〕〔第5条〕"),
            ("都适用。", "〔主看法〕〔第5条〕")
        );
        assert_eq!(says("plain"), ("plain", ""));
        assert_eq!(says("broken]"), ("broken]", ""));
    }
}
