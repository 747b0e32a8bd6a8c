//! The list of citations: whatever a memo cites anywhere stands in it, once, in the order of the sources.

use std::collections::BTreeSet;

use gexin::case::Answer;
use gexin::law::Source;
use gexin::report::memo::{Block, Document, Letterhead, Memo, Said, Section, Voice, memos};
use gexin::report::{Parties, Phrases, tree};
use gexin::text::Lang;

use crate::desk::{AS_OF, case, example, examples, world};
use crate::{LANGUAGES, PROVIDER, document, matter};

/// Everything that a section says outside the names of provisions.
fn said_in(section: &Section) -> Vec<&Said> {
    let mut all = vec![&section.title];
    for block in &section.blocks {
        match block {
            Block::Heading { text } | Block::Paragraph { text } => all.push(text),
            Block::List { items } => all.extend(items),
            Block::Facts { entries } => {
                all.extend(entries.iter().flat_map(|one| [&one.name, &one.value]));
            }
            Block::Table(table) => {
                all.extend(table.rows.iter().flat_map(|row| &row.cells));
            }
            Block::Tree { lines } => all.extend(lines.iter().map(|line| &line.text)),
        }
    }
    all
}

/// Everything that a memo says but for its list of citations.
fn said(memo: &Memo) -> Vec<&Said> {
    let verdict = &memo.verdict;
    let of_verdict = verdict.reason.iter().chain(&verdict.sum);
    let of_verdict = of_verdict.chain(&verdict.band).chain(&verdict.cautions);
    let sections = memo.sections.iter().filter(|one| one.id != "citations");
    let sections = sections.chain(&memo.persons);
    of_verdict.chain(sections.flat_map(said_in)).collect()
}

/// The source that a text begins with, by its short name; of several the longest.
fn begins_with(text: &str, lang: Lang) -> Option<&'static Source> {
    let sources = world().law.sources.iter();
    let fits = sources.filter(|one| text.starts_with(one.short.get(lang)));
    fits.max_by_key(|one| one.short.get(lang).len())
}

fn full(source: &Source, address: &str, lang: Lang) -> String {
    match (address, lang) {
        ("", _) => source.short.get(lang).to_owned(),
        (_, Lang::Zh) => format!("{}{address}", source.short.zh),
        (_, Lang::En) => format!("{} {address}", source.short.en),
    }
}

/// Every citation in brackets, drawn apart: 〔解释第5条第1款第1、3项〕 is two.
fn cited(text: &str, lang: Lang) -> Vec<String> {
    let (open, close, between) = match lang {
        Lang::Zh => ('〔', '〕', "、"),
        Lang::En => ('[', ']', "; "),
    };
    let mut found = Vec::new();
    for part in text.split(open).skip(1) {
        let Some((inside, _)) = part.split_once(close) else {
            continue;
        };
        let mut source = None;
        let mut before = String::new();
        for one in inside.split(between) {
            let address = match begins_with(one, lang) {
                Some(named) => {
                    source = Some(named);
                    one[named.short.get(lang).len()..].trim()
                }
                None => one,
            };
            let Some(source) = source else {
                break;
            };
            // A number alone is a further item of the paragraph before.
            let apart = match lang {
                Lang::Zh if address.starts_with(|letter: char| letter.is_ascii_digit()) => {
                    let number = address.trim_end_matches('项');
                    let paragraph = before.rsplit_once('第').expect("an item before").0;
                    vec![format!("{paragraph}第{number}项")]
                }
                Lang::Zh if address.ends_with(|letter: char| letter.is_ascii_digit()) => {
                    vec![format!("{address}项")]
                }
                Lang::Zh => vec![address.to_owned()],
                Lang::En => {
                    let mut items = address.split(", ");
                    let first = items.next().expect("an address").to_owned();
                    let paragraph = first.rsplit_once('(').map_or("", |(before, _)| before);
                    let others = items.map(|item| format!("{paragraph}{item}"));
                    std::iter::once(first.clone()).chain(others).collect()
                }
            };
            before = apart.last().expect("an address").clone();
            found.extend(apart.iter().map(|address| full(source, address, lang)));
        }
    }
    found
}

/// Everything that a memo cites in brackets.
pub(super) fn in_brackets(memo: &Memo, lang: Lang) -> Vec<String> {
    let texts = said(memo).into_iter();
    texts
        .flat_map(|one| cited(one.in_language(lang), lang))
        .collect()
}

/// What is listed, in order.
pub(super) fn listed(memo: &Memo, lang: Lang) -> Vec<String> {
    let section = memo.sections.iter().find(|one| one.id == "citations");
    let mut source = None;
    let mut names = Vec::new();
    for block in &section.expect("a list of citations").blocks {
        match block {
            Block::Heading { text } => {
                let text = text.in_language(lang).trim_start_matches('《');
                source = begins_with(text, lang);
                assert!(source.is_some(), "{text}");
            }
            Block::Facts { entries } => {
                let source = source.expect("a source first");
                names.extend(entries.iter().map(|entry| {
                    assert!(!entry.value.is_empty());
                    match entry.name.in_language(lang) {
                        name if name == source.short.get(lang) => full(source, "", lang),
                        name => full(source, &name.replacen("Art.", "art.", 1), lang),
                    }
                }));
            }
            other => panic!("no place in a list of citations: {other:?}"),
        }
    }
    names
}

