//! What was answered, by the position of the fact: a case answers a few of many facts.

use super::Answered;

/// Answers in the order of the facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers(Vec<(usize, Answered)>);

impl Answers {
    pub(super) fn get(&self, fact: usize) -> Option<&Answered> {
        let at = self.place(fact).ok()?;
        Some(&self.0[at].1)
    }

    /// Gives an answer, or with `None` takes it back; what was there before.
    pub(super) fn set(&mut self, fact: usize, answered: Option<Answered>) -> Option<Answered> {
        match (self.place(fact), answered) {
            (Ok(at), Some(answered)) => Some(std::mem::replace(&mut self.0[at].1, answered)),
            (Ok(at), None) => Some(self.0.remove(at).1),
            (Err(at), Some(answered)) => {
                self.0.insert(at, (fact, answered));
                None
            }
            (Err(_), None) => None,
        }
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (usize, &Answered)> {
        self.0.iter().map(|(fact, answered)| (*fact, answered))
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Answered> {
        self.0.iter_mut().map(|(_, answered)| answered)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the answer to a fact stands, or would stand.
    fn place(&self, fact: usize) -> Result<usize, usize> {
        self.0.binary_search_by_key(&fact, |(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Answer;

    fn yes() -> Answered {
        Answered {
            answer: Answer::Bool(true),
            source: Some("p. 3".to_owned()),
        }
    }

    #[test]
    fn answers_stand_in_the_order_of_the_facts_whenever_they_were_given() {
        let mut answers = Answers::default();
        for fact in [7, 2, 5] {
            assert_eq!(answers.set(fact, Some(yes())), None);
        }
        let facts: Vec<usize> = answers.iter().map(|(fact, _)| fact).collect();
        assert_eq!(facts, [2, 5, 7]);
        assert_eq!(answers.get(5), Some(&yes()));
        assert_eq!(answers.set(5, None), Some(yes()));
        assert_eq!((answers.get(5), answers.iter().len()), (None, 2));
        assert_eq!(answers.set(6, None), None);
    }
}
