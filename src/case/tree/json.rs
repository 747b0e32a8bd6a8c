//! JSON, read strictly, with places and with numbers as written.

use std::borrow::Cow;
use std::ops::Range;

use jsonc_parser::ast::{self, ObjectPropName};
use jsonc_parser::common::Ranged;
use jsonc_parser::tokens::Token;
use jsonc_parser::{CollectOptions, ParseOptions, Scanner, ScannerOptions, parse_to_ast};

use super::{Key, Node, Value};

/// What is allowed beyond JSON: nothing that a reader of JSON would trip over.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: true,
    allow_non_finite_numbers: true,
    allow_extended_string_escapes: false,
};

pub(super) fn parse(text: &str) -> Result<Node<'_>, (Range<usize>, String)> {
    match Sound::new(text).whole() {
        Some(node) => Ok(node),
        None => careful(text),
    }
}

/// A text without mistakes, token after token: a stream has a million of them. Where something is out of place the text
/// is read again with care, to say what.
struct Sound<'t> {
    scanner: Scanner<'t>,
}

/// Few tables have more entries.
const USUAL: usize = 8;

/// No case file is nested deeper.
const DEEPEST: usize = 16;

impl<'t> Sound<'t> {
    fn new(text: &'t str) -> Self {
        let options = ScannerOptions {
            allow_single_quoted_strings: STRICT.allow_single_quoted_strings,
            allow_hexadecimal_numbers: STRICT.allow_hexadecimal_numbers,
            allow_unary_plus_numbers: STRICT.allow_unary_plus_numbers,
            allow_bare_decimal_point_numbers: STRICT.allow_bare_decimal_point_numbers,
            allow_non_finite_numbers: STRICT.allow_non_finite_numbers,
            allow_extended_string_escapes: STRICT.allow_extended_string_escapes,
        };
        Sound {
            scanner: Scanner::new(text, &options),
        }
    }

    fn whole(mut self) -> Option<Node<'t>> {
        let first = self.next()?;
        let node = self.value(first, DEEPEST)?;
        matches!(self.scanner.scan(), Ok(None)).then_some(node)
    }

    fn next(&mut self) -> Option<Token<'t>> {
        self.scanner.scan().ok()?
    }

    fn value(&mut self, token: Token<'t>, depth: usize) -> Option<Node<'t>> {
        let start = self.scanner.token_start();
        let depth = depth.checked_sub(1)?;
        let value = match token {
            Token::String(text) => Value::Text(text),
            Token::Number(number) => Value::Number(Cow::Borrowed(number)),
            Token::Boolean(yes) => Value::Bool(yes),
            Token::Null => Value::Null,
            Token::OpenBracket => Value::List(self.list(depth)?),
            Token::OpenBrace => Value::Table(self.table(depth)?),
            Token::CloseBrace
            | Token::CloseBracket
            | Token::Comma
            | Token::Colon
            | Token::Word(_)
            | Token::CommentLine(_)
            | Token::CommentBlock(_) => return None,
        };
        Some(Node {
            value,
            at: start..self.scanner.token_end(),
        })
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Node<'t>>> {
        let mut list = Vec::new();
        let mut token = self.next()?;
        if matches!(token, Token::CloseBracket) {
            return Some(list);
        }
        loop {
            list.push(self.value(token, depth)?);
            match self.next()? {
                Token::Comma => token = self.next()?,
                Token::CloseBracket => return Some(list),
                _ => return None,
            }
        }
    }

    fn table(&mut self, depth: usize) -> Option<Vec<(Key<'t>, Node<'t>)>> {
        let mut token = self.next()?;
        if matches!(token, Token::CloseBrace) {
            return Some(Vec::new());
        }
        let mut table = Vec::with_capacity(USUAL);
        loop {
            let Token::String(name) = token else {
                return None;
            };
            let at = self.scanner.token_start()..self.scanner.token_end();
            let Token::Colon = self.next()? else {
                return None;
            };
            let value = self.next()?;
            table.push((Key { name, at }, self.value(value, depth)?));
            match self.next()? {
                Token::Comma => token = self.next()?,
                Token::CloseBrace => return Some(table),
                _ => return None,
            }
        }
    }
}

/// The same of any text, with what is wrong in it.
fn careful(text: &str) -> Result<Node<'_>, (Range<usize>, String)> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| {
        (
            error.range().start..error.range().end,
            error.kind().to_string(),
        )
    })?;
    match parsed.value {
        Some(value) => Ok(node(value)),
        None => Err((0..0, "the file is empty".to_owned())),
    }
}

fn node(value: ast::Value<'_>) -> Node<'_> {
    let range = value.range();
    let value = match value {
        ast::Value::StringLit(text) => Value::Text(text.value),
        ast::Value::NumberLit(number) => Value::Number(Cow::Borrowed(number.value)),
        ast::Value::BooleanLit(yes) => Value::Bool(yes.value),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(list) => Value::List(list.elements.into_iter().map(node).collect()),
        ast::Value::Object(object) => {
            Value::Table(object.properties.into_iter().map(property).collect())
        }
    };
    Node {
        value,
        at: range.start..range.end,
    }
}

fn property(property: ast::ObjectProp<'_>) -> (Key<'_>, Node<'_>) {
    let range = property.name.range();
    let name = match property.name {
        ObjectPropName::String(text) => text.value,
        ObjectPropName::Word(word) => Cow::Borrowed(word.value),
    };
    (
        Key {
            name,
            at: range.start..range.end,
        },
        node(property.value),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: [&str; 6] = [
        r#"{"a":[1,-2.50,{"b":null,"c":true}],"d":"x","d":{}}"#,
        " { \"a\" : [ ] , \"b\" : \"\\u5f20\\n\" } ",
        "[]",
        "1e5",
        "\"张\"",
        r#"{"a":Infinity,"b":.5}"#,
    ];

    #[test]
    fn both_ways_of_reading_give_the_same() {
        for text in SOUND {
            let quick = Sound::new(text).whole();
            let careful = careful(text).ok();
            assert!(quick.is_some() && quick == careful, "{text}");
        }
    }

    #[test]
    fn whatever_is_out_of_place_is_read_with_care() {
        let broken = [
            "",
            "{",
            "{]",
            "[1,]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "[1 2]",
            "{} {}",
            "// x\n{}",
            "{'a':1}",
            "[+1]",
            "\"x",
            "\"C:\\cases\"",
            "{\"a\":}",
            "}",
        ];
        for text in broken {
            assert!(Sound::new(text).whole().is_none(), "{text}");
            assert!(parse(text).is_err(), "{text}");
        }
        let deep = format!("{}{}", "[".repeat(20), "]".repeat(20));
        assert!(Sound::new(&deep).whole().is_none() && parse(&deep).is_ok());
    }
}
