//! DOCX, read by readers of its container and its XML that know nothing of the writer.

use std::io::{Cursor, Read};

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
        "事实",
        "适用的法律",
        "计算",
        "计数",
        "各项情节",
        "刑罚",
        "有争议的问题",
        "什么会改变结果",
        "引用的规定",
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
