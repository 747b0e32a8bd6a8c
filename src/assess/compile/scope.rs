//! The named rules of an offence (`[[rule]]` in the data), compiled on first use and then reused.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::clause::Clauses;
use super::condition::{Compiler, Within};
use crate::law::{Name, Rule};

/// Named rules with the clauses made of them so far. Made for one compiler, whose bits the clauses hold.
pub(in crate::assess) struct Scope<'r> {
    rules: &'r [Rule],
    /// By the position of the rule, what it is asked of, and whether it is negated (`false`).
    made: RefCell<BTreeMap<(usize, Within, bool), Clauses>>,
}

impl<'r> Scope<'r> {
    /// The scope of conditions that may refer to these rules.
    pub(in crate::assess) fn new(rules: &'r [Rule]) -> Self {
        Scope {
            rules,
            made: RefCell::default(),
        }
    }

    /// The rules.
    pub(in crate::assess) fn rules(&self) -> &'r [Rule] {
        self.rules
    }
}

impl Compiler<'_> {
    /// The clauses of a named rule or, where `holds` is false, of its negation.
    pub(super) fn named(
        &mut self,
        name: &Name,
        scope: &Scope<'_>,
        within: Within,
        holds: bool,
    ) -> Clauses {
        let at = super::at(scope.rules, |rule| &rule.id, name);
        let key = (at, within, holds);
        if let Some(made) = scope.made.borrow().get(&key) {
            return made.clone();
        }
        let clauses = self.clauses(&scope.rules[at].when, scope, within, holds);
        scope.made.borrow_mut().insert(key, clauses.clone());
        clauses
    }
}
