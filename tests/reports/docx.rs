//! DOCX, read by readers of its container and its XML that know nothing of the writer.

use std::io::{Cursor, Read};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use gexin::export::Paper;
use gexin::text::Lang;
use roxmltree::{Document as Xml, Node};

use crate::desk::{example, examples};
use crate::{LANGUAGES, document, templates};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of the file by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let mut text = String::new();
        if !file.is_dir() {
            file.read_to_string(&mut text).expect("UTF-8");
            parts.push((file.name().to_owned(), text));
        }
    }
    parts
}

fn part(bytes: &[u8], name: &str) -> String {
    let parts = parts(bytes);
    let found = parts.into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no part {name}")).1
}

/// What the document says, one paragraph a line.
pub fn text(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml");
    let xml = Xml::parse(&xml).expect("well-formed");
    let paragraphs = xml.descendants().filter(|node| node.has_tag_name((W, "p")));
    paragraphs.map(|node| words(node) + "\n").collect()
}

fn words(node: Node<'_, '_>) -> String {
    let texts = node
        .descendants()
        .filter(|node| node.has_tag_name((W, "t")));
    texts.filter_map(|node| node.text()).collect()
}

fn style<'x>(paragraph: Node<'x, '_>) -> &'x str {
    let style = paragraph
        .descendants()
        .find(|node| node.has_tag_name((W, "pStyle")));
    style
        .and_then(|node| node.attribute((W, "val")))
        .unwrap_or_default()
}

#[test]
fn every_part_of_every_example_is_well_formed() {
    for name in examples() {
        for languages in LANGUAGES {
            let bytes = Paper::Docx
                .draw(&templates(), &document(&example(name), languages, ""))
                .expect("it is drawn");
            for (part, text) in parts(&bytes) {
                if part.ends_with(".xml") || part.ends_with(".rels") {
                    Xml::parse(&text).unwrap_or_else(|error| panic!("{name}: {part}: {error}"));
                }
            }
        }
    }
}

#[test]
fn it_has_headings_tables_lists_and_page_numbers() {
    let document = document(&example("accommodation-and-tracks"), &[Lang::Zh], "");
    let bytes = Paper::Docx
        .draw(&templates(), &document)
        .expect("it is drawn");
    let text = part(&bytes, "word/document.xml");
    let xml = Xml::parse(&text).expect("well-formed");
    let paragraphs = || xml.descendants().filter(|node| node.has_tag_name((W, "p")));
    let headings: Vec<String> = paragraphs()
        .filter(|one| style(*one) == "Heading1")
        .map(words)
        .collect();
    let wanted = [
        "一、事实",
        "二、适用的法律",
        "三、计算",
        "四、计数",
        "五、构成要件",
        "六、各项情节",
        "七、刑罚",
        "九、什么会改变结果",
        "十、有争议的问题",
        "十四、引用的规定",
    ];
    let found: Vec<&String> = headings
        .iter()
        .filter(|one| wanted.contains(&one.as_str()))
        .collect();
    assert_eq!(found, wanted.iter().collect::<Vec<_>>(), "{headings:?}");
    let level = paragraphs()
        .find(|one| style(*one) == "LevelSerious")
        .map(words);
    assert_eq!(level.as_deref(), Some("▲ 情节严重"));
    let tables = xml
        .descendants()
        .filter(|node| node.has_tag_name((W, "tbl")))
        .count();
    assert!(
        tables >= 6,
        "answers, rows, sum, items of two levels, citations: {tables}"
    );
    let bullets = paragraphs().filter(|one| style(*one) == "ListBullet");
    assert!(bullets.clone().count() > 10);
    for bullet in bullets {
        assert!(
            bullet
                .descendants()
                .any(|node| node.has_tag_name((W, "numPr")))
        );
    }
    let styles = part(&bytes, "word/styles.xml");
    let styles = Xml::parse(&styles).expect("well-formed");
    for (id, outline) in [("Heading1", "0"), ("Heading2", "1")] {
        let style = styles
            .descendants()
            .find(|node| node.attribute((W, "styleId")) == Some(id))
            .expect("a style");
        let level = style
            .descendants()
            .find(|node| node.has_tag_name((W, "outlineLvl")));
        assert_eq!(
            level.and_then(|node| node.attribute((W, "val"))),
            Some(outline),
            "{id}"
        );
    }
    let footers = parts(&bytes)
        .into_iter()
        .filter(|(name, _)| name.starts_with("word/footer"));
    let fields: String = footers.map(|(_, text)| text).collect();
    assert!(
        fields.contains("PAGE") && fields.contains("NUMPAGES"),
        "{fields}"
    );
}

/// The tables of a file.
fn tables<'x>(xml: &'x Xml<'_>) -> Vec<Node<'x, 'x>> {
    let tables = xml
        .descendants()
        .filter(|node| node.has_tag_name((W, "tbl")));
    tables.collect()
}

fn rows<'x>(table: Node<'x, 'x>) -> Vec<Vec<Node<'x, 'x>>> {
    let rows = table.children().filter(|node| node.has_tag_name((W, "tr")));
    let cells = |row: Node<'x, 'x>| {
        let cells = row.children().filter(|node| node.has_tag_name((W, "tc")));
        cells.collect()
    };
    rows.map(cells).collect()
}