/// Checks that what the memos cite is listed once, at the end of the last of them.
fn check(of: &str, memos: &[Memo], languages: &[Lang]) {
    for lang in languages {
        let listed = listed(memos.last().expect("a memo"), *lang);
        let once: BTreeSet<&String> = listed.iter().collect();
        assert_eq!(once.len(), listed.len(), "{of}: {listed:?}");
        let mut seen = 0;
        for text in memos.iter().flat_map(said) {
            let text = text.in_language(*lang);
            for cite in cited(text, *lang) {
                assert!(once.contains(&cite), "{of} {lang:?}: {cite}: {text}");
                seen += 1;
            }
        }
        assert!(seen > 20, "{of}: {seen} citations were recognised");
        let order: Vec<usize> = listed
            .iter()
            .map(|name| {
                let source = begins_with(name, *lang).expect("a source");
                let sources = &world().law.sources;
                sources
                    .iter()
                    .position(|one| one.id == source.id)
                    .expect("known")
            })
            .collect();
        assert!(order.is_sorted(), "{of}: {listed:?}");
    }
}

#[test]
fn whatever_is_cited_anywhere_is_listed_once() {
    for languages in LANGUAGES {
        for name in examples() {
            let case = example(name);
            let voice = Voice::new(&world().law, &world().texts, languages);
            let parties = Parties::new(&world().law, &world().assessor, case, AS_OF, None);
            check(name, &memos(&parties, &voice, ""), languages);
        }
        let provider = case(PROVIDER);
        check(
            "provider",
            &document(&provider, languages, "").memos,
            languages,
        );
        // A base term brings the worksheet in.
        let voice = Voice::new(&world().law, &world().texts, languages);
        let clerk = example("bank-clerk");
        let mut sheet = matter(&clerk);
        sheet.base_term = Some(12);
        check("worksheet", &[Memo::new(&sheet, &voice, "")], languages);
    }
}

#[test]
fn the_lines_of_the_tree_are_listed() {
    for name in examples() {
        let case = example(name);
        let matter = matter(&case);
        let phrases = Phrases {
            law: &world().law,
            texts: &world().texts,
            lang: Lang::En,
        };
        let listed = listed(&document(&case, &[Lang::En], "").memos[0], Lang::En);
        let present = matter.present().into_iter();
        for cite in present
            .flat_map(|at| tree(&matter, &phrases, at))
            .flat_map(|line| line.cites)
        {
            assert!(listed.contains(&phrases.cite(cite)), "{name}: {cite}");
        }
    }
}

/// What the text of 2009 punishes, as a person or a unit, rests on that text: today's article is named only where the later
/// text is compared.
#[test]
fn conduct_of_2013_rests_on_the_text_of_2009() {
    let of_2013 = example("year-2013");
    let mut by_unit = of_2013.clone();
    let actor = world()
        .law
        .facts
        .iter()
        .position(|fact| fact.id.as_str() == "actor");
    by_unit.set(actor.expect("a fact"), Some(Answer::Choice(1)));
    for case in [of_2013, by_unit] {
        let matter = matter(&case);
        let (offence, outcome) = (matter.offence(0), matter.outcome(0));
        let shown = outcome.shown();
        assert_eq!(offence.editions[shown.edition].id.as_str(), "am7");
        let elements = shown.elements.iter();
        let elements = elements.flat_map(|(at, _)| &offence.elements[*at].cite);
        for cite in elements {
            assert!(
                cite.starts_with("am7:") || cite.as_str() == "cl:17.1",
                "{cite}"
            );
        }
        let phrases = Phrases {
            law: &world().law,
            texts: &world().texts,
            lang: Lang::En,
        };
        let lines: Vec<String> = outcome
            .penalties
            .iter()
            .flat_map(|one| phrases.penalty(&matter, 0, one))
            .collect();
        assert!(
            lines
                .iter()
                .any(|line| line.contains("Amendment VII art. 7(1)"))
        );
        assert!(
            lines.iter().all(|line| !line.contains("253-1")),
            "{lines:#?}"
        );
    }
}

#[test]
fn a_source_is_named_in_full_with_its_number() {
    let document = document(&example("bank-clerk"), &[Lang::Zh], "");
    let section = document.memos[0].sections.last().expect("sections");
    let headings: Vec<&str> = section
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { text } => Some(text.in_language(Lang::Zh)),
            _ => None,
        })
        .collect();
    assert!(
        headings.contains(&"刑法：《中华人民共和国刑法》"),
        "{headings:?}"
    );
    let interpretation = headings.iter().find(|one| one.starts_with("解释：《"));
    let interpretation = interpretation.expect("the interpretation");
    assert!(
        interpretation.ends_with("（法释〔2017〕10号，2017-06-01起施行）"),
        "{interpretation}"
    );
    let names = listed(&document.memos[0], Lang::Zh);
    for wanted in [
        "刑法第253条之一第1款",
        "解释第5条第1款第8项",
        "解释第10条",
        "罪名补充规定（六）",
    ] {
        assert!(
            names.iter().any(|name| name == wanted),
            "{wanted}: {names:?}"
        );
    }
}

#[test]
fn several_people_share_one_list() {
    let case = example("five-persons");
    let voice = Voice::new(&world().law, &world().texts, &[Lang::Zh]);
    let parties = Parties::new(&world().law, &world().assessor, case, AS_OF, None);
    let memos = memos(&parties, &voice, "");
    let lists = |memo: &Memo| {
        memo.sections
            .iter()
            .filter(|one| one.id == "citations")
            .count()
    };
    let counts: Vec<usize> = memos.iter().map(lists).collect();
    assert_eq!(counts, [0, 0, 0, 0, 1]);
    let _ = Document::new(&voice, Letterhead::default(), memos);
}
