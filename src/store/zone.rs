//! Days in the user's time zone.

use std::env;
use std::fs;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Where most systems keep the rules of their time zone.
const LOCAL: &str = "/etc/localtime";

/// Today.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(zone()).date()
}

/// The day of a moment; nothing where it lies beyond all calendars.
pub fn day(moment: SystemTime) -> Option<Date> {
    let moment = Timestamp::try_from(moment).ok()?;
    Some(moment.to_zoned_datetime(zone()).date())
}

/// The time zone of the system.
///
/// Asking for it by name reads every folder of the system's time zones, which takes longer than all else that the first
/// frame waits for; its rules alone are one small file.
fn zone() -> TimeZone {
    let named = env::var_os("TZ").is_some();
    let rules = (!named).then(|| fs::read(LOCAL).ok()).flatten();
    let zone = rules.and_then(|rules| TimeZone::tzif("Local", &rules).ok());
    zone.unwrap_or_else(TimeZone::system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_system() {
        let moment = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
        let zoned = Timestamp::try_from(moment)
            .expect("a moment of our days")
            .to_zoned_datetime(TimeZone::system());
        assert_eq!(day(moment), Some(zoned.date()));
        assert_eq!(zone().to_offset(zoned.timestamp()), zoned.offset());
    }
}