#[test]
fn two_languages_stand_in_two_columns() {
    let bytes = Paper::Docx
        .draw(
            &templates(),
            &document(&example("bank-clerk"), LANGUAGES[2], ""),
        )
        .expect("it is drawn");
    let text = part(&bytes, "word/document.xml");
    let xml = Xml::parse(&text).expect("well-formed");
    let beside = |zh: &str, en: &str| {
        let rows = tables(&xml).into_iter().flat_map(rows);
        let found = rows.filter(|cells| {
            let said: Vec<String> = cells.iter().map(|cell| words(*cell)).collect();
            let half = said.len() / 2;
            half > 0
                && said[..half].iter().any(|cell| cell.contains(zh))
                && said[half..].iter().any(|cell| cell.contains(en))
        });
        found.count()
    };
    // A paragraph of the answer, a fact, a line of a list, a provision.
    assert!(beside("“情节严重”标准", "The line for serious circumstances") == 1);
    assert!(beside("银行等金融机构工作人员", "bank") >= 1);
    assert!(beside("罚金一般为违法所得", "The fine is generally") == 1);
    assert!(beside("解释第5条第1款第8项", "Interpretation 2017 art. 5(1)(8)") >= 1);
    // Nothing of the text stacks two languages in one paragraph.
    let paragraphs = xml.descendants().filter(|node| node.has_tag_name((W, "p")));
    for paragraph in paragraphs.filter(|one| ["ListBullet", "BodyText"].contains(&style(*one))) {
        let breaks = paragraph
            .descendants()
            .filter(|node| node.has_tag_name((W, "br")));
        assert_eq!(breaks.count(), 0, "{}", words(paragraph));
    }
}

#[test]
fn the_head_of_a_table_comes_again_and_no_row_is_torn() {
    let bytes = Paper::Docx
        .draw(
            &templates(),
            &document(&example("bank-clerk"), &[Lang::Zh], ""),
        )
        .expect("it is drawn");
    let text = part(&bytes, "word/document.xml");
    let xml = Xml::parse(&text).expect("well-formed");
    let count = |name: &str| {
        xml.descendants()
            .filter(|node| node.has_tag_name((W, name)))
            .count()
    };
    assert!(
        count("tblHeader") >= 5,
        "rows, sum, elements, items of two levels"
    );
    assert_eq!(count("cantSplit"), count("tr"));
    let first = tables(&xml).into_iter().filter(|table| {
        let row = table.children().find(|node| node.has_tag_name((W, "tr")));
        row.is_some_and(|row| {
            row.descendants()
                .any(|one| one.has_tag_name((W, "tblHeader")))
        })
    });
    assert_eq!(
        first.count(),
        count("tblHeader"),
        "only a first row is a head"
    );
}

#[test]
fn a_line_that_leads_to_a_table_stays_on_its_page() {
    let mut led = 0;
    for name in examples() {
        let document = document(&example(name), &[Lang::Zh], "");
        let xml = part(
            &Paper::Docx.draw(&templates(), &document).unwrap(),
            "word/document.xml",
        );
        let xml = Xml::parse(&xml).expect("well-formed");
        for table in tables(&xml) {
            let before = table.prev_sibling_element();
            let Some(line) = before.filter(|node| style(*node) == "BodyText") else {
                continue;
            };
            let mut inside = line.descendants();
            let kept = inside.any(|node| node.has_tag_name((W, "keepNext")));
            assert!(kept, "{name}: {}", words(line));
            led += 1;
        }
    }
    assert!(
        led > examples().len(),
        "the sum of every example leads to a table: {led}"
    );
}

#[test]
fn a_file_tells_nothing_of_who_made_it() {
    let bytes = Paper::Docx
        .draw(
            &templates(),
            &document(&example("bank-clerk"), &[Lang::Zh], ""),
        )
        .expect("it is drawn");
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:creator>gexin</dc:creator>"), "{core}");
    assert!(
        !core.contains("unknown") && !core.contains("27份"),
        "{core}"
    );
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("w:eastAsia=\"zh-CN\""));
}

#[test]
fn a_logo_stands_beside_the_firm() {
    let mut document = document(&example("bank-clerk"), &[Lang::Zh], "");
    let head = document.letterhead.as_mut().expect("a letterhead");
    // A PNG of 120 by 30: the signature, the length and name of its first part, its size.
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x78\0\0\0\x1e\x08\x02\0\0\0";
    head.logo = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png));
    let draw = || {
        Paper::Docx
            .draw(&templates(), &document)
            .expect("it is drawn")
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(draw())).expect("an archive");
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let media = names
        .iter()
        .find(|name| name.starts_with("word/media/") && !name.ends_with("/"));
    let mut bytes = Vec::new();
    let mut file = archive.by_name(media.expect("a picture")).expect("a part");
    file.read_to_end(&mut bytes).expect("it can be read");
    assert_eq!(bytes, png);
    assert_eq!(draw(), draw());
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let draw = || {
        Paper::Docx
            .draw(
                &templates(),
                &document(&example("tracks-500"), &[Lang::En], ""),
            )
            .expect("it is drawn")
    };
    assert_eq!(draw(), draw());
}
