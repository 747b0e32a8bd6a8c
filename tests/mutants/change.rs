//! Every change that is tried on a data file: each number one up and one down, each entry left out.

use jiff::ToSpan;
use jiff::civil::Date;

/// A changed file.
pub struct Mutant {
    /// The file's name among the data.
    pub file: &'static str,
    /// The line of the change, counted from 1.
    pub line: usize,
    /// The id of the entry that it is in.
    pub entry: String,
    /// What was changed.
    pub what: String,
    /// The text after it.
    pub text: String,
}

/// All changes of a file.
pub fn mutants(file: &'static str, text: &str) -> Vec<Mutant> {
    let mut all = numbers(file, text);
    all.extend(entries(file, text));
    all
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The last id before a place.
fn entry_at(text: &str, at: usize) -> String {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let ids = text[..end].lines().rev();
    let id = ids.filter_map(|line| line.strip_prefix("id = ")).next();
    id.unwrap_or_default().replace('"', "")
}

/// Each number, date and factor, a step down and a step up.
fn numbers(file: &'static str, text: &str) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (start, token) in tokens(text) {
        let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
        // The order in which the offences are listed is no rule.
        if text[line..start].trim() == "order =" {
            continue;
        }
        for changed in steps(token) {
            let mut mutant = text.to_owned();
            mutant.replace_range(start..start + token.len(), &changed);
            all.push(Mutant {
                file,
                line: line_of(text, start),
                entry: entry_at(text, start),
                what: format!("{token} → {changed}"),
                text: mutant,
            });
        }
    }
    all
}

/// What a number or a date is changed to.
fn steps(token: &str) -> Vec<String> {
    if let Ok(day) = token.parse::<Date>() {
        return vec![(day - 1.day()).to_string(), (day + 1.day()).to_string()];
    }
    let (number, rest) = token.split_at(token.find('/').unwrap_or(token.len()));
    let Ok(number) = number.parse::<u64>() else {
        return Vec::new();
    };
    let mut steps = vec![format!("{}{rest}", number + 1)];
    if let Some(less) = number.checked_sub(1) {
        steps.push(format!("{less}{rest}"));
    }
    if let Some(divisor) = rest.strip_prefix('/').and_then(|of| of.parse::<u64>().ok()) {
        steps.push(format!("{number}/{}", divisor + 1));
    }
    steps
}

/// The bare values that start with a digit, and strings of a number or a fraction alone.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += text[at..].find('\n').unwrap_or(text.len() - at),
            b'"' => {
                let end = at + 1 + string_end(&text[at + 1..]);
                let inside = &text[at + 1..end];
                if !inside.is_empty()
                    && inside
                        .bytes()
                        .all(|one| one.is_ascii_digit() || one == b'/')
                {
                    tokens.push((at + 1, inside));
                }
                at = end + 1;
            }
            one if one.is_ascii_alphanumeric() => {
                let word = text[at..]
                    .find(|one: char| {
                        !one.is_ascii_alphanumeric() && !matches!(one, '-' | '_' | '.')
                    })
                    .unwrap_or(text.len() - at);
                if one.is_ascii_digit() {
                    tokens.push((at, &text[at..at + word]));
                }
                at += word;
            }
            _ => at += 1,
        }
    }
    tokens
}

/// Where a string ends, after its opening quotation mark.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return at,
            _ => escaped = false,
        }
    }
    text.len()
}

/// Each entry with what belongs to it, left out.
pub fn entries(file: &'static str, text: &str) -> Vec<Mutant> {
    let mut heads = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.trim_end().strip_prefix('[') {
            let name = name.split(']').next().unwrap_or_default();
            heads.push((at, name.trim_start_matches('[').to_owned()));
        }
        at += line.len();
    }
    let own = |(number, (start, name)): (usize, &(usize, String))| {
        let inside = format!("{name}.");
        let end = heads[number + 1..]
            .iter()
            .find(|(_, other)| !other.starts_with(&inside))
            .map_or(text.len(), |(end, _)| *end);
        let entry = &text[*start..end];
        let id = entry_at(text, start + entry.find("\nid = ").map_or(0, |at| at + 4));
        Mutant {
            file,
            line: line_of(text, *start),
            what: format!("without {name} {id}"),
            entry: id,
            text: format!("{}{}", &text[..*start], &text[end..]),
        }
    };
    heads.iter().enumerate().map(own).collect()
}
