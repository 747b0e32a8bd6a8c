//! The cases that are measured.

use gexin::case::{Case, Format, Row, read};
use gexin::law::Law;

use super::AS_OF;

/// Two rows, every fact answered: tracks and hotel records, sold.
const PLAIN: &str = r#"
schema = 1
[answers]
actor = "individual"
role = "hotel"
offence-date = 2021-03-01
obtained-by = ["purchase"]
acts = ["sell"]
lawful-basis = "none"
lawful-business = false
gains = 4020
gains-duty = 0
gains-cost = 0
profit = 0
used-in-crime = false
knew-of-crime = false
victim-harm = false
major-loss = false
vile-influence = false
prior-criminal = false
prior-administrative = false
other-record = "none"
age-band = "18-74"
surrender = true
confession = false
plea = true
gains-returned = "all"
compensated = false
forgiven = false
remorse = true
first-offence = true
merit = false
major-merit = false
accessory = false
coerced = false
preparation = false
attempt = false
desistance = false
disability = false
provider = false
ordered-to-rectify = false
refused = false
[[records]]
type = "location-track"
count = 20
removed = 0
recipients = 1
[[records]]
type = "accommodation"
count = 350
removed = 0
recipients = 1
"#;

/// Much is not known: ranges, missing answers, two sources in one batch.
const RANGES: &str = r#"
schema = 1
[answers]
role = "courier"
offence-date = "2021"
obtained-by = ["duty", "purchase"]
acts = ["sell"]
gains = { min = 3000, max = 60000 }
knew-of-crime = "unknown"
prior-criminal = false
[[records]]
type = "waybill"
count = { min = 1500, max = 4000 }
[[records]]
type = "communication-record"
count = { min = 200, max = 700 }
recipients = { min = 1, max = 3 }
[[records]]
type = "credit-report"
"#;

/// Two record types whose kind is argued about.
const RIVALS: &str = r#"
schema = 1
[answers]
actor = "individual"
role = "platform"
offence-date = 2021-03-01
obtained-by = ["duty"]
acts = ["sell"]
lawful-basis = "none"
lawful-business = false
gains = 4020
knew-of-crime = false
victim-harm = false
major-loss = false
vile-influence = false
prior-criminal = false
prior-administrative = false
[[records]]
type = "vehicle-file"
count = 40
[[records]]
type = "phone-and-code"
count = 400
"#;

/// A case by what it stands for.
pub type Make = fn(&Law) -> Case;

/// Two rows, every fact answered.
pub fn plain(law: &Law) -> Case {
    from(law, PLAIN)
}

/// Ranges and unknown facts.
pub fn ranges(law: &Law) -> Case {
    from(law, RANGES)
}

/// Two record types with rival kinds.
pub fn rivals(law: &Law) -> Case {
    from(law, RIVALS)
}

/// The plain case with a hundred rows of all the types whose kind is settled.
pub fn hundred_rows(law: &Law) -> Case {
    let mut case = from(law, PLAIN);
    let settled: Vec<usize> = (0..law.types.len())
        .filter(|at| law.types[*at].kinds().count() == 1)
        .collect();
    let rows = case.rows_mut();
    rows.clear();
    let types = settled.iter().cycle().take(100);
    rows.extend(
        types
            .zip(1..)
            .map(|(&kind, count)| Row::counted(kind, count)),
    );
    case
}

/// The plain case with other counts each time: of one sort, and no two the same.
pub fn counts(law: &Law) -> Vec<Case> {
    (0..16u64)
        .map(|step| {
            let tracks = format!("count = {}", 13 + step);
            from(law, &PLAIN.replace("count = 20", &tracks))
        })
        .collect()
}

/// The plain case with other answers each time: no two in a row are of one sort.
pub fn sorts(law: &Law) -> Vec<Case> {
    let acts = ["sell", "provide", "publish", "obtain"];
    let ways = ["purchase", "theft", "duty", "receipt"];
    let each = acts
        .iter()
        .flat_map(|act| ways.iter().map(move |way| (act, way)));
    each.map(|(act, way)| {
        let text = PLAIN.replace("\"sell\"", &format!("\"{act}\""));
        from(law, &text.replace("\"purchase\"", &format!("\"{way}\"")))
    })
    .collect()
}

fn from(law: &Law, text: &str) -> Case {
    match read(law, "bench", text, Format::Toml, Some(AS_OF)) {
        Ok(case) => case,
        Err(problems) => panic!("the cases of the benches are sound: {problems:?}"),
    }
}
