//! The styles of the DOCX report.

use docx_rs::{
    AbstractNumbering, Docx, Level, LevelJc, LevelText, LineSpacing, NumberFormat, Numbering,
    RunFonts, SpecialIndentType, Start, Style, StyleType,
};

use super::BULLETS;

pub(super) const NORMAL: &str = "Normal";
pub(super) const TITLE: &str = "Title";
pub(super) const HEADING_1: &str = "Heading1";
pub(super) const HEADING_2: &str = "Heading2";
pub(super) const LIST: &str = "ListBullet";
pub(super) const FIRM: &str = "Firm";
pub(super) const DIM: &str = "Dim";
pub(super) const STRONG: &str = "StrongLine";
pub(super) const GAP: &str = "Gap";
pub(super) const CELL: &str = "Cell";
/// A paragraph of the text.
pub(super) const BODY: &str = "BodyText";
pub(super) const KIND: &str = "Kind";

/// The colour of what stands back.
pub(super) const DIM_COLOR: &str = "4A4F55";

/// The levels with the style of each, its name and its colour.
const LEVELS: [(&str, &str, &str); 5] = [
    ("none", "LevelNone", "00705A"),
    ("not-applicable", "LevelNotApplicable", "00705A"),
    ("serious", "LevelSerious", "905C00"),
    ("especially-serious", "LevelEspeciallySerious", "8A0F1E"),
    ("open", "LevelOpen", "5B3FC0"),
];

/// The style of a verdict.
pub(super) fn level(level: &str) -> &'static str {
    let found = LEVELS.iter().find(|(id, _, _)| *id == level);
    found.map_or(STRONG, |(_, style, _)| style)
}

/// The colour of a level.
pub(super) fn color(level: &str) -> &'static str {
    let found = LEVELS.iter().find(|(id, _, _)| *id == level);
    found.map_or(DIM_COLOR, |(_, _, color)| color)
}

/// Gives a file its fonts, styles and lists.
pub(super) fn apply(file: Docx) -> Docx {
    let fonts = RunFonts::new()
        .ascii("Times New Roman")
        .hi_ansi("Times New Roman")
        .east_asia("SimSun");
    let file = file.default_fonts(fonts).default_size(21);
    let file = styles().into_iter().fold(file, Docx::add_style);
    let file = LEVELS.into_iter().fold(file, |file, (_, id, color)| {
        let style = paragraph(id, id, 80).size(36).bold().color(color);
        file.add_style(style.fonts(heavy()))
    });
    let bullet = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new("•"),
        LevelJc::new("left"),
    )
    .indent(Some(360), Some(SpecialIndentType::Hanging(260)), None, None);
    file.add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(bullet))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
}

fn styles() -> [Style; 11] {
    [
        paragraph(TITLE, "Title", 160)
            .size(30)
            .bold()
            .fonts(heavy())
            .line_spacing(LineSpacing::new().after(200)),
        paragraph(KIND, "Kind", 40)
            .size(21)
            .bold()
            .fonts(heavy())
            .color(DIM_COLOR)
            .line_spacing(LineSpacing::new().before(200).after(40)),
        paragraph(HEADING_1, "heading 1", 80)
            .size(26)
            .bold()
            .fonts(heavy())
            .outline_lvl(0)
            .q_format(true)
            .line_spacing(LineSpacing::new().before(320).after(80)),
        paragraph(HEADING_2, "heading 2", 60)
            .size(22)
            .bold()
            .fonts(heavy())
            .outline_lvl(1)
            .q_format(true)
            .line_spacing(LineSpacing::new().before(200).after(60)),
        paragraph(BODY, "Body Text", 80),
        paragraph(LIST, "List Bullet", 60),
        paragraph(FIRM, "Firm", 40).size(26).bold().fonts(heavy()),
        paragraph(DIM, "Dim", 60).size(19).color(DIM_COLOR),
        paragraph(STRONG, "Strong Line", 80).bold(),
        paragraph(GAP, "Gap", 0)
            .size(8)
            .line_spacing(LineSpacing::new().line(120).after(0)),
        paragraph(CELL, "Cell", 0).size(19),
    ]
}

fn heavy() -> RunFonts {
    RunFonts::new()
        .ascii("Arial")
        .hi_ansi("Arial")
        .east_asia("SimHei")
}

fn paragraph(id: &str, name: &str, after: u32) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
        .next("Normal")
        .line_spacing(LineSpacing::new().after(after))
}
