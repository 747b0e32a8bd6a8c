//! Citations: sources named once, items of one paragraph drawn together.

use super::Phrases;
use crate::law::Address;
use crate::text::Lang;

impl Phrases<'_> {
    /// A citation: 解释第5条第1款第6项.
    pub fn cite(&self, id: &str) -> String {
        self.law.cite(id, self.lang)
    }

    /// Several citations in brackets, or nothing: 〔刑法第42条、第45条、解释第5条第1款第3、4项〕.
    pub fn cites<'n>(&self, ids: impl IntoIterator<Item = &'n (impl AsRef<str> + 'n)>) -> String {
        let ids: Vec<&str> = ids.into_iter().map(AsRef::as_ref).collect();
        let mut said = String::new();
        let mut rest = &ids[..];
        let mut before = "";
        while let Some(first) = rest.first() {
            let source = first.split_once(':').map_or(*first, |(source, _)| source);
            let same = rest
                .iter()
                .take_while(|id| self.together(first, id))
                .count()
                .max(1);
            let (group, after) = rest.split_at(same);
            if !said.is_empty() {
                said.push_str(match self.lang {
                    Lang::Zh => "、",
                    Lang::En => "; ",
                });
            }
            if source != before {
                said.push_str(&self.source(source, first.contains(':')));
            }
            said.push_str(&self.addresses(group));
            (rest, before) = (after, source);
        }
        if said.is_empty() {
            said
        } else {
            self.bracket(&said)
        }
    }

    /// The addresses alone, items of one paragraph drawn together: 第5条第1款第1、2项，第5条第2款第1项.
    pub fn items_of<'n>(&self, ids: impl IntoIterator<Item = &'n str>) -> String {
        let ids: Vec<&str> = ids.into_iter().collect();
        let groups = ids
            .chunk_by(|one, next| self.together(one, next))
            .map(|group| self.addresses(group));
        groups.collect::<Vec<String>>().join(self.comma())
    }

    /// An address alone: 第5条第1款第6项.
    pub fn address(&self, cite: &str) -> String {
        match self.law.provision(cite) {
            Some(provision) => provision.parts().1.cite(self.lang),
            None => Address::new(address(cite)).cite(self.lang),
        }
    }

    /// Whether two citations are items of the same paragraph of the same source.
    fn together(&self, one: &str, other: &str) -> bool {
        let (Some((paragraph, _)), Some((of_other, _))) =
            (one.rsplit_once('.'), other.rsplit_once('.'))
        else {
            return false;
        };
        // What follows an article is an item only where the article has a single paragraph.
        let item = |cite: &str| {
            let provision = self.law.provision(cite);
            provision.is_some_and(|provision| provision.single_paragraph)
        };
        paragraph == of_other && (paragraph.contains('.') || (item(one) && item(other)))
    }

    fn source(&self, id: &str, with_address: bool) -> String {
        let short = self
            .law
            .source(id)
            .map_or(id, |source| source.short.get(self.lang));
        match (self.lang, with_address) {
            (Lang::En, true) => [short, " "].concat(),
            _ => short.to_owned(),
        }
    }

    /// Addresses that share their paragraph: the first in full, of the others the item alone.
    fn addresses(&self, group: &[&str]) -> String {
        let [first, others @ ..] = group else {
            return String::new();
        };
        if address(first).is_empty() {
            return String::new();
        }
        let mut said = self.address(first);
        for other in others {
            let item = address(other).rsplit('.').next().unwrap_or_default();
            match self.lang {
                Lang::Zh => {
                    let unit = said.pop().unwrap_or('项');
                    said.extend(["、", item]);
                    said.push(unit);
                }
                Lang::En => said.extend([", (", item, ")"]),
            }
        }
        said
    }
}

fn address(cite: &str) -> &str {
    match cite.split_once(':') {
        Some((_, address)) => address,
        // A source without articles is cited by its name.
        None => "",
    }
}
