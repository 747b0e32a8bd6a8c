//! Common misstatements: which of them a case meets, where they are shown, and that their numbers are those of the law.

use gexin::text::Lang;

use crate::support::{AS_OF, WORLD, case, day, matter, report};
use crate::{said, squeezed};

fn misstatements(text: &str) -> Vec<&'static str> {
    let as_of = day(AS_OF);
    let case = case(&format!("schema = 1\n{text}"), as_of).unwrap();
    let matter = matter(&case, as_of);
    let met = matter.misstatements();
    met.iter()
        .map(|at| WORLD.law.misstatements()[*at].id.as_str())
        .collect()
}

#[test]
fn a_case_is_told_of_the_misstatements_that_it_meets() {
    let sold = "[[records]]\ntype = \"location-track\"\ncount = 300\n[answers]\nlawful-basis = \"none\"\nacts = [\"sell\"]\n";
    let bought = format!("{sold}obtained-by = [\"purchase\"]\n");
    let duty = format!("{sold}obtained-by = [\"duty\"]\n");
    assert_eq!(misstatements(&bought), ["half-for-everybody"]);
    assert!(misstatements(&duty).is_empty());
    assert!(misstatements(sold).is_empty(), "the source is not known");
    let health = "[[records]]\ntype = \"health\"\ncount = 60\n[answers]\nlawful-basis = \"none\"\nacts = [\"obtain\"]\nobtained-by = [\"theft\"]\n";
    assert_eq!(misstatements(health), ["health-fifty", "selling-only"]);
    let leak = "records = []\n[answers]\nacts = [\"leak\"]\n";
    assert_eq!(misstatements(leak), ["leak-is-286-1", "surveillance"]);
    let phones = bought.replace("location-track", "name-and-phone");
    assert_eq!(
        misstatements(&phones),
        ["half-for-everybody", "five-thousand-is-especially"]
    );
    let gains = "records = []\n[answers]\ngains = 6000\nacts = [\"sell\"]\n";
    assert_eq!(misstatements(gains), ["no-gains-line"]);
    assert_eq!(
        misstatements("records = []\n[answers]\nknew-of-crime = true\n"),
        ["counts-only"]
    );
}

#[test]
fn hints_stand_in_the_text_report_and_all_of_them_in_json() {
    let as_of = day(AS_OF);
    let text = "schema = 1\n[[records]]\ntype = \"health\"\ncount = 60\n[answers]\nlawful-basis = \"none\"\nacts = [\"obtain\"]\nobtained-by = [\"theft\"]\nknew-of-crime = true\n";
    let case = case(text, as_of).unwrap();
    let matter = matter(&case, as_of);
    let json = report(&matter);
    assert_eq!(json["misstatements"].as_array().unwrap().len(), 3);
    assert_eq!(matter.hints().len(), 2);
    assert!(said(&matter, Lang::Zh).contains("常见的误说"));
    let (_, health) = WORLD.law.misstatement("health-fifty").unwrap();
    assert!(said(&matter, Lang::En).contains(&squeezed(&health.right.en)));
}

#[test]
fn a_misstatement_that_says_numbers_says_those_of_the_law() {
    let said = |id: &str| {
        let (_, one) = WORLD.law.misstatement(id).unwrap();
        format!(
            "{} {} {} {}",
            one.said.zh, one.right.zh, one.said.en, one.right.en
        )
        .replace(',', "")
    };
    for (id, numbers) in [
        (
            "half-for-everybody",
            &[
                "250", "2500", "25000", "2.5万", "500", "5000", "50000", "5万",
            ][..],
        ),
        ("health-fifty", &["50条", "500条"]),
        ("five-thousand-is-especially", &["5000", "50000", "5万"]),
        ("no-gains-line", &["5000"]),
        (
            "no-half",
            &["25、250、2500", "25 250 or 2500", "2500元", "2500 yuan"],
        ),
        ("no-lawful-business", &["5万元", "50000 yuan"]),
        ("no-lines-286-1", &["500", "5000", "5万", "50000"]),
        (
            "twenty-and-three-fifty",
            &["20/50＋350/500＝1.1", "20/50 + 350/500 = 1.1", "55"],
        ),
        ("wording-of-2009", &["2015年11月1日", "2015-11-01"]),
        (
            "three-years-only",
            &["三年以上七年以下", "three to seven years"],
        ),
        ("new-interpretation-2023", &["2017"]),
    ] {
        for number in numbers {
            assert!(said(id).contains(number), "{id} does not say {number}");
        }
    }
    assert_eq!(WORLD.law.misstatements().len(), 25);
    let right = WORLD.law.misstatements().iter().filter(|one| one.is_true);
    assert_eq!(right.count(), 1);
}
