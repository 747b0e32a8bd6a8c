//! Editions in words.

use super::Phrases;
use crate::report::Matter;

impl Phrases<'_> {
    /// Each edition that was computed: whether it is applied, why, and what it leads to where several are.
    pub fn editions(&self, matter: &Matter<'_>, at: usize) -> Vec<String> {
        let (offence, outcome) = (matter.offence(at), matter.outcome(at));
        let texts = &self.texts.edition;
        let several = outcome.editions.len() > 1;
        let said = outcome.editions.iter().enumerate().map(|(of, edition)| {
            let data = &offence.editions[edition.edition];
            let applied = of < outcome.applied;
            let text = if applied {
                &texts.applied
            } else {
                &texts.compared
            };
            let mut said = text.fill(self.lang, &[("edition", data.name.get(self.lang))]);
            if applied {
                said.push_str(self.comma());
                said.push_str(self.why(outcome.why));
            }
            if several {
                said.push_str(self.colon());
                said.push_str(&self.verdict(offence, edition.verdict()));
            }
            said + &self.cites(&data.cite)
        });
        said.collect()
    }
}
