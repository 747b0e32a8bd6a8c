//! How a report is laid out: the answer first, nothing twice, two languages side by side, lines that fit.

use gexin::export::Paper;
use gexin::report::Parties;
use gexin::report::memo::{Block, Document, Letterhead, Memo, Voice, memos};
use gexin::text::{Lang, width};

use crate::desk::{AS_OF, case, example, examples, world};
use crate::{LANGUAGES, PROVIDER, document, templates};

fn text(document: &Document, paper: Paper) -> String {
    let bytes = paper.draw(&templates(), document).expect("it is drawn");
    String::from_utf8(bytes).expect("UTF-8")
}

/// Every worked example and a provider with much that is open.
fn all() -> Vec<(String, gexin::case::Case)> {
    let examples = examples().into_iter();
    let examples = examples.map(|name| (name.to_owned(), example(name)));
    examples
        .chain([("provider".to_owned(), case(PROVIDER))])
        .collect()
}

/// The memos of a case, as they are handed over.
fn handed_over(case: &gexin::case::Case, languages: &[Lang]) -> Document {
    let voice = Voice::new(&world().law, &world().texts, languages);
    let parties = Parties::new(&world().law, &world().assessor, case.clone(), AS_OF, None);
    Document::new(&voice, Letterhead::default(), memos(&parties, &voice, ""))
}

#[test]
fn the_answer_and_its_sum_come_first() {
    let sum = |name: &str| -> Vec<String> {
        let document = document(&example(name), &[Lang::Zh], "");
        let verdict = &document.memos[0].verdict;
        verdict.sum.iter().map(|said| said.joined("")).collect()
    };
    assert_eq!(
        sum("accommodation-and-tracks"),
        ["按比例合计：20/50 + 350/500 = 1.1 ≥ 1，超出0.1"]
    );
    assert_eq!(
        sum("courier-gains"),
        [
            "违法所得5,150.50元，标准5,000元，超出150.50元",
            "履职、服务所得5,150.50元，标准2,500元，超出2,650.50元"
        ]
    );
    for paper in [Paper::Text, Paper::Markdown, Paper::Html] {
        let text = text(&document(&example("tracks-499"), &[Lang::Zh], ""), paper);
        let sum = text.find("499").expect("the figure");
        let facts = text.find("事实").expect("the facts");
        assert!(sum < facts, "{paper:?}");
    }
}

#[test]
fn what_may_upset_the_answer_stands_beside_it() {
    let document = document(&example("courier-gains"), &[Lang::Zh], "");
    let cautions = &document.memos[0].verdict.cautions;
    let cautions: Vec<String> = cautions.iter().map(|said| said.joined("")).collect();
    assert_eq!(
        cautions,
        [
            "追诉时效5年，按所填日期已于2026-02-28届满",
            "结论取决于有争议的问题：违法所得能否单独适用"
        ]
    );
    let calm = crate::document(&example("bank-clerk"), &[Lang::Zh], "");
    assert!(calm.memos[0].verdict.cautions.is_empty());
}

#[test]
fn sections_are_numbered_without_a_gap_where_they_are_printed() {
    for (name, case) in all() {
        let document = handed_over(&case, &[Lang::En]);
        for memo in &document.memos {
            let printed = memo.sections.iter().filter(|one| one.id != "explanation");
            for (at, section) in printed.enumerate() {
                let number = format!("{}. ", at + 1);
                let heading = section.heading.joined("");
                assert!(heading.starts_with(&number), "{name}: {heading}");
            }
        }
    }
}

