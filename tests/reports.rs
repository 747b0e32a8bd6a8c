//! Reports: every format of every worked example says what it must, in both languages, and nothing in it is taken for
//! markup or speaks to a terminal.

#[path = "reports/citations.rs"]
mod citations;
#[path = "support/desk.rs"]
#[expect(dead_code, reason = "the screens' tests use the rest")]
mod desk;
#[path = "reports/docx.rs"]
mod docx;
#[path = "reports/early.rs"]
mod early;
#[path = "reports/hostile.rs"]
mod hostile;
#[path = "reports/layout.rs"]
mod layout;
#[path = "reports/templates.rs"]
mod templates;
#[path = "reports/unsettled.rs"]
mod unsettled;

use desk::{AS_OF, case, dense, example, examples, world};
use gexin::case::Case;
use gexin::export::Paper;
use gexin::report::memo::{Block, Document, Letterhead, Memo, Voice};
use gexin::report::render::{Form, Templates};
use gexin::report::{Matter, Phrases, administrative_lines, worksheet_lines};
use gexin::text::Lang;

const LANGUAGES: [&[Lang]; 3] = [&[Lang::Zh], &[Lang::En], &[Lang::Zh, Lang::En]];

/// A provider whose users' records leaked after an order to rectify, with counts that nobody knows: several offences,
/// and much that is open.
const PROVIDER: &str = r#"
schema = 1
title = "平台泄露 · a provider's leak"
records = "unknown"
[answers]
actor = "unit"
role = "platform"
provider = true
obtained-by = ["lawful-collection"]
acts = ["leak", "provide"]
lawful-basis = "none"
ordered-to-rectify = true
refused = true
victim-harm = false
major-loss = "unknown"
gains = { min = 4000, max = 60000 }
offence-date = 2024-05-06
"#;

fn templates() -> Templates {
    let mut problems = Vec::new();
    Templates::load(&world().law.files, &mut problems).expect("the templates are sound")
}

fn matter(case: &Case) -> Matter<'static> {
    Matter::new(&world().law, &world().assessor, case.clone(), AS_OF)
}

fn document(case: &Case, languages: &[Lang], file: &str) -> Document {
    let voice = Voice::new(&world().law, &world().texts, languages);
    let memo = Memo::new(&matter(case), &voice, file);
    let head = Letterhead {
        firm: "甲乙丙律师事务所".into(),
        address: "北京市某路1号".into(),
        lawyer: "李某".into(),
        logo: String::new(),
    };
    Document::new(&voice, head, vec![memo])
}

/// What a document says in a format, without markup, blanks and line ends.
fn said(paper: Paper, document: &Document) -> String {
    let bytes = paper.draw(&templates(), document).expect("it is drawn");
    let text = match paper {
        Paper::Docx => docx::text(&bytes),
        Paper::Html => visible(&String::from_utf8(bytes).expect("UTF-8")),
        Paper::Markdown => String::from_utf8(bytes).expect("UTF-8").replace('\\', ""),
        Paper::Text => String::from_utf8(bytes).expect("UTF-8"),
    };
    dense(&text)
}

