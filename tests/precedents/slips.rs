//! A slip in the data of precedents and misstatements is reported with its place, and nothing of a broken file is shown.

use gexin::law::{Files, Law, Severity};

use crate::support::WORLD;

#[test]
fn the_library_is_sound_and_a_slip_in_it_is_said_with_its_place() {
    assert!(
        WORLD.law.check_library().is_empty(),
        "{:#?}",
        WORLD.law.check_library()
    );
    for (file, find, replace, code, word) in [
        (
            "precedents.toml",
            "role = \"hacker\"",
            "role = \"haker\"",
            "unknown-name",
            "hacker",
        ),
        (
            "precedents.toml",
            "type = \"flight\"",
            "type = \"flights\"",
            "unknown-name",
            "flight",
        ),
        (
            "precedents.toml",
            "[\"theft\", \"purchase\"]",
            "[\"thefts\"]",
            "unknown-name",
            "theft",
        ),
        (
            "precedents.toml",
            "acts = [\"publish\"]",
            "acts = [\"publsh\"]",
            "unknown-name",
            "publish",
        ),
        (
            "precedents.toml",
            "factors = [\"surrender\"]",
            "factors = [\"surender\"]",
            "unknown-name",
            "surrender",
        ),
        (
            "precedents.toml",
            "tier = \"general\"",
            "tier = \"genral\"",
            "unknown-name",
            "general",
        ),
        (
            "precedents.toml",
            "cite = [\"cl:285.2\"]",
            "cite = [\"cl:285.9\"]",
            "unknown-citation",
            "cl:285",
        ),
        (
            "precedents.toml",
            "to = \"2021-02\"",
            "to = \"2021-13\"",
            "wrong-value",
            "2021-13",
        ),
        (
            "precedents.toml",
            "gains = 34955",
            "gains = { min = 9, max = 1 }",
            "wrong-value",
            "max",
        ),
        (
            "precedents.toml",
            "id = \"tao\"",
            "id = \"ban\"",
            "duplicate-id",
            "ban",
        ),
        (
            "precedents.toml",
            "decided = {",
            "decidd = {",
            "unknown-key",
            "decided",
        ),
        (
            "misstatements.toml",
            "kind = [\"health\"]",
            "kind = [\"healt\"]",
            "unknown-name",
            "health",
        ),
        (
            "misstatements.toml",
            "yes = \"knew-of-crime\"",
            "yes = \"gains\"",
            "wrong-type",
            "gains",
        ),
        (
            "misstatements.toml",
            "cite = [\"name6\"]",
            "cite = [\"name7\"]",
            "unknown-citation",
            "name6",
        ),
    ] {
        let mut files = Files::embedded();
        let text = files.text(files.find(file).unwrap()).to_owned();
        assert!(text.contains(find), "{find}");
        files.lay(file, file, text.replacen(find, replace, 1).into());
        let (law, _) = Law::load(files).unwrap();
        let problems = law.check_library();
        let first = problems
            .first()
            .unwrap_or_else(|| panic!("{replace} is taken"));
        assert_eq!(
            (first.code.id(), first.severity),
            (code, Severity::Error),
            "{first}"
        );
        assert_eq!(first.place.file, file);
        assert!(first.place.line > 1, "{first}");
        assert!(first.message.en.contains(word), "{first}");
        let shown = match file {
            "precedents.toml" => law.precedents().len(),
            _ => law.misstatements().len(),
        };
        assert_eq!(shown, 0, "nothing of a broken file is shown");
    }
}
