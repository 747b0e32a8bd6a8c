//! The name somebody probably meant.

use strsim::damerau_levenshtein;

/// The known name that `name` is most likely a slip of, or nothing when none is near.
///
/// Near is, in this order: one slip of a finger away (a letter wrong, missing, added or swapped with its neighbour);
/// the only known name that begins with `name`; at most a third of the longer name's letters away; the only known name
/// that contains `name`. Case does not count. Of several equally near, the first.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = name.trim().to_lowercase();
    let known: Vec<(&str, String)> = known.into_iter().map(|k| (k, k.to_lowercase())).collect();
    let closest = known
        .iter()
        .filter_map(|(original, folded)| Some((slips(&typed, folded)?, *original)))
        .min_by_key(|(distance, _)| *distance);
    // A single letter begins and is contained in too much to say anything.
    let telling = typed.len() >= 2;
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut fitting = known.iter().filter(|(_, folded)| telling && fits(folded));
        fitting
            .next()
            .filter(|_| fitting.next().is_none())
            .map(|(original, _)| *original)
    };
    closest
        .filter(|(distance, _)| *distance <= 1)
        .map(|(_, original)| original)
        .or_else(|| only(&|folded| folded.starts_with(&typed)))
        .or_else(|| closest.map(|(_, original)| original))
        .or_else(|| only(&|folded| folded.contains(&typed)))
}

/// How many slips lie between two names, when few enough for a likely slip.
fn slips(typed: &str, known: &str) -> Option<usize> {
    let longer = typed.chars().count().max(known.chars().count());
    let distance = damerau_levenshtein(typed, known);
    (distance <= (longer / 3).max(1) && (distance < longer || distance == 0)).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: [&str; 8] = [
        "actor",
        "obtained-by",
        "acts",
        "lawful-basis",
        "lawful-business",
        "gains",
        "gains-duty",
        "手机号码",
    ];

    #[test]
    fn finds_the_likely_slip() {
        let cases = [
            ("actor", Some("actor")),
            ("acotr", Some("actor")),
            ("Actor", Some("actor")),
            ("obtained_by", Some("obtained-by")),
            ("obtain-by", Some("obtained-by")),
            ("ACTS", Some("acts")),
            ("act", Some("acts")),
            ("gain", Some("gains")),
            ("gains-d", Some("gains-duty")),
            ("lawful-bussines", Some("lawful-business")),
            ("business", Some("lawful-business")),
            ("手机号", Some("手机号码")),
            ("手几号码", Some("手机号码")),
            ("victim", None),
            ("lawful", None),
            ("a", None),
            ("", None),
            ("x", None),
        ];
        for (typed, meant) in cases {
            assert_eq!(nearest(typed, FACTS), meant, "{typed}");
        }
    }

    #[test]
    fn a_third_is_the_limit() {
        assert_eq!(nearest("abcxyz", ["abcdxy"]), Some("abcdxy"));
        assert_eq!(nearest("abcuvw", ["abcdef"]), None);
        assert_eq!(nearest("b", ["a"]), None, "one letter of one is everything");
    }

    #[test]
    fn the_first_of_equals_and_nothing_of_nothing() {
        assert_eq!(nearest("cat", ["bat", "rat"]), Some("bat"));
        assert_eq!(nearest("cat", []), None);
    }
}
