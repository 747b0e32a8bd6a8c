//! The level in words, and the conclusion in a sentence or two.

use super::Phrases;
use crate::assess::{ItemOutcome, LevelSet, OffenceOutcome, Truth, Verdict, Why};
use crate::law::{Level, Offence};
use crate::report::Matter;

impl<'a> Phrases<'a> {
    /// The law's word for a level of an offence.
    pub fn level(&self, offence: &Offence, level: Level) -> String {
        match offence.bands.iter().find(|band| band.level == level) {
            Some(band) => band.name.get(self.lang).to_owned(),
            None => self.texts.level.none.get(self.lang).to_owned(),
        }
    }

    /// The law's word for the level that an outcome reaches: that of the group whose items decide it, where it has one.
    pub fn reached_level(&self, offence: &Offence, outcome: &OffenceOutcome) -> String {
        let items = outcome.shown().items.iter();
        let decisive = items.filter(|item| item.decisive);
        self.reached_by(offence, decisive.map(|item| item.item), outcome.level)
    }

    /// The same of a level, by the items of the edition shown.
    pub fn reached_by(
        &self,
        offence: &Offence,
        decisive: impl Iterator<Item = usize>,
        level: Level,
    ) -> String {
        let mut groups: Vec<&str> = Vec::new();
        for item in decisive {
            let id = offence.items[item].group.as_ref();
            let group = offence.groups.iter().find(|group| Some(&group.id) == id);
            let name = group.map(|group| group.name.get(self.lang));
            groups.extend(name.filter(|name| !groups.contains(name)));
        }
        match groups[..] {
            [] => self.level(offence, level),
            _ => groups.join(self.texts.conclusion.listed.get(self.lang)),
        }
    }

    /// The same in as few words as possible.
    pub fn short_level(&self, offence: &Offence, level: Level) -> String {
        match offence.bands.iter().find(|band| band.level == level) {
            Some(band) => band.short.get(self.lang).to_owned(),
            None => self.texts.level.none_short.get(self.lang).to_owned(),
        }
    }

    /// Several levels: 未达标准、情节严重.
    pub fn levels(&self, offence: &Offence, levels: LevelSet) -> String {
        let names: Vec<String> = levels
            .iter()
            .map(|level| self.short_level(offence, level))
            .collect();
        names.join(self.texts.level.or.get(self.lang))
    }

    /// What a verdict comes to, in as few words as possible. Where the lines are reached in any case and it is open whether
    /// the offence applies, it may not apply; that no line is reached cannot be.
    pub fn verdict(&self, offence: &Offence, verdict: Verdict) -> String {
        let not_applicable = self.texts.level.not_applicable.get(self.lang);
        let reached = verdict.level > Level::None && verdict.possible.contains(Level::None);
        match verdict.applies {
            Truth::NotMet => not_applicable.to_owned(),
            Truth::Open if reached => {
                let levels = self.levels(offence, verdict.possible.above(Level::None));
                [not_applicable, self.texts.level.or.get(self.lang), &levels].concat()
            }
            Truth::Open | Truth::Met => self.levels(offence, verdict.possible),
        }
    }

    /// The headline of an outcome: the level, or that it is not yet certain.
    pub fn headline(&self, offence: &Offence, outcome: &OffenceOutcome) -> String {
        let texts = &self.texts.level;
        let edition = outcome
            .editions
            .first()
            .map(|one| &offence.editions[one.edition]);
        if outcome.applied == 1 && edition.is_some_and(|edition| edition.no_offence.is_some()) {
            return texts.no_offence.get(self.lang).to_owned();
        }
        match (outcome.applies, outcome.possible.len()) {
            (Truth::NotMet, _) => texts.not_applicable.get(self.lang).to_owned(),
            (Truth::Met | Truth::Open, 1) => self.reached_level(offence, outcome),
            (Truth::Met | Truth::Open, _) => texts.open.get(self.lang).to_owned(),
        }
    }

    /// The conclusion, in sentences.
    pub fn conclusion(&self, matter: &Matter<'_>, at: usize) -> Vec<String> {
        let (offence, outcome) = (matter.offence(at), matter.outcome(at));
        let texts = &self.texts.conclusion;
        let edition = outcome.shown();
        let data = &offence.editions[edition.edition];
        let name = data
            .offence_name
            .as_ref()
            .unwrap_or(&offence.name)
            .get(self.lang);
        let level = self.reached_level(offence, outcome);
        // The level is that of the circumstances: that the offence may not apply is said apart.
        let (lowest, applied) = (outcome.possible.ends(), outcome.possible.above(Level::None));
        let below = lowest.is_some_and(|(lowest, _)| lowest < outcome.level);
        let if_applies = below
            && applied
                .ends()
                .is_some_and(|(least, _)| least == outcome.level);
        let levels = match if_applies {
            true => self.levels(offence, applied),
            false => self.levels(offence, outcome.possible),
        };
        let items = self.carrying(offence, outcome);
        let catch_all = self.catch_all(offence, outcome);
        let words = [
            ("offence", name),
            ("level", &level),
            ("levels", &levels),
            ("items", &items),
            ("catch-all", &catch_all),
        ];
        if let (Some(no_offence), 1) = (&data.no_offence, outcome.applied) {
            let reason = no_offence.get(self.lang);
            return vec![
                texts
                    .no_offence
                    .fill(self.lang, &[("offence", name), ("reason", reason)]),
            ];
        }
        let reason = self.elements_failing(matter, at);
        if outcome.applies == Truth::NotMet {
            return vec![
                texts
                    .applies_no
                    .fill(self.lang, &[("offence", name), ("reason", &reason)]),
            ];
        }
        let certain = outcome.possible.len() == 1;
        let text = match (certain, outcome.level) {
            (true, Level::None) if catch_all.is_empty() => &texts.below_listed,
            (true, Level::None) => &texts.below,
            (true, Level::Serious | Level::EspeciallySerious) => &texts.reached,
            (false, _) if if_applies && applied.len() == 1 => &texts.if_applies,
            (false, _) if if_applies => &texts.if_applies_least,
            (false, _) if below => &texts.open,
            (false, Level::Serious | Level::EspeciallySerious) => &texts.open_least,
            (false, Level::None) => &texts.open,
        };
        let mut sentences = vec![text.fill(self.lang, &words)];
        if outcome.applied > 1 {
            sentences.push(format!("{}{}", self.why(outcome.why), self.stop()));
        }
        if outcome.applies == Truth::Open && !reason.is_empty() {
            sentences.push(texts.applies_open.fill(self.lang, &[("reason", &reason)]));
        }
        if outcome.applies == Truth::Open || !certain {
            sentences.extend(self.unsettled(matter, at));
        }
        sentences.extend(self.below_the_line(matter, at));
        sentences
    }

