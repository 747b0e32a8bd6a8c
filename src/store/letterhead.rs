//! The head of a firm's reports, as the settings hold it.

use std::path::PathBuf;

use toml::Table;

/// The fields of the head, in the order in which they are written.
const FIELDS: [&str; 4] = ["firm", "address", "lawyer", "logo"];

/// The head of reports; a field that is not set is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The firm.
    pub firm: String,
    /// Its address.
    pub address: String,
    /// The lawyer.
    pub lawyer: String,
    /// The file of the logo; a relative one lies in the folder of the settings.
    pub logo: PathBuf,
}

impl Letterhead {
    /// Reads `[letterhead]`; `None` where something in it is not a text or has no known name.
    pub(super) fn parse(settings: &Table) -> Option<Self> {
        let Some(value) = settings.get("letterhead") else {
            return Some(Letterhead::default());
        };
        let table = value.as_table()?;
        let known = table
            .iter()
            .all(|(key, value)| FIELDS.contains(&key.as_str()) && value.is_str());
        let field = |key: &str| {
            let value = table.get(key).and_then(|value| value.as_str());
            value.unwrap_or_default().trim().to_owned()
        };
        known.then(|| Letterhead {
            firm: field(FIELDS[0]),
            address: field(FIELDS[1]),
            lawyer: field(FIELDS[2]),
            logo: field(FIELDS[3]).into(),
        })
    }

    /// The table as it is written; nothing where nothing is set.
    pub(super) fn written(&self) -> String {
        let logo = self.logo.to_string_lossy();
        let fields = [&*self.firm, &*self.address, &*self.lawyer, &*logo];
        let lines = FIELDS
            .iter()
            .zip(fields)
            .filter(|(_, text)| !text.is_empty());
        let lines: String = lines
            .map(|(key, text)| format!("{key} = {}\n", quoted(text)))
            .collect();
        if lines.is_empty() {
            lines
        } else {
            format!("\n[letterhead]\n{lines}")
        }
    }
}

/// A text as TOML writes it on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => {
                out.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Letterhead> {
        Letterhead::parse(&text.parse().unwrap())
    }

    #[test]
    fn what_is_written_reads_back() {
        let full = Letterhead {
            firm: "甲“乙” \"丙\"律师事务所".into(),
            address: "C:\\路\n二层\u{7f}".into(),
            lawyer: "李某".into(),
            logo: "C:\\标.png".into(),
        };
        for head in [Letterhead::default(), full] {
            assert_eq!(parse(&head.written()), Some(head));
        }
    }

    #[test]
    fn a_name_or_a_value_that_cannot_be_is_refused() {
        assert_eq!(parse("letterhead = 1"), None);
        assert_eq!(parse("[letterhead]\nfirm = 1"), None);
        assert_eq!(parse("[letterhead]\nfrim = \"a\""), None);
    }
}
