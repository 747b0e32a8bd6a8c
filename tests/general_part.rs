//! The numbers of the general part, which no level depends on: written here a second time, from the text of the law.

#![allow(clippy::unwrap_used)]

pub(crate) mod support;

use support::WORLD;

#[test]
pub(crate) fn kinds_of_penalty_have_the_limits_of_the_law() {
    let general = &WORLD.law.punishment;
    // CL 45: imprisonment from six months; CL 42: detention one to six months; CL 38: surveillance three months to two years.
    assert_eq!(general.imprisonment_min_months, 6);
    assert_eq!(
        (general.detention_min_months, general.detention_max_months),
        (1, 6)
    );
    assert_eq!(
        (
            general.surveillance_min_months,
            general.surveillance_max_months
        ),
        (3, 24)
    );
    // CL 72: detention, or imprisonment of three years or less; CL 99 includes the number.
    assert_eq!(general.suspended_max_months, 36);
}

#[test]
pub(crate) fn fines_have_their_floors() {
    // Provisions on property penalties of 2000, art. 2.
    let general = &WORLD.law.punishment;
    assert_eq!(
        (general.fine_floor_yuan, general.fine_floor_minor_yuan),
        (1000, 500)
    );
    // JI17 art. 12: generally one to five times the illegal gains.
    let guide = WORLD.law.offences[0].1.fine_guide.as_ref().unwrap();
    assert_eq!((guide.min_times, guide.max_times), (1, 5));
}

#[test]
pub(crate) fn limitation_follows_the_maximum() {
    // CL 87: below five years, five; five to below ten, ten; ten and more, fifteen.
    let found: Vec<(Option<u32>, i16)> = WORLD
        .law
        .punishment
        .limitations
        .iter()
        .map(|one| (one.below_months, one.years))
        .collect();
    assert_eq!(found, [(Some(60), 5), (Some(120), 10), (None, 15)]);
}
