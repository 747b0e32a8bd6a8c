//! The general part: kinds of penalty and their limits, suspended sentence, limitation, joint crime.

use super::Kind;
use super::build::Draft;
use super::page::Page;
use crate::law::{Law, Name, Punishment};
use crate::text::Text;

/// A part of the general part.
#[derive(Clone, Copy)]
enum Subject {
    Imprisonment,
    Detention,
    Surveillance,
    Fine,
    MinorCase,
    Suspended,
    Ban,
    Limitation,
    Confiscation,
    Joint,
}

const SUBJECTS: [Subject; 10] = [
    Subject::Imprisonment,
    Subject::Detention,
    Subject::Surveillance,
    Subject::Fine,
    Subject::Suspended,
    Subject::MinorCase,
    Subject::Ban,
    Subject::Confiscation,
    Subject::Limitation,
    Subject::Joint,
];

impl Subject {
    fn id(self) -> &'static str {
        match self {
            Subject::Imprisonment => "imprisonment",
            Subject::Detention => "detention",
            Subject::Surveillance => "surveillance",
            Subject::Fine => "fine",
            Subject::MinorCase => "minor-case",
            Subject::Suspended => "suspended",
            Subject::Ban => "ban",
            Subject::Limitation => "limitation",
            Subject::Confiscation => "confiscation",
            Subject::Joint => "joint",
        }
    }

    fn name(self, general: &Punishment) -> &Text {
        let heading = &general.heading;
        match self {
            Subject::Imprisonment => &heading.imprisonment,
            Subject::Detention => &heading.detention,
            Subject::Surveillance => &heading.surveillance,
            Subject::Fine => &heading.fine,
            Subject::MinorCase => &heading.minor_case,
            Subject::Suspended => &heading.suspended,
            Subject::Ban => &heading.ban,
            Subject::Limitation => &heading.limitation,
            Subject::Confiscation => &heading.confiscation,
            Subject::Joint => &heading.joint,
        }
    }

    fn cites(self, general: &Punishment) -> Vec<&Name> {
        match self {
            Subject::Imprisonment => vec![&general.imprisonment_cite],
            Subject::Detention => vec![&general.detention_cite],
            Subject::Surveillance => vec![&general.surveillance_cite],
            Subject::Fine => general
                .fine_with_cite
                .iter()
                .chain([&general.fine_floor_cite])
                .collect(),
            Subject::MinorCase => general.minor_case_cite.iter().collect(),
            Subject::Suspended => general
                .suspended_cite
                .iter()
                .chain(&general.suspended_injunction_cite)
                .chain([&general.suspended_closed_cite])
                .collect(),
            Subject::Ban => general.ban.cite.iter().collect(),
            Subject::Limitation => general
                .limitations
                .iter()
                .map(|period| &period.cite)
                .chain(&general.limitation_cite)
                .collect(),
            Subject::Confiscation => vec![&general.confiscation_cite],
            Subject::Joint => general.joint_cite.iter().collect(),
        }
    }

    /// What the data says of it in running text.
    fn says(self, general: &Punishment) -> Vec<&Text> {
        match self {
            Subject::Imprisonment | Subject::Detention | Subject::Surveillance => Vec::new(),
            Subject::Fine => vec![&general.fine_with_says],
            Subject::MinorCase => vec![&general.minor_case_says],
            Subject::Suspended => {
                vec![&general.suspended_says, &general.suspended_injunction_says]
            }
            Subject::Ban => vec![&general.ban.says],
            Subject::Limitation => vec![&general.limitation_says],
            Subject::Confiscation => vec![&general.confiscation_says],
            Subject::Joint => vec![&general.joint_says],
        }
    }
}

pub(super) fn drafts(law: &Law) -> Vec<Draft<'_>> {
    let general = &law.punishment;
    let draft = |subject: Subject| {
        let mut draft = Draft::new(Kind::General, subject.id(), subject.name(general), None);
        subject
            .says(general)
            .into_iter()
            .for_each(|says| draft.says(says));
        draft.provisions(subject.cites(general), None);
        draft
    };
    SUBJECTS.into_iter().map(draft).collect()
}

pub(super) fn body(page: &mut Page<'_>, at: usize) {
    let Some(subject) = SUBJECTS.get(at).copied() else {
        return;
    };
    let (say, general) = (page.say, &page.say.law.punishment);
    let (texts, lang) = (&say.texts.general, say.lang);
    let between = |min: u32, max: u32| {
        let (min, max) = (say.term(min), say.term(max));
        texts.between.fill(lang, &[("min", &min), ("max", &max)])
    };
    match subject {
        Subject::Imprisonment => {
            let min = say.term(general.imprisonment_min_months);
            page.text(texts.from.fill(lang, &[("min", &min)]));
        }
        Subject::Detention => {
            page.text(between(
                general.detention_min_months,
                general.detention_max_months,
            ));
        }
        Subject::Surveillance => {
            page.text(between(
                general.surveillance_min_months,
                general.surveillance_max_months,
            ));
        }
        Subject::Limitation => limitation(page),
        Subject::Fine
        | Subject::MinorCase
        | Subject::Suspended
        | Subject::Ban
        | Subject::Confiscation
        | Subject::Joint => {}
    }
    for says in subject.says(general) {
        page.text(page.get(says));
    }
    let money = |yuan: u64| say.money(u128::from(yuan) * 100);
    match subject {
        Subject::Fine => {
            let penalty = &say.texts.penalty;
            let floor = money(general.fine_floor_yuan);
            page.text(penalty.fine_floor.fill(lang, &[("n", &floor)]));
            let floor = money(general.fine_floor_minor_yuan);
            page.text(texts.fine_floor_minor.fill(lang, &[("n", &floor)]));
        }
        Subject::Suspended => {
            page.text(page.get(&texts.suspended_shall));
            page.text(page.get(&texts.suspended_closed));
        }
        Subject::Ban => {
            let ban = &general.ban;
            page.text(between(ban.min_years * 12, ban.max_years * 12));
            if let Some(from) = ban.in_force.from {
                let from = from.to_string();
                page.note(
                    say.texts
                        .catalogue
                        .in_force_from
                        .fill(lang, &[("from", &from)]),
                );
            }
        }
        Subject::Imprisonment
        | Subject::Detention
        | Subject::Surveillance
        | Subject::MinorCase
        | Subject::Limitation
        | Subject::Confiscation
        | Subject::Joint => {}
    }
}

/// The periods, each with the greatest term below which it holds.
fn limitation(page: &mut Page<'_>) {
    let (say, lang) = (page.say, page.say.lang);
    let texts = &say.texts.general;
    let mut from = 0;
    for period in &say.law.punishment.limitations {
        let years = say.term(u32::from(period.years.unsigned_abs()) * 12);
        let said = match period.below_months {
            Some(below) => {
                let below = say.term(below);
                texts
                    .limitation_below
                    .fill(lang, &[("below", &below), ("years", &years)])
            }
            None => {
                let least = say.term(from);
                texts
                    .limitation_from
                    .fill(lang, &[("from", &least), ("years", &years)])
            }
        };
        from = period.below_months.unwrap_or(from);
        page.item(said);
    }
}
