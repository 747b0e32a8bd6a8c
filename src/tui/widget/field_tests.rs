//! Text fields: cells, cursor, scrolling, keys.

use super::*;
use crate::tui::{Glyphs, Theme, dump};

fn key(code: KeyCode) -> Input {
    Input::Key(KeyPress::plain(code))
}

/// The row of a field eight cells wide, and the column of its cursor.
fn shown(field: &mut Field) -> (String, u16) {
    let (theme, glyphs) = (Theme::plain(), Glyphs::UNICODE);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
    let look = Look {
        theme: &theme,
        glyphs: &glyphs,
    };
    let cursor = field
        .draw(buffer.area, &mut buffer, look, true)
        .expect("the field has the focus");
    (dump::text(&buffer).trim_end().to_owned(), cursor.x)
}

#[test]
fn the_cursor_stands_in_cells() {
    let mut field = Field::new("");
    assert_eq!(shown(&mut field), (String::new(), 0));
    for c in "张某a".chars() {
        assert_eq!(field.handle(&key(KeyCode::Char(c))), Edited::Changed);
    }
    assert_eq!(shown(&mut field), ("张某a".to_owned(), 5));
    field.handle(&key(KeyCode::Home));
    field.handle(&key(KeyCode::Right));
    assert_eq!(shown(&mut field), ("张某a".to_owned(), 2));
}

#[test]
fn a_long_text_scrolls_by_whole_characters() {
    let mut field = Field::new("一二三四五六");
    assert_eq!(shown(&mut field), ("…四五六".to_owned(), 7));
    field.handle(&key(KeyCode::Home));
    assert_eq!(shown(&mut field), ("一二三 …".to_owned(), 0));
    for _ in 0..3 {
        field.handle(&key(KeyCode::Right));
    }
    let (row, cursor) = shown(&mut field);
    assert!(
        row.contains('四') && row.starts_with('…') && row.ends_with('…'),
        "{row}"
    );
    assert!(cursor < 7);
}

#[test]
fn the_character_under_the_cursor_is_always_seen() {
    for text in [
        "一二三四五六七八",
        "abcdefghijklmnop",
        "a一b二c三d四e五",
        "exactly8",
        "一二三四",
    ] {
        let mut field = Field::new(text);
        let count = text.chars().count();
        let path = std::iter::repeat_n(KeyCode::Left, count)
            .chain(std::iter::repeat_n(KeyCode::Right, count));
        for code in path {
            let (row, cursor) = shown(&mut field);
            assert!(width(&row) <= 8, "{row}");
            if let Some(c) = text.chars().nth(field.editor.cursor()) {
                let at = crate::text::head(&row, cursor.into());
                assert!(
                    row[at.len()..].starts_with(c),
                    "{c} of {text} in {row:?} at {cursor}"
                );
            } else {
                assert!(usize::from(cursor) >= width(&row), "{row:?} at {cursor}");
            }
            field.handle(&key(code));
        }
    }
}

#[test]
fn keys_edit() {
    let mut field = Field::new("hotel records");
    field.handle(&Input::Key(KeyPress::ctrl('w')));
    assert_eq!(field.value(), "hotel ");
    field.handle(&key(KeyCode::Backspace));
    field.handle(&Input::Key(KeyPress::ctrl('u')));
    assert_eq!(field.value(), "");
    for code in [
        KeyCode::Enter,
        KeyCode::Tab,
        KeyCode::Esc,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::F(2),
    ] {
        assert_eq!(field.handle(&key(code)), Edited::Ignored);
    }
    assert_eq!(
        field.handle(&Input::Key(KeyPress::ctrl('z'))),
        Edited::Ignored
    );
    assert_eq!(field.handle(&key(KeyCode::Left)), Edited::Taken);
}

#[test]
fn what_is_pasted_becomes_one_line() {
    let mut field = Field::new("");
    assert_eq!(
        field.handle(&Input::Paste("酒店\r\n记录\u{1b}\n".into())),
        Edited::Changed
    );
    assert_eq!(field.value(), "酒店 记录");
}

#[test]
fn number_fields_fold_full_width() {
    let one = Input::Key(KeyPress {
        typed: Some('１'),
        ..KeyPress::plain(KeyCode::Char('1'))
    });
    let (mut plain, mut folding) = (Field::new(""), Field::new("").folding());
    plain.handle(&one);
    folding.handle(&one);
    folding.handle(&Input::Paste("２．５".into()));
    assert_eq!((plain.value(), folding.value()), ("１", "12.5"));
}

#[test]
fn a_click_places_the_cursor() {
    let mut field = Field::new("张某a");
    for (column, cursor) in [(0, 0), (1, 0), (2, 2), (3, 2), (4, 4), (9, 5)] {
        field.click(column);
        assert_eq!(shown(&mut field).1, cursor, "click at {column}");
    }
}

#[test]
fn placeholder_and_error_have_their_places() {
    let (theme, glyphs) = (Theme::plain(), Glyphs::UNICODE);
    let look = Look {
        theme: &theme,
        glyphs: &glyphs,
    };
    let mut field = Field::new("").placeholder("例如 350");
    field.set_error(Some("“x”不是数，请写如 350".into()));
    assert_eq!(field.height(12), 3);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
    assert_eq!(field.draw(buffer.area, &mut buffer, look, false), None);
    assert_eq!(dump::text(&buffer), "例如 350\n“x”不是数，\n请写如 350\n");
    assert_eq!(
        field.draw(Rect::new(0, 0, 0, 1), &mut buffer, look, true),
        None
    );
}

#[test]
fn a_masked_field_shows_a_dot_for_each_letter_and_no_letter() {
    let mut field = Field::new("张a").masked();
    assert_eq!(shown(&mut field), ("●●".to_owned(), 2));
    field.handle(&key(KeyCode::Left));
    assert_eq!(shown(&mut field), ("●●".to_owned(), 1));
    assert_eq!(field.value(), "张a");
    field.set_value("a long passphrase");
    let (row, _) = shown(&mut field);
    assert!(!row.contains(char::is_alphabetic), "{row}");
}
