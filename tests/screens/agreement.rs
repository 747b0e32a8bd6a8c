//! Screen, text report and JSON say the same of every worked example.

use gexin::report::{Matter, Origin, Phrases, json, plain};
use gexin::text::Lang;
use serde_json::Value;

use crate::desk::{AS_OF, Desk, dense, example, examples, world};

struct Said {
    json: Value,
    text: [String; 2],
    result: [String; 2],
    items: [String; 2],
}

fn said(name: &str) -> Said {
    let (world, case) = (world(), example(name).person(0));
    let matter = Matter::new(&world.law, &world.assessor, case.clone(), AS_OF);
    let origin = Origin {
        file: name,
        line: None,
    };
    let both = [Lang::Zh, Lang::En];
    let part = |lang, at| {
        let mut desk = Desk::at_result(lang, case.clone());
        desk.keys(gexin::tui::input::KeyCode::Right, at);
        dense(&desk.screen_at((90, 400)))
    };
    Said {
        json: serde_json::from_str(&json(&matter, &world.texts, &origin)).expect("it is JSON"),
        text: both.map(|lang| {
            dense(&plain(
                &matter,
                &Phrases {
                    law: &world.law,
                    texts: &world.texts,
                    lang,
                },
            ))
        }),
        result: both.map(|lang| part(lang, 0)),
        items: both.map(|lang| part(lang, 1)),
    }
}

/// A text of both languages, dense.
fn words(text: &Value) -> [String; 2] {
    ["zh", "en"].map(|lang| dense(text[lang].as_str().unwrap_or_default()))
}

/// The shortest words for a level.
fn level_words(level: &Value) -> [String; 2] {
    let world = world();
    let bands = &world.law.offences[0].1.bands;
    let text = bands
        .iter()
        .find(|band| level == band.level.id())
        .map_or(&world.texts.level.none_short, |band| &band.short);
    [dense(&text.zh), dense(&text.en)]
}

#[test]
fn of_every_example() {
    let names = examples();
    assert!(names.len() >= 7, "{names:?}");
    for name in names {
        let said = said(name);
        let offence = &said.json["offences"][0];
        let possible = offence["possible_levels"].as_array().expect("levels");
        assert!(possible.contains(&offence["level"]), "{name}");
        let level = words(&offence["level_name"]);
        let conclusion = offence["conclusion"].as_array().expect("sentences");
        for lang in [Lang::Zh, Lang::En] {
            let at = usize::from(lang == Lang::En);
            let (text, result, items) = (&said.text[at], &said.result[at], &said.items[at]);
            // What stands alone in a report begins with a capital.
            let text = text.to_lowercase();
            let in_text = |said: &str| text.contains(&said.to_lowercase());
            if possible.len() == 1 {
                assert!(in_text(&level[at]), "{name}: {} in {text}", level[at]);
                assert!(
                    result.contains(&level[at]),
                    "{name}: {} in {result}",
                    level[at]
                );
            }
            for sentence in conclusion {
                let sentence = &words(sentence)[at];
                assert!(in_text(sentence), "{name}: {sentence} in {text}");
            }
            for item in offence["items"].as_array().expect("items") {
                let title = &words(&item["name"])[at];
                let met = item["status"] == "met";
                assert!(!met || in_text(title), "{name}: {title} in {text}");
                assert!(!met || items.contains(title), "{name}: {title} in {items}");
                // What decides stands on the first part already.
                if item["decisive"] == true {
                    assert!(result.contains(title), "{name}: {title} in {result}");
                }
            }
            for one in possible {
                let word = &level_words(one)[at];
                assert!(
                    possible.len() == 1 || result.contains(word),
                    "{name}: {word} in {result}"
                );
            }
            let tally = &said.json["tally"];
            if let Some(sum) = tally["text"].as_str()
                && tally["sum"]["value"]["max"] != 0
            {
                let sum = dense(sum);
                assert!(text.contains(&sum), "{name}: {sum} in {text}");
                let drawn = format!("{items}{result}");
                assert!(drawn.contains(&sum), "{name}: {sum} in {drawn}");
            }
        }
    }
}

/// What each example is there to show.
#[test]
fn and_it_is_what_the_example_shows() {
    let shows = [
        ("accommodation-and-tracks", "serious", &["5.1.6"][..]),
        ("bank-clerk", "serious", &["5.1.8"]),
        ("courier-gains", "serious", &["5.1.7", "5.1.8"]),
        ("marketing-firm", "none", &[]),
        ("tracks-499", "serious", &["5.1.3"]),
        ("tracks-500", "especially-serious", &["5.2.3"]),
    ];
    for (name, level, decisive) in shows {
        let json = said(name).json;
        let offence = &json["offences"][0];
        assert_eq!(offence["level"], level, "{name}");
        let items = offence["items"].as_array().expect("items").iter();
        let deciding: Vec<&str> = items
            .filter(|item| item["decisive"] == true)
            .filter_map(|item| item["id"].as_str())
            .collect();
        assert_eq!(deciding, decisive, "{name}");
    }
}
