//! Running text in styles, wrapped by our own rules.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::text::{width, wrap_ranges};

/// The greatest width of prose, in cells: 38 Chinese characters.
pub const MEASURE: u16 = 76;

/// One paragraph: a line of spans, and how far it is set in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage<'a> {
    line: Line<'a>,
    first: u16,
    rest: u16,
}

impl<'a> Passage<'a> {
    /// A paragraph that is not set in.
    pub fn new(line: impl Into<Line<'a>>) -> Self {
        Self {
            line: line.into(),
            first: 0,
            rest: 0,
        }
    }

    /// A paragraph that follows a mark (`3. `, `✓ `): its further lines begin where the text after the mark does.
    pub fn item(mark: impl Into<Span<'a>>, line: impl Into<Line<'a>>) -> Self {
        let (mark, mut line) = (mark.into(), line.into());
        let rest = u16::try_from(width(&mark.content)).unwrap_or(u16::MAX);
        line.spans.insert(0, mark);
        Self {
            line,
            first: 0,
            rest,
        }
    }

    /// Sets the whole paragraph in by `cells`.
    #[must_use]
    pub fn indent(mut self, cells: u16) -> Self {
        self.first = self.first.saturating_add(cells);
        self.rest = self.rest.saturating_add(cells);
        self
    }

    /// Sets every line but the first in by `cells` more.
    #[must_use]
    pub fn hanging(mut self, cells: u16) -> Self {
        self.rest = self.rest.saturating_add(cells);
        self
    }

    /// The lines of the paragraph in `cells` cells, indents included.
    fn lay_out(&self, cells: u16) -> Vec<Line<'static>> {
        let text: String = self
            .line
            .spans
            .iter()
            .map(|span| span.content.as_ref())
            .collect();
        // Where an indent leaves no room, the text needs the room more.
        let fit = |indent: u16| {
            if indent.saturating_add(4) > cells {
                0
            } else {
                indent
            }
        };
        let (first, rest) = (fit(self.first), fit(self.rest));
        wrap_ranges(&text, (cells - first).into(), (cells - rest).into())
            .into_iter()
            .enumerate()
            .map(|(number, range)| {
                self.styled(&text, range, if number == 0 { first } else { rest })
            })
            .collect()
    }

    /// One line: the indent and the pieces of the spans that fall into a range of the text.
    fn styled(&self, text: &str, range: Range<usize>, indent: u16) -> Line<'static> {
        let mut line = Line {
            style: self.line.style,
            alignment: self.line.alignment,
            spans: Vec::new(),
        };
        if indent > 0 {
            line.push_span(Span::styled(" ".repeat(indent.into()), Style::new()));
        }
        let mut begin = 0;
        for span in &self.line.spans {
            let end = begin + span.content.len();
            let (from, to) = (range.start.max(begin), range.end.min(end));
            if from < to {
                line.push_span(Span::styled(text[from..to].to_owned(), span.style));
            }
            begin = end;
        }
        line
    }
}

impl<'a, T: Into<Line<'a>>> From<T> for Passage<'a> {
    fn from(line: T) -> Self {
        Self::new(line)
    }
}

/// Paragraphs below each other, at most [`MEASURE`] cells wide.
#[derive(Clone, Debug)]
pub struct Prose<'a> {
    passages: Vec<Passage<'a>>,
    measure: u16,
    scroll: usize,
}

impl<'a> Prose<'a> {
    /// The paragraphs, drawn from the first line on.
    pub fn new<P: Into<Passage<'a>>>(passages: impl IntoIterator<Item = P>) -> Self {
        Self {
            passages: passages.into_iter().map(Into::into).collect(),
            measure: MEASURE,
            scroll: 0,
        }
    }

    /// Another greatest width, in cells.
    #[must_use]
    pub fn measure(mut self, cells: u16) -> Self {
        self.measure = cells;
        self
    }

    /// Leaves out the first lines.
    #[must_use]
    pub fn scroll(mut self, lines: usize) -> Self {
        self.scroll = lines;
        self
    }

    /// Adds a paragraph.
    pub fn push(&mut self, passage: impl Into<Passage<'a>>) {
        self.passages.push(passage.into());
    }

    /// How many lines the whole takes in a width, scrolling aside.
    pub fn height(&self, width: u16) -> u16 {
        u16::try_from(self.lines(width).len()).unwrap_or(u16::MAX)
    }

    /// All lines in a width, styles kept across line ends.
    pub fn lines(&self, width: u16) -> Vec<Line<'static>> {
        let cells = width.min(self.measure);
        self.passages
            .iter()
            .flat_map(|passage| passage.lay_out(cells))
            .collect()
    }
}

impl Widget for &Prose<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        let lines = self.lines(area.width).into_iter().skip(self.scroll);
        for (line, y) in lines.zip(area.top()..area.bottom()) {
            buffer.set_line(area.x, y, &line, area.width);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Stylize;

    use super::*;
    use crate::tui::dump;

    fn drawn(prose: &Prose<'_>, width: u16, height: u16) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        prose.render(buffer.area, &mut buffer);
        buffer
    }

    #[test]
    fn styles_go_on_across_line_ends() {
        let line = Line::from(vec!["应当认定为".into(), "“情节严重”".bold(), "。".into()]);
        let buffer = drawn(&Prose::new([line]), 16, 2);
        assert_eq!(
            dump::text_and_styles(&buffer),
            "应当认定为“情节\n严重”。\n---\n 0  10-14  bold\n 1   0-4   bold\n"
        );
    }

    #[test]
    fn items_hang_behind_their_mark() {
        let mut prose = Prose::new([Passage::item("✓ ", "违法所得五千元以上的").indent(2)]);
        prose.push(Passage::new("Further lines are set in.").hanging(4));
        assert_eq!(
            dump::text(&drawn(&prose, 14, 6)),
            "  ✓ 违法所得五\n    千元以上的\nFurther lines\n    are set\n    in.\n\n"
        );
        assert_eq!(prose.height(14), 5);
    }

    #[test]
    fn prose_is_no_wider_than_its_measure() {
        let prose = Prose::new(["字".repeat(60)]);
        assert_eq!(prose.height(200), 2);
        assert_eq!(prose.lines(200)[0].width(), usize::from(MEASURE));
        assert_eq!(prose.measure(120).height(200), 1);
    }

    #[test]
    fn scrolling_leaves_out_lines_and_nothing_panics() {
        let prose = Prose::new(["一", "二", "三"]).scroll(1);
        assert_eq!(dump::text(&drawn(&prose, 4, 2)), "二\n三\n");
        assert_eq!(dump::text(&drawn(&prose.clone().scroll(9), 4, 2)), "\n\n");
        assert_eq!(prose.height(0), 3);
        assert_eq!(
            Prose::new([Passage::new("ab").indent(9)]).lines(3)[0].to_string(),
            "ab"
        );
    }
}
