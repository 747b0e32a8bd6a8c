//! The wording of results, read from `data/texts/report.toml` into typed structs: a missing or unknown text is an error.

use serde::Deserialize;

use crate::law::{Files, Problem, read};
use crate::text::texts;

/// All texts of results.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "one field for each table of data/texts/report.toml"
)]
pub struct Texts {
    pub signs: SignTexts,
    pub level: LevelTexts,
    pub status: StatusTexts,
    pub measure: MeasureTexts,
    pub conclusion: ConclusionTexts,
    pub edition: EditionTexts,
    pub since: SinceTexts,
    pub penalty: PenaltyTexts,
    pub general: GeneralTexts,
    pub section: SectionTexts,
    pub rows: RowsTexts,
    pub change: ChangeTexts,
    pub need: NeedTexts,
    pub dispute: DisputeTexts,
    pub concurrence: ConcurrenceTexts,
    pub assumed: AssumedTexts,
    pub beside: BesideTexts,
    pub worksheet: WorksheetTexts,
    pub person: PersonTexts,
    pub footer: FooterTexts,
    pub memo: MemoTexts,
    pub precedent: PrecedentTexts,
    pub misstatement: MisstatementTexts,
    pub catalogue: CatalogueTexts,
    pub catalogue_kind: CatalogueKindTexts,
    pub catalogue_kinds: CatalogueKindTexts,
}

impl Texts {
    /// Reads the texts; what is wrong with them is added to `problems`.
    pub fn load(files: &Files, problems: &mut Vec<Problem>) -> Option<Texts> {
        read(files, "texts/report.toml", problems)
    }
}

texts! {
    /// `[signs]`
    SignTexts { arrow, at_least, to, decisive }
    /// `[level]`
    LevelTexts { none, none_short, none_note, open, not_applicable, no_offence, possible, or }
    /// `[status]`
    StatusTexts { met, not_met, open, lacking, court, replaced, yields, applies, applies_not, decisive }
    /// `[measure]`
    MeasureTexts { records, records_selected, total, total_selected, total_mixed, value_line, records_unit, yuan_unit, at_least, unknown, between, over, exactly, short, short_open, nothing_yet }
    /// `[conclusion]`
    ConclusionTexts { applies_no, no_offence, below, below_listed, reached, apart, open, open_least, if_applies, if_applies_least, applies_open, unsettled, between, listed }
    /// `[edition]`
    EditionTexts { applied, compared, day, no_date, more_lenient, approximate, runs_across, as_of }
    /// `[since]`
    SinceTexts { changed, same }
    /// `[penalty]`
    PenaltyTexts { imprisonment_from_to, imprisonment_to, or_detention, or_surveillance, fine_with, fine_with_or_alone, month, months, years, year, limits, limits_no_detention, limits_surveillance, fine_range, fine_guide, fine_floor, unit, suspended, suspended_shall, suspended_closed, suspended_top, leniency, leniency_lacks, leniency_barred, limitation, limitation_passed, limitation_until, limitation_between, limitation_passed_between, limitation_open_between, ban, confiscation, factor, serving, leniency_title, ending }
    /// `[general]`
    GeneralTexts { from, between, fine_floor_minor, suspended_shall, suspended_closed, limitation_below, limitation_from }
    /// `[section]`
    SectionTexts { conclusion, facts, sum, items, elements, counting, penalty, disputes, change, needs, assumed, explanation, edition, if_level, concurrence, cautions }
    /// `[rows]`
    RowsTexts { row, not_counted, maybe_counted, covered, tier_or, tier_list, removed, recipients }
    /// `[change]`
    ChangeTexts { more_records, fewer_records, no_records, more_money, less_money, no_money, fact, set_add, set_drop, leads_least, leads_maybe, leads, contested, pair, nothing, raising, lowering, yes, no }
    /// `[need]`
    NeedTexts { fact, outcome, outcomes, records, row, recipients, row_fact, settles, nothing }
    /// `[dispute]`
    DisputeTexts { leads, no_leader, no_difference, result, held_by, not_computed, text, secondary, unverified }
    /// `[concurrence]`
    ConcurrenceTexts { other, prevails, equal, undecided, open, maybe, caution }
    /// `[assumed]`
    AssumedTexts { date, removed, recipients, actor, age, beside, count, part }
    /// `[beside]`
    BesideTexts { title, below, open, alternative, not_only, head, by, days, days_to, confiscation, multiple, multiple_unknown, cap, cap_below, cap_unread, fixed, range, range_to, turnover, r#if, who, needs, needs_date, needs_answers, conclusion }
    /// `[worksheet]`
    WorksheetTexts { title, base, outside, no_band, band, step, alone, held, open, not_read, less, more, percent, percent_to, nothing_left, months, between, none, result, at_floor, at_next, at_ceiling, exempts, unanswered, unanswered_many, detention }
    /// `[person]`
    PersonTexts { heading, of, unnamed, same, told, rest, row, name, role, records, gains, level, band, offence }
    /// `[footer]`
    FooterTexts { line, old }
    /// `[memo]`
    MemoTexts { title, date, file, address, lawyer, source, kind, count, removed, recipients, item, status, value, line, margin, tier, share, total, citations, elements, element, requires, negative, counted_under, also, disputed, source_line, since, until }
    /// `[precedent]`
    PrecedentTexts { heading, note, none, secondary, year, about, over_records, over_yuan, gains, found, years_months, year_months, term, probation, fine, not_prosecuted, alike, differs, point, same_offence, same_type, same_kind, same_tier, same_duty, same_role, same_ways, same_acts, same_level, near_count, near_gains, other_offence, other_records, other_tier, duty_there, duty_here, unit_there, unit_here, other_role, other_acts, other_level, other_count, other_gains, not_given }
    /// `[misstatement]`
    MisstatementTexts { heading, hint }
    /// `[catalogue]`
    CatalogueTexts { how, count, in_force_from, in_force_to, in_force, no_dates, is_true, is_inaccurate, text, secondary, unverified, disputed, open, guiding_case, reference_case, practice, offence_date, pending_cases, trial_period, commentary, kind_is, counts_as_one, also_called, authority, usual_source, sector_listed, sector_open, sector_no, no_leader, options, items, exceptions, bands, elements, editions, further, relations, rule, records, money, counted, times, part, total, mixed, court, of_rows, cites, cited_by, found, found_more, none_found, near }
    /// `[catalogue-kind]`
    CatalogueKindTexts { caution, precedent, misstatement, administrative, record_type, provision, dispute, offence, role, question, factor, general, source }
}