/// The text of a page: no style, no tags, entities read.
fn visible(html: &str) -> String {
    let body = html.split("<body>").nth(1).expect("a body");
    let mut text = String::new();
    for (at, part) in body.split('<').enumerate() {
        let shown = if at == 0 {
            part
        } else {
            part.split_once('>').map_or("", |(_, text)| text)
        };
        text.push_str(shown);
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(text, |text, (name, letter)| text.replace(name, letter))
}

/// What a report must say of a case in one language.
fn must_say(matter: &Matter<'_>, lang: Lang) -> Vec<String> {
    let world = world();
    let phrases = Phrases {
        law: &world.law,
        texts: &world.texts,
        lang,
    };
    let at = matter.main();
    let (offence, outcome) = (matter.offence(at), matter.outcome(at));
    let about = &world.law.about;
    let mut wanted = vec![
        phrases.headline(offence, outcome),
        offence.name.get(lang).to_owned(),
        about.disclaimer.get(lang).to_owned(),
        about.version.clone(),
        about.checked.to_string(),
        AS_OF.to_string(),
        env!("CARGO_PKG_VERSION").to_owned(),
        gexin::text::half(&matter.case.title, lang).to_owned(),
    ];
    wanted.extend(phrases.conclusion(matter, at));
    wanted.extend(phrases.editions(matter, at));
    for penalty in &outcome.penalties {
        wanted.extend(phrases.penalty(matter, at, penalty));
    }
    for dispute in matter.disputes(at) {
        wanted.push(phrases.dispute(dispute).0);
        wanted.extend(phrases.positions(matter, at, dispute));
    }
    let reverse = matter.reverse(at);
    let changes = reverse.lowering.iter().chain(&reverse.raising);
    wanted.extend(changes.map(|change| phrases.change(matter, at, change)));
    wanted.extend(
        matter
            .needs(at)
            .iter()
            .map(|need| phrases.need(matter, at, need)),
    );
    wanted.extend(
        matter
            .assumed
            .iter()
            .map(|one| phrases.assumption(matter, *one)),
    );
    for item in &outcome.shown().items {
        if item.decisive {
            wanted.push(phrases.item_name(&offence.items[item.item]));
            let line = phrases.telling(outcome.shown(), item);
            wanted.extend(line.map(|line| phrases.distance(line)));
        }
    }
    wanted.extend(
        administrative_lines(matter, &phrases)
            .into_iter()
            .map(|line| line.text),
    );
    for similar in matter.similar() {
        let precedent = &world.law.precedents()[similar.precedent];
        wanted.push(precedent.name.get(lang).to_owned());
        wanted.push(phrases.precedent_source(precedent));
        wanted.push(phrases.precedent_facts(precedent));
        wanted.push(precedent.decided.get(lang).to_owned());
        wanted.extend(phrases.precedent_sentences(precedent));
        wanted.extend(phrases.likeness(similar));
    }
    let hints = matter.hints().iter();
    wanted.extend(hints.map(|at| phrases.misstatement(&world.law.misstatements()[*at])));
    for (element, _) in &outcome.shown().elements {
        let element = &offence.elements[*element];
        wanted.push(element.name.get(lang).to_owned());
        wanted.push(element.says.get(lang).to_owned());
    }
    if let Some(base) = matter.base_term {
        let lines = worksheet_lines(matter, &phrases, at, base);
        wanted.extend(lines.into_iter().map(|line| line.text));
    }
    wanted.extend(phrases.concurrence(matter, at));
    wanted.extend(phrases.cautions(matter));
    for (at, fact) in world.law.facts.iter().enumerate() {
        if let Some(answer) = matter.case.answer(at) {
            wanted.push(fact.name.get(lang).to_owned());
            wanted.push(phrases.answer(fact, answer));
        }
    }
    for row in matter.case.rows() {
        wanted.push(world.law.types[row.kind].name.get(lang).to_owned());
        wanted.push(phrases.span(row.count));
    }
    wanted
}

/// Checks every format in every choice of languages.
fn says_what_it_must(name: &str, matter: &Matter<'_>) {
    for languages in LANGUAGES {
        let voice = Voice::new(&world().law, &world().texts, languages);
        let memo = Memo::new(matter, &voice, "");
        let document = Document::new(&voice, Letterhead::default(), vec![memo]);
        for paper in Paper::ALL {
            // A sentence begins with a capital where it stands alone.
            let text = said(paper, &document).to_lowercase();
            for wanted in languages.iter().flat_map(|lang| must_say(matter, *lang)) {
                let wanted = dense(&wanted).to_lowercase();
                assert!(
                    text.contains(&wanted),
                    "{name} {languages:?} {paper:?}: {wanted}"
                );
            }
        }
    }
}

#[test]
fn every_format_of_every_example_says_what_it_must() {
    for name in examples() {
        says_what_it_must(name, &matter(&example(name)));
    }
    says_what_it_must("provider", &matter(&case(PROVIDER)));
    let clerk = example("bank-clerk");
    let mut sheet = matter(&clerk);
    sheet.base_term = Some(12);
    says_what_it_must("worksheet", &sheet);
}

#[test]
fn the_sum_stands_in_a_table_and_is_written_out() {
    let case = example("accommodation-and-tracks");
    for languages in LANGUAGES {
        let document = document(&case, languages, "");
        for paper in Paper::ALL {
            assert!(said(paper, &document).contains(&dense("20/50 + 350/500 = 1.1 ≥ 1")));
        }
        let sum = document.memos[0]
            .sections
            .iter()
            .find(|one| one.id == "sum");
        let table = sum
            .expect("a sum")
            .blocks
            .iter()
            .find_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            });
        let rows: Vec<Vec<String>> = table
            .expect("a table")
            .rows
            .iter()
            .map(|row| row.cells[1..].iter().map(|cell| cell.joined("/")).collect())
            .collect();
        assert_eq!(
            rows,
            [
                ["20", "50", "0.4"],
                ["350", "500", "0.7"],
                ["", "", "1.1 ≥ 1"]
            ]
        );
    }
}

#[test]
fn both_languages_have_the_same_shape() {
    for name in examples() {
        let case = example(name);
        let [zh, en, both] = LANGUAGES.map(|languages| document(&case, languages, ""));
        let shape = |document: &Document| -> Vec<(&str, usize)> {
            let sections = document.memos[0].sections.iter();
            sections
                .map(|section| (section.id, section.blocks.len()))
                .collect()
        };
        assert_eq!(shape(&zh), shape(&en), "{name}");
        assert_eq!(shape(&zh), shape(&both), "{name}");
    }
}

#[test]
fn the_letterhead_stands_on_what_is_handed_over() {
    for languages in LANGUAGES {
        let document = document(&example("tracks-499"), languages, "");
        for paper in [Paper::Docx, Paper::Html, Paper::Markdown] {
            let text = said(paper, &document);
            for wanted in ["甲乙丙律师事务所", "北京市某路1号", "李某"] {
                assert!(text.contains(wanted), "{paper:?}: {wanted}");
            }
        }
    }
}

#[test]
fn reports_look_like_this() {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let mut document = document(&example("courier-gains"), &[lang], "courier.toml");
        // The version changes with every release, the report does not.
        document.memos[0].version.0[0].text = "gexin".into();
        for (form, ending) in [(Form::Markdown, "md"), (Form::Html, "html")] {
            let text = templates().render(form, &document).expect("it is drawn");
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("report_{ending}_{name}"), text);
            });
        }
    }
}