    /// Why something stays open whatever is answered, in a sentence; nothing where all is for answers to settle.
    fn unsettled(&self, matter: &Matter<'_>, at: usize) -> Option<String> {
        let mut reasons: Vec<&str> = Vec::new();
        for (_, one) in matter.unsettled(at) {
            let says = one.says.get(self.lang);
            if !reasons.contains(&says) {
                reasons.push(says);
            }
        }
        let texts = &self.texts.conclusion;
        let reasons = reasons.join(texts.between.get(self.lang));
        (!reasons.is_empty()).then(|| texts.unsettled.fill(self.lang, &[("reasons", &reasons)]))
    }

    /// The items that decide the level; where it is reached in any case, but not by the same item, those that may carry it.
    fn carrying(&self, offence: &Offence, outcome: &OffenceOutcome) -> String {
        let items = &outcome.shown().items;
        let named = |of: &dyn Fn(&&ItemOutcome) -> bool| {
            let items = items.iter().filter(of);
            let names = items.map(|item| self.item_name(&offence.items[item.item]));
            names.collect::<Vec<String>>()
        };
        let decisive = named(&|item| item.decisive);
        let open = |item: &ItemOutcome| item.status == Truth::Open && !item.court;
        let mut may = named(&|item| open(item) && item.level == outcome.level);
        if may.is_empty() {
            may = named(&|item| open(item) && item.level > outcome.level);
        }
        match decisive.is_empty() && outcome.level != Level::None && !may.is_empty() {
            true => {
                let apart = &self.texts.conclusion.apart;
                apart.fill(self.lang, &[("items", &self.listed(&may))])
            }
            false => self.listed(&decisive),
        }
    }

    /// The names of the catch-alls that could still reach the lower band; empty where the law has none.
    fn catch_all(&self, offence: &Offence, outcome: &OffenceOutcome) -> String {
        let items = outcome.shown().items.iter();
        let mut names: Vec<String> = Vec::new();
        for item in items.filter(|item| item.court && item.level == Level::Serious) {
            let provision = self.law.provision(&offence.items[item.item].cite);
            let name = provision.map(|one| one.title.get(self.lang).to_owned());
            names.extend(name.filter(|name| !names.contains(name)));
        }
        self.listed(&names)
    }

    /// The elements that do not hold, or, where none fails, those that are open.
    fn elements_failing(&self, matter: &Matter<'_>, at: usize) -> String {
        let elements = &matter.outcome(at).shown().elements;
        let fails = elements.iter().any(|(_, truth)| *truth == Truth::NotMet);
        let wanted = if fails { Truth::NotMet } else { Truth::Open };
        let names = self.elements(matter, at, wanted).into_iter();
        let status = match wanted {
            Truth::NotMet => self.texts.status.lacking.get(self.lang),
            Truth::Met | Truth::Open => self.truth(wanted),
        };
        let names: Vec<String> = names
            .map(|name| format!("{name}{}", self.aside(status)))
            .collect();
        self.listed(&names)
    }

    /// The names of the elements that stand so; one that only joins the others is named where they all hold.
    pub fn elements(&self, matter: &Matter<'_>, at: usize, wanted: Truth) -> Vec<&'a str> {
        let elements = matter
            .outcome(at)
            .shown()
            .elements
            .iter()
            .filter(|(_, truth)| *truth == wanted);
        let (joint, own): (Vec<usize>, Vec<usize>) = elements
            .map(|(element, _)| *element)
            .partition(|element| matter.offence(at).elements[*element].joint);
        let named = if own.is_empty() { joint } else { own };
        let all = &self.law.offences[at].1.elements;
        named
            .into_iter()
            .map(|element| all[element].name.get(self.lang))
            .collect()
    }

    /// Why these editions.
    pub fn why(&self, why: Why) -> &str {
        let texts = &self.texts.edition;
        match why {
            Why::DayOfConduct => &texts.day,
            Why::NoDate => &texts.no_date,
            Why::MoreLenient => &texts.more_lenient,
            Why::Approximate => &texts.approximate,
            Why::RunsAcross => &texts.runs_across,
        }
        .get(self.lang)
    }
}
