//! How each row was counted, and on what authority.

use super::Section;
use crate::report::Matter;
use crate::report::memo::{Block, Voice};

pub(super) fn section(matter: &Matter<'_>, voice: &Voice<'_>, at: usize) -> Option<Section> {
    let counting = matter.counting(at)?;
    let edition = matter.outcome(at).shown();
    let rows = matter.case.rows().iter().zip(&edition.rows);
    let items: Vec<_> = rows
        .map(|(row, counted)| {
            let kind = matter.law.types.get(row.kind);
            voice.say(|phrases| {
                let authority = kind.map_or("", |kind| kind.authority.get(phrases.lang));
                let between = if authority.is_empty() {
                    ""
                } else {
                    phrases.stop()
                };
                let gap = if between == "." { " " } else { "" };
                format!("{}{between}{gap}{authority}", phrases.row(row, counted))
            })
        })
        .collect();
    let blocks = if items.is_empty() {
        Vec::new()
    } else {
        let rules = voice.say(|phrases| {
            let cites = phrases.cites(&counting.cite);
            let under = &phrases.texts.memo.counted_under;
            under.fill(phrases.lang, &[("cites", &cites)])
        });
        vec![Block::List { items }, Block::Paragraph { text: rules }]
    };
    let title = voice.text(&voice.texts().section.counting);
    Section::of("counting", title, blocks)
}
