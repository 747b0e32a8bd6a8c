//! Several people in one matter: what each has of their own, laid over what the case says of all.

use super::answers::Answers;
use super::{Answer, Answered, Case, Records, Row, Span};

/// One of several people: only what differs from the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Free text of the user, as private as the title.
    pub name: String,
    /// Answers in place of the case's, by position of the fact; where nothing is said, the case's holds.
    answers: Answers,
    /// The records that the person answers for.
    records: Part,
}

/// Which of the case's records a person answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The case's rows, with counts of their own for some, by position of the row and rising.
    Shared(Vec<(usize, Span)>),
    /// Records of their own in place of the case's.
    Own(Records),
}

impl Default for Part {
    fn default() -> Self {
        Part::Shared(Vec::new())
    }
}

impl Person {
    /// The person's own answers, by position of the fact.
    pub(super) fn answers(&self) -> impl ExactSizeIterator<Item = (usize, &Answered)> {
        self.answers.iter()
    }

    /// Whether the answer to a fact is the person's own, not the case's.
    pub fn owns(&self, fact: usize) -> bool {
        self.answers.get(fact).is_some()
    }

    /// Whether the records, or a count among them, are the person's own.
    pub fn owns_records(&self) -> bool {
        self.records != Part::default()
    }

    /// The person's records.
    pub(super) fn part(&self) -> &Part {
        &self.records
    }

    /// A person whose plain case is `plain`, within a case.
    pub(super) fn of(case: &Case, name: String, plain: &Case) -> Self {
        let mut answers = Answers::default();
        for (fact, own) in plain.answers.iter() {
            if case.answers.get(fact) != Some(own) {
                answers.set(fact, Some(own.clone()));
            }
        }
        for (fact, _) in case.answers.iter() {
            if plain.answers.get(fact).is_none() {
                // What the case answers and the person takes back is open for the person.
                let open = Answered {
                    answer: Answer::Unknown,
                    source: None,
                };
                answers.set(fact, Some(open));
            }
        }
        Person {
            name,
            answers,
            records: Part::of(case, plain),
        }
    }

    fn redact(&mut self) {
        self.name.clear();
        for answered in self.answers.iter_mut() {
            answered.source = None;
        }
        if let Part::Own(Records::Rows(rows)) = &mut self.records {
            rows.iter_mut().for_each(|row| row.source = None);
        }
    }
}

impl Part {
    /// Counts where the rows differ in nothing else and can be named; else rows of the person's own.
    fn of(case: &Case, plain: &Case) -> Self {
        let (Some(records), Some(_)) = (&plain.records, &case.records) else {
            return match &plain.records {
                Some(records) => Part::Own(records.clone()),
                None => Part::default(),
            };
        };
        let own = || Part::Own(records.clone());
        if plain.records == case.records {
            return Part::default();
        }
        let (Records::Rows(rows), Some(Records::Rows(shared))) = (records, &case.records) else {
            return own();
        };
        if rows.len() != shared.len() {
            return own();
        }
        let mut counts = Vec::new();
        for (at, (row, shared)) in rows.iter().zip(shared).enumerate() {
            if row == shared {
                continue;
            }
            let same = Row {
                count: shared.count,
                ..row.clone()
            };
            match row.count {
                Some(count) if same == *shared && row.id.is_some() => counts.push((at, count)),
                _ => return own(),
            }
        }
        Part::Shared(counts)
    }
}

impl Case {
    /// The people of the matter; none where it is one person's, or a unit's.
    pub fn persons(&self) -> &[Person] {
        &self.persons
    }

    /// The plain case of one of the people: the case, and laid over it what is that person's. A position that nobody
    /// has gives the case itself, without people.
    pub fn person(&self, at: usize) -> Case {
        let mut plain = self.shared();
        let Some(person) = self.persons.get(at) else {
            return plain;
        };
        for (fact, answered) in person.answers.iter() {
            plain.set_answered(fact, answered.clone());
        }
        match &person.records {
            Part::Own(records) => plain.records = Some(records.clone()),
            Part::Shared(counts) => {
                for (row, count) in counts {
                    if let Some(Records::Rows(rows)) = &mut plain.records
                        && let Some(row) = rows.get_mut(*row)
                    {
                        row.count = Some(*count);
                    }
                }
            }
        }
        plain
    }

    /// What the case says of all, without people.
    pub fn shared(&self) -> Case {
        Case {
            title: self.title.clone(),
            made: self.made.clone(),
            answers: self.answers.clone(),
            records: self.records.clone(),
            persons: Vec::new(),
        }
    }

    /// Changes the plain case of one of the people: what then differs from the case is that person's own. The title
    /// is the case's. Without people the case itself is changed.
    pub fn edit_person(&mut self, at: usize, change: impl FnOnce(&mut Case)) {
        if self.persons.is_empty() {
            return change(self);
        }
        let mut plain = self.person(at);
        change(&mut plain);
        self.title.clone_from(&plain.title);
        let name = self.persons.get(at).map(|person| person.name.clone());
        if let Some(name) = name {
            self.persons[at] = Person::of(self, name, &plain);
        }
    }

    /// Adds a person like the one at `at`, after the others, and gives the new one's position. The first time, the
    /// case so far becomes the first person's, and its rows get the names by which each can have a count of their own.
    pub fn add_person(&mut self, at: usize) -> usize {
        if self.persons.is_empty() {
            self.name_rows();
            self.persons.push(Person::default());
        }
        let like = self.persons.get(at).cloned().unwrap_or_default();
        self.persons.push(Person {
            name: String::new(),
            ..like
        });
        self.persons.len() - 1
    }

    /// Takes a person out. The last one who stays is the case itself again.
    pub fn remove_person(&mut self, at: usize) {
        if at < self.persons.len() {
            self.persons.remove(at);
        }
        if self.persons.len() == 1 {
            *self = self.person(0);
        }
    }

    /// Names a person.
    pub fn name_person(&mut self, at: usize, name: String) {
        if let Some(person) = self.persons.get_mut(at) {
            person.name = name;
        }
    }

    /// Gives every row without one an id that no other row has.
    fn name_rows(&mut self) {
        let Some(Records::Rows(rows)) = &mut self.records else {
            return;
        };
        for at in 0..rows.len() {
            let taken = |id: &String| rows.iter().any(|row| row.id.as_ref() == Some(id));
            let free = (at + 1..).map(|n| format!("row-{n}")).find(|id| !taken(id));
            if rows[at].id.is_none() {
                rows[at].id = free;
            }
        }
    }

    pub(super) fn redact_persons(&mut self) {
        self.persons.iter_mut().for_each(Person::redact);
    }
}
