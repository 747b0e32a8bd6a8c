//! The preview beside an option of a question: what the result would be with it chosen.

use super::{Matter, Phrases};
use crate::assess::{Scratch, Truth};
use crate::interview::{Choice, Interview, Question};

/// What the case would come to with an option chosen, in as few words as possible; nothing where that differs in nothing
/// from the case as it stands, or leaves so much open that there is nothing short to say.
pub fn effect(
    matter: &Matter<'_>,
    phrases: &Phrases<'_>,
    interview: &Interview,
    (question, option): (&Question, &Choice),
) -> Option<String> {
    let mut case = matter.case.clone();
    option.choose(interview, matter.law, &mut case, question);
    let facts = matter.assessor.facts(matter.law, &case);
    let main = matter.main();
    let verdict = matter
        .assessor
        .verdict(&facts, matter.as_of, main, &mut Scratch::default());
    let now = matter.outcome(main);
    let differs = verdict.possible != now.possible || verdict.applies != now.applies;
    let short = verdict.possible.len() == 1 || verdict.applies == Truth::NotMet;
    (differs && short).then(|| phrases.verdict(matter.offence(main), verdict))
}
