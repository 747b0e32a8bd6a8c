//! A case about several people: one assessment for each.

use jiff::civil::Date;

use super::Matter;
use crate::assess::Assessor;
use crate::case::Case;
use crate::law::Law;

/// A case with what each of its people comes to.
pub struct Parties<'a> {
    /// The case as it stands for all; where there are no people, all that is said.
    pub shared: Matter<'a>,
    /// The people in the order of the case; none where it is about one.
    pub persons: Vec<Party<'a>>,
}

/// One of several people.
pub struct Party<'a> {
    /// The user's name for the person; empty where none was given or names are left out.
    pub name: String,
    /// The person's plain case, assessed.
    pub matter: Matter<'a>,
}

impl<'a> Parties<'a> {
    /// Assesses a case for everybody. `base_term` is that of the worksheet, in months.
    pub fn new(
        law: &'a Law,
        assessor: &'a Assessor,
        case: Case,
        as_of: Date,
        base_term: Option<u32>,
    ) -> Self {
        let matter = |case: Case| {
            let mut matter = Matter::new(law, assessor, case, as_of);
            matter.base_term = base_term;
            matter
        };
        if case.persons().is_empty() {
            return Parties {
                shared: matter(case),
                persons: Vec::new(),
            };
        }
        let persons = case.persons().iter().enumerate();
        Parties {
            persons: persons
                .map(|(at, person)| Party {
                    name: person.name.clone(),
                    matter: matter(case.person(at)),
                })
                .collect(),
            shared: matter(case.shared()),
        }
    }
}
