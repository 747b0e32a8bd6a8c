//! The same cases under two folders of law data.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Offence, named, said};
use crate::cli::args::Format;
use crate::cli::assess::{Each, each_case};
use crate::cli::output::complain;
use crate::cli::setup::Setup;
use crate::cli::{Exit, examples};
use crate::report::{Comes, Parties};

/// Which cases come to something else under the second folder, as text or as JSON, one line a case that changes.
pub(super) fn compare(
    setup: &Setup,
    (a, b): (&Path, &Path),
    given: &[PathBuf],
    format: Format,
) -> Result<String, Exit> {
    let (first, second) = (setup.over(a)?, setup.over(b)?);
    let cases = match given {
        [] => {
            let named = examples::all(&first.data.law.files);
            named
                .map(|(name, _)| PathBuf::from(format!("example:{name}")))
                .collect()
        }
        _ => given.to_vec(),
    };
    let results = (results(&first, &cases), results(&second, &cases));
    let pairs = || results.0.iter().zip(&results.1);
    let changed = || pairs().filter(|((_, a), (_, b))| a != b);
    if format == Format::Json {
        return Ok(changed()
            .map(|((name, a), (_, b))| line(name, a, b))
            .collect());
    }
    let words = [
        ("a", a.display().to_string()),
        ("b", b.display().to_string()),
        ("n", pairs().count().to_string()),
        ("changed", changed().count().to_string()),
    ];
    let words: Vec<(&str, &str)> = words
        .iter()
        .map(|(key, word)| (*key, word.as_str()))
        .collect();
    let mut out = setup.data.messages.diff.cases.fill(setup.lang, &words) + "\n";
    let (before, after) = (first.phrases(), second.phrases());
    for ((name, a), (_, b)) in changed() {
        out.push_str(&format!("{name}\n"));
        for (a, b) in beside(a, b).filter(|(a, b)| a != b) {
            let id = a.or(b).map_or("", |one| &one.offence);
            let (from, to) = (said(&before, a), said(&after, b));
            let name = named(&after, id);
            out.push_str(&format!("  {name}{}{from} → {to}\n", before.colon()));
        }
    }
    Ok(out)
}

/// What a case comes to; nothing where it is bad under that law.
type Came = (String, Option<Vec<Comes>>);

fn results(setup: &Setup, cases: &[PathBuf]) -> Vec<Came> {
    let mut results = Vec::new();
    each_case(setup, cases, |Each { name, case }| {
        let case = match case {
            Ok(case) => case,
            Err(said) => {
                said.iter().for_each(|one| complain(one));
                return results.push((name, None));
            }
        };
        let (law, assessor) = (&setup.data.law, &setup.assessor);
        let parties = Parties::new(law, assessor, case, setup.as_of, None);
        if parties.persons.is_empty() {
            return results.push((name, Some(Comes::all(&parties.shared))));
        }
        // Of several people each has a result of their own.
        for (at, party) in parties.persons.iter().enumerate() {
            let one = format!("{name}#{}", at + 1);
            results.push((one, Some(Comes::all(&party.matter))));
        }
    });
    results
}

/// The offences of both, each beside the other's.
fn beside<'c>(
    a: &'c Option<Vec<Comes>>,
    b: &'c Option<Vec<Comes>>,
) -> impl Iterator<Item = (Option<&'c Comes>, Option<&'c Comes>)> {
    let (a, b) = (
        a.as_deref().unwrap_or_default(),
        b.as_deref().unwrap_or_default(),
    );
    let of = |all: &'c [Comes], id: &str| all.iter().find(|one| one.offence == id);
    let both = a.iter().map(move |one| (Some(one), of(b, &one.offence)));
    let only = b.iter().filter(move |one| of(a, &one.offence).is_none());
    both.chain(only.map(|one| (None, Some(one))))
}

#[derive(Serialize)]
struct Line<'a> {
    case: &'a str,
    offences: Vec<Offence<'a>>,
}

fn line(case: &str, a: &Option<Vec<Comes>>, b: &Option<Vec<Comes>>) -> String {
    let offences = beside(a, b).map(|(a, b)| Offence::of(a, b)).collect();
    // Plain structs with string keys cannot fail to serialise.
    serde_json::to_string(&Line { case, offences }).unwrap_or_default() + "\n"
}
