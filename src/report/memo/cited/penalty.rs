//! What the lines about a penalty cite.

use super::Cited;
use crate::assess::{Penalty, Truth};
use crate::law::{FineMode, Offence};
use crate::report::Matter;

impl<'a> Cited<'a> {
    pub(super) fn penalty(&mut self, matter: &Matter<'a>, at: usize, penalty: &Penalty) {
        let offence = matter.offence(at);
        let general = &matter.law.punishment;
        let band = &offence.bands[penalty.band];
        self.all(&band.cite);
        if band.detention {
            self.one(&general.imprisonment_cite);
            self.one(&general.detention_cite);
        }
        if band.detention && band.surveillance {
            self.one(&general.surveillance_cite);
        }
        if band.imprisonment.min_months.is_none() {
            self.all(&general.minor_case_cite);
        }
        self.fine(matter, at, penalty);
        self.suspended(matter, offence, penalty);
        if penalty.ban != Truth::NotMet {
            self.all(&general.ban.cite);
        }
        if let (Some(heavier), Truth::Met | Truth::Open) = (&offence.heavier, penalty.heavier) {
            self.all(&heavier.cite);
        }
        if let (Some(unit), Truth::Met) = (&offence.unit, penalty.unit) {
            self.all(&unit.cite);
        }
        if let (Some(rule), Some(_)) = (&offence.leniency, &penalty.leniency) {
            self.all(&rule.cite);
        }
        for factor in matter.factors_met() {
            self.all(&factor.cite);
        }
        let edition = &offence.editions[penalty.edition].id;
        for note in &offence.notes {
            if note.editions.contains(edition) {
                self.all(&note.cite);
            }
        }
        self.one(&general.limitations[penalty.limitation].cite);
        self.all(&general.limitation_cite);
        self.one(&general.confiscation_cite);
    }

    fn fine(&mut self, matter: &Matter<'a>, at: usize, penalty: &Penalty) {
        let offence = matter.offence(at);
        let general = &matter.law.punishment;
        match (
            offence.bands[penalty.band].fine_yuan,
            &offence.fine_guide,
            matter.fine_base(at, penalty),
        ) {
            (Some(_), _, _) => {}
            (None, Some(guide), Some(base)) if base.min > 0 => self.all(&guide.cite),
            _ => {
                self.one(&general.fine_floor_cite);
                if penalty.fine == FineMode::With {
                    self.all(&general.fine_with_cite);
                }
            }
        }
    }

    fn suspended(&mut self, matter: &Matter<'a>, offence: &'a Offence, penalty: &Penalty) {
        let general = &matter.law.punishment;
        if penalty.suspended_closed == Truth::Met {
            return self.one(&general.suspended_closed_cite);
        }
        self.all(&general.suspended_cite);
        let least = offence.bands[penalty.band].imprisonment.min_months;
        if least.is_none_or(|least| least < general.suspended_max_months) {
            self.all(&general.suspended_injunction_cite);
        }
    }
}