#[test]
fn no_section_is_empty_and_no_line_is_said_twice() {
    for (name, case) in all() {
        for languages in LANGUAGES {
            for memo in &handed_over(&case, languages).memos {
                for section in &memo.sections {
                    assert!(!section.blocks.is_empty(), "{name}: {}", section.id);
                    let mut lines: Vec<String> = Vec::new();
                    for block in &section.blocks {
                        match block {
                            Block::List { items } => {
                                lines.extend(items.iter().map(|one| one.joined("|")));
                            }
                            Block::Paragraph { text } => lines.push(text.joined("|")),
                            Block::Heading { text } => assert!(!text.is_empty(), "{name}"),
                            Block::Facts { .. } | Block::Table(_) | Block::Tree { .. } => {}
                        }
                    }
                    for (at, line) in lines.iter().enumerate() {
                        assert!(!line.trim().is_empty(), "{name}: {}", section.id);
                        // Two penalties that are still possible share what goes with both.
                        let shared =
                            ["penalty", "other", "disputes", "precedents"].contains(&section.id);
                        assert!(
                            shared || !lines[..at].contains(line),
                            "{name} {}: {line}",
                            section.id
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_text_fits_its_width_and_breaks_no_address() {
    for (name, case) in all() {
        for languages in LANGUAGES {
            let text = text(&handed_over(&case, languages), Paper::Text);
            for line in text.lines() {
                assert!(width(line) <= 80, "{name}: {line}");
                assert_eq!(line.trim_end(), line, "{name}: a blank at the end");
                let begins = line.trim_start().chars().next().unwrap_or('x');
                assert!(!"，。；：、）〕”".contains(begins), "{name}: {line}");
                assert!(!line.ends_with(['第', '〔', '（', '“']), "{name}: {line}");
            }
            assert!(!text.contains("\n\n\n"), "{name}: an empty place");
        }
    }
}

#[test]
fn a_page_in_two_languages_has_two_columns() {
    let page = text(
        &handed_over(&example("bank-clerk"), LANGUAGES[2]),
        Paper::Html,
    );
    let facts = page
        .split("<dl class=\"both\">")
        .nth(1)
        .expect("facts in both");
    let first = facts.split("</div>").next().expect("a fact");
    let marks: Vec<&str> = first.matches("lang=\"").collect();
    assert_eq!(marks.len(), 4, "name and answer twice: {first}");
    assert!(page.contains("<h2><span lang=\"zh-CN\">一、事实</span>"));
    assert!(
        !page.contains("<h2><span class=\"pair\">"),
        "no heading breaks in two"
    );
    let single = text(
        &handed_over(&example("bank-clerk"), LANGUAGES[0]),
        Paper::Html,
    );
    assert!(single.contains("<dl>") && !single.contains("class=\"pair\">"));
}

#[test]
fn people_of_one_matter_do_not_repeat_each_other() {
    let memos = handed_over(&example("five-persons"), &[Lang::Zh]).memos;
    let refers = |memo: &Memo| {
        let sections = memo.sections.iter();
        let blocks = sections.map(|one| &one.blocks[..]);
        let short = blocks.filter(|blocks| match blocks {
            [Block::Paragraph { text }] => text.joined("").starts_with('与'),
            _ => false,
        });
        short.count()
    };
    let counts: Vec<usize> = memos.iter().map(refers).collect();
    assert_eq!(counts[0], 0);
    assert!(counts[1..].iter().any(|count| *count > 2), "{counts:?}");
    for memo in &memos {
        assert!(memo.sections.iter().any(|one| one.id == "facts"));
    }
}

#[test]
fn a_precedent_is_told_once_for_all_the_people() {
    for lang in LANGUAGES {
        let memos = handed_over(&example("five-persons"), lang).memos;
        let mut told = std::collections::BTreeSet::new();
        let mut referred = 0;
        for memo in &memos {
            let lists = memo.sections.iter().filter(|one| one.id == "precedents");
            for pair in lists.flat_map(|one| one.blocks.windows(2)) {
                let [Block::Heading { text: head }, Block::List { items }] = pair else {
                    continue;
                };
                let head = head.joined("");
                if told.insert(head.clone()) {
                    assert!(items.len() > 3, "told in full the first time: {head}");
                } else {
                    // A reference, what is alike and what differs.
                    assert!(items.len() <= 3, "told again: {head}");
                    referred += 1;
                }
            }
        }
        assert!(referred > 4, "{referred}");
    }
}

#[test]
fn the_same_penalties_are_said_once_for_all_the_people() {
    let memos = handed_over(&example("five-persons"), &[Lang::Zh]).memos;
    let ends = |memo: &Memo| {
        let section = memo.sections.iter().find(|one| one.id == "administrative");
        let last = section.and_then(|one| one.blocks.last());
        matches!(last, Some(Block::Paragraph { text }) if text.joined("") == "其余与A的相同。")
    };
    assert!(!ends(&memos[0]), "the first is told in full");
    assert!(memos[1..].iter().any(ends));
}

#[test]
fn chinese_has_chinese_marks() {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (name, case) in all() {
        let page = text(&handed_over(&case, &[Lang::Zh]), Paper::Markdown);
        for line in page.lines() {
            let signs: Vec<char> = line.chars().filter(|c| *c != ' ').collect();
            for pair in signs.windows(2) {
                let mixed = (han(pair[0]) && ",;:()?!".contains(pair[1]))
                    || (",;:()?!".contains(pair[0]) && han(pair[1]));
                // A status that is open begins with a question mark of its own.
                assert!(!mixed || pair[0] == '?', "{name}: {line}");
            }
        }
    }
}

#[test]
fn what_is_open_sets_its_answers_apart_or_names_none() {
    let memos = handed_over(&case(PROVIDER), &[Lang::Zh]).memos;
    let sections = memos[0].sections.iter();
    let lists = sections.filter(|one| one.id == "needs" || one.id == "other");
    let items = lists
        .flat_map(|one| &one.blocks)
        .flat_map(|block| match block {
            Block::List { items } => &items[..],
            _ => &[],
        });
    let mut several = 0;
    for item in items.map(|said| said.joined("")) {
        let leads: Vec<&str> = item
            .split('；')
            .filter_map(|part| part.split_once(" → "))
            .map(|(_, level)| level)
            .collect();
        assert!(
            item.matches('→').count() == leads.len(),
            "run together: {item}"
        );
        if leads.len() > 1 {
            assert!(leads.iter().any(|level| *level != leads[0]), "{item}");
            several += 1;
        }
    }
    assert!(several > 0);
}

/// An intruder who sold what he took, and set up groups for it.
const SEVERAL: &str = r#"
schema = 1
[answers]
offence-date = 2024-06-10
actor = "individual"
role = "platform"
obtained-by = ["theft"]
acts = ["obtain", "sell"]
lawful-basis = "none"
gains = 32000
computer-intrusion = true
site-set-up = true
group-members = 1200
knew-of-crime = true
used-in-crime = true

[[records]]
type = "phone-and-code"
count = 3000
"#;

#[test]
fn the_first_page_names_every_offence_that_is_reached() {
    let said = |text: &str| {
        let memos = handed_over(&case(text), &[Lang::Zh]).memos;
        let cautions = memos[0].verdict.cautions.iter();
        let lines: Vec<String> = cautions.map(|said| said.joined("")).collect();
        lines.join("\n")
    };
    let several = said(SEVERAL);
    for part in [
        "非法利用信息网络罪（情节严重）",
        "非法获取计算机信息系统数据、非法控制计算机信息系统罪（情节特别严重）",
    ] {
        assert!(several.contains(part), "{part} is not in: {several}");
    }
    let alone = said(&SEVERAL.replace("true", "false"));
    assert!(!alone.contains("其他罪名"), "{alone}");
}

#[test]
fn what_nothing_depends_on_is_not_said_to_be_open() {
    let owners = SEVERAL
        .replace("phone-and-code", "owner-list")
        .replace("3000", "600")
        .replace("32000", "100");
    let memos = handed_over(&case(&owners), &[Lang::Zh]).memos;
    let sections = memos[0].sections.iter().filter(|one| one.id == "items");
    let rows = sections
        .flat_map(|one| &one.blocks)
        .filter_map(|block| match block {
            Block::Table(table) => Some(&table.rows),
            _ => None,
        });
    let mut met_not = 0;
    for row in rows
        .flatten()
        .filter(|row| row.cells[1].joined("").starts_with('✗'))
    {
        let margin = row.cells[4].joined("");
        assert!(!margin.contains("取决于"), "{}", row.cells[0].joined(""));
        met_not += 1;
    }
    assert!(met_not > 0);
}

#[test]
fn the_folders_of_a_case_file_are_nobody_s_business() {
    let document = document(&example("tracks-500"), &[Lang::Zh], "案卷/张某/case.toml");
    assert_eq!(document.memos[0].file, "case.toml");
}
