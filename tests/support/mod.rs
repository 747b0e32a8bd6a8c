//! What the tests of the law engine share: the embedded law, a case from text, its assessment as JSON.

#![allow(dead_code, clippy::unwrap_used)]

use std::cell::Cell;
use std::ops::Deref;
use std::sync::LazyLock;

use gexin::assess::{Assessor, Scratch, Verdict};
use gexin::case::{self, Answer, Case, DateSpan, Format, Span};
use gexin::law::{Files, Law};
use gexin::report::{Matter, Origin, Texts, json};
use jiff::civil::Date;
use serde_json::Value;

/// The day of judgment where a test names none.
pub const AS_OF: &str = "2026-11-24";

/// A law with what assesses under it.
#[derive(Clone, Copy)]
pub struct World {
    pub law: &'static Law,
    pub texts: &'static Texts,
    pub assessor: &'static Assessor,
}

impl World {
    /// A law that stays for as long as the tests run.
    pub fn of(law: Law, texts: &'static Texts) -> Self {
        let law: &'static Law = Box::leak(Box::new(law));
        World {
            law,
            texts,
            assessor: Box::leak(Box::new(Assessor::new(law))),
        }
    }
}

/// The law that the tests of this thread are about: the embedded one, unless [`under`] says otherwise.
pub struct Current;

pub static WORLD: Current = Current;

thread_local! {
    static OTHER: Cell<Option<&'static World>> = const { Cell::new(None) };
}

impl Deref for Current {
    type Target = World;

    fn deref(&self) -> &World {
        OTHER.get().unwrap_or_else(|| &EMBEDDED)
    }
}

/// Makes this thread's tests speak of another law.
pub fn under(world: World) {
    OTHER.set(Some(Box::leak(Box::new(world))));
}

/// The embedded law, read once. `GEXIN_TEST_DATA` lays a folder over it: so one sees, without compiling, that a changed
/// number or condition makes these tests fail.
static EMBEDDED: LazyLock<World> = LazyLock::new(|| {
    let mut files = Files::embedded();
    if let Some(folder) = std::env::var_os("GEXIN_TEST_DATA") {
        for (name, text) in gexin::store::read_folder(folder.as_ref(), "toml").unwrap() {
            files.lay(&name, &name, text.into());
        }
    }
    let texts = Texts::load(&files, &mut Vec::new()).unwrap();
    let (law, _) = Law::load(files).unwrap_or_else(|problems| panic!("{problems:#?}"));
    World::of(law, Box::leak(Box::new(texts)))
});

/// A day, as written.
pub fn day(written: &str) -> Date {
    written.parse().unwrap()
}

/// Reads a TOML case that has to be good.
pub fn case(text: &str, as_of: Date) -> Result<Case, String> {
    case::read(WORLD.law, "case.toml", text, Format::Toml, Some(as_of)).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        format!("{}\n{text}", lines.join("\n"))
    })
}

/// Everything that is said of a case.
pub fn matter(case: &Case, as_of: Date) -> Matter<'_> {
    Matter::new(WORLD.law, WORLD.assessor, case.clone(), as_of)
}

/// The JSON of a matter.
pub fn report(matter: &Matter<'_>) -> Value {
    let origin = Origin {
        file: "case.toml",
        line: None,
    };
    serde_json::from_str(&json(matter, WORLD.texts, &origin)).unwrap()
}

/// The short answer for the first offence.
pub fn verdict(case: &Case, as_of: Date) -> Verdict {
    verdict_of(case, as_of, 0)
}

/// The short answer for an offence, by position.
pub fn verdict_of(case: &Case, as_of: Date, offence: usize) -> Verdict {
    let facts = WORLD.assessor.facts(WORLD.law, case);
    WORLD
        .assessor
        .verdict(&facts, as_of, offence, &mut Scratch::default())
}

/// The position of an offence.
pub fn offence(id: &str) -> usize {
    let mut offences = WORLD.law.offences.iter();
    offences
        .position(|(_, one)| one.id.as_str() == id)
        .unwrap_or_else(|| panic!("no offence {id}"))
}

/// The position of a fact.
pub fn fact(id: &str) -> usize {
    WORLD.law.fact(id).unwrap_or_else(|| panic!("{id}")).0
}

/// The position of a record type.
pub fn kind(id: &str) -> usize {
    WORLD
        .law
        .record_type(id)
        .unwrap_or_else(|| panic!("{id}"))
        .0
}

/// An answer, from the id that a case file would have: a value, several values with commas, true, false, a date, or fen.
pub fn answer(id: &str, written: &str) -> Answer {
    use gexin::law::FactKind;
    let law = WORLD.law;
    let fact = &law.facts[fact(id)];
    let value = |one: &str| {
        fact.value(one)
            .unwrap_or_else(|| panic!("{id} has no {one}"))
    };
    match fact.kind {
        _ if written == "unknown" => Answer::Unknown,
        FactKind::Bool => Answer::Bool(written == "true"),
        FactKind::Enum => Answer::Choice(value(written)),
        FactKind::Role => Answer::Choice(law.role(written).unwrap().0),
        FactKind::Set => Answer::Set(
            written
                .split(',')
                .filter(|one| !one.is_empty())
                .fold(0, |bits, one| bits | 1 << value(one)),
        ),
        FactKind::Count => Answer::Count(Span::exactly(written.parse().unwrap())),
        FactKind::Money => Answer::Money(Span::exactly(written.parse().unwrap())),
        FactKind::Date => Answer::Date(DateSpan::parse(written).unwrap()),
        FactKind::Rows => panic!("rows are no answer"),
    }
}

/// A case in which every fact that can raise the level is answered with no, bought and kept, with the changes given.
pub fn plain(changes: &[(&str, &str)]) -> Case {
    let mut case = Case::default();
    case.rows_mut();
    let no = [
        ("actor", "individual"),
        ("role", "individual"),
        ("offence-date", "2022-03-15"),
        ("obtained-by", "purchase"),
        ("acts", "obtain"),
        ("lawful-basis", "none"),
        ("lawful-business", "false"),
        ("used-in-crime", "false"),
        ("knew-of-crime", "false"),
        ("victim-harm", "false"),
        ("major-loss", "false"),
        ("vile-influence", "false"),
        ("prior-criminal", "false"),
        ("prior-administrative", "false"),
        ("gains", "0"),
        ("profit", "0"),
        ("age-band", "18-74"),
    ];
    for (id, written) in no.iter().chain(changes) {
        case.set(fact(id), Some(answer(id, written)));
    }
    case
}
