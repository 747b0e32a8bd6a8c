//! Lists: layout, scrolling, boxes, the mouse.

use super::*;
use crate::tui::theme::Depth;
use crate::tui::{Glyphs, Theme, dump};

fn items() -> Vec<Item> {
    vec![
        Item::new("行踪轨迹")
            .explained("定位、车辆轨迹等能反映特定人活动情况的信息")
            .value("20"),
        Item::new("住宿信息").value("350"),
        Item::new("不清楚").explained("这一项保持待定"),
    ]
}

fn drawn(items: &[Item], state: &mut ListState, width: u16, height: u16) -> Buffer {
    let (theme, glyphs) = (Theme::dark(Depth::Sixteen), Glyphs::UNICODE);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    List::new(
        Look {
            theme: &theme,
            glyphs: &glyphs,
        },
        items,
    )
    .render(buffer.area, &mut buffer, state);
    buffer
}

#[test]
fn explanations_stand_below_names() {
    let mut state = ListState {
        selected: 1,
        ..ListState::default()
    };
    let buffer = drawn(&items(), &mut state, 26, 6);
    assert_eq!(
        dump::text_and_styles(&buffer),
        "  行踪轨迹              20\n  定位、车辆轨迹等能反映特\n  定人活动情况的信息\n▸ 住宿信息             350\n  不清楚\n  \
         这一项保持待定\n---\n 1   2-25  Gray\n 2   2-19  Gray\n 3   0-0   LightCyan reversed\n 3   1-25  reversed\n \
         5   2-15  Gray\n"
    );
    assert_eq!(state.lines, 6);
}

#[test]
fn the_selected_item_is_seen_whole() {
    let mut state = ListState::default();
    assert_eq!(
        dump::text(&drawn(&items(), &mut state, 26, 3))
            .lines()
            .count(),
        3
    );
    assert_eq!(state.offset, 0);
    state.step(1, 3);
    drawn(&items(), &mut state, 26, 3);
    assert_eq!(state.offset, 1);
    state.step(9, 3);
    drawn(&items(), &mut state, 26, 3);
    assert_eq!((state.selected, state.offset), (2, 3));
    state.step(-1, 3);
    drawn(&items(), &mut state, 26, 3);
    assert_eq!(state.offset, 3);
    state.step(-9, 3);
    drawn(&items(), &mut state, 26, 2);
    assert_eq!((state.selected, state.offset), (0, 0));
}

#[test]
fn the_mouse_finds_the_item() {
    let mut state = ListState {
        selected: 2,
        ..ListState::default()
    };
    drawn(&items(), &mut state, 26, 4);
    assert_eq!(state.offset, 2);
    assert_eq!(state.hits.at(5, 0), Some(0));
    assert_eq!(state.hits.at(5, 1), Some(1));
    assert_eq!(state.hits.at(5, 3), Some(2));
    assert_eq!(state.hits.at(5, 4), None);
    assert_eq!(state.hits.at(26, 1), None);
}

#[test]
fn boxes_move_the_text() {
    let marks = [
        Mark::Check(true),
        Mark::Check(false),
        Mark::Radio(true),
        Mark::Radio(false),
    ];
    let items: Vec<Item> = marks
        .into_iter()
        .map(|mark| Item::new("出售").explained("有偿").marked(mark))
        .collect();
    let text = dump::text(&drawn(&items, &mut ListState::default(), 12, 8));
    assert_eq!(
        text,
        "▸ [✓] 出售\n      有偿\n  [ ] 出售\n      有偿\n  (●) 出售\n      有偿\n  ( ) 出售\n      有偿\n"
    );
}

#[test]
fn small_and_empty_lists_do_not_break() {
    for (width, height) in [(0, 0), (1, 1), (3, 2), (60, 0)] {
        drawn(&items(), &mut ListState::default(), width, height);
        drawn(
            &[],
            &mut ListState {
                selected: 7,
                ..ListState::default()
            },
            width,
            height,
        );
    }
}

#[test]
fn a_mark_says_that_there_is_more() {
    let items: Vec<Item> = (1..=9).map(|n| Item::new(format!("出售{n}"))).collect();
    let mut state = ListState::default();
    let drawn = |state: &mut ListState, height| dump::text(&drawn(&items, state, 12, height));
    assert_eq!(
        drawn(&mut state, 3),
        "▸ 出售1    █\n  出售2    │\n  出售3    │\n"
    );
    state.page(1, items.len());
    assert_eq!(state.selected, 2);
    state.page(9, items.len());
    assert_eq!(
        drawn(&mut state, 3),
        "  出售7    │\n  出售8    │\n▸ 出售9    █\n"
    );
    assert!(!drawn(&mut state, 9).contains('│'));
}

#[test]
fn a_figure_without_room_beside_the_name_stands_below_it() {
    let items = [Item::new("同意提供给对方").value("→ 不适用")];
    let text = |width| {
        let buffer = drawn(&items, &mut ListState::default(), width, 3);
        dump::text(&buffer)
    };
    assert_eq!(text(26), "▸ 同意提供给对方  → 不适用\n\n\n");
    assert_eq!(text(25), "▸ 同意提供给对方\n                 → 不适用\n\n");
    assert_eq!(text(12), "▸ 同意提供给\n    对方\n    → 不适用\n");
}

#[test]
fn lines_above_an_item_are_no_part_of_it() {
    let items = [
        Item::new("one"),
        Item::new("two").below([String::new(), "More".to_owned()]),
    ];
    let mut state = ListState {
        selected: 1,
        ..ListState::default()
    };
    let drawn = drawn(&items, &mut state, 8, 4);
    assert_eq!(
        dump::text_and_styles(&drawn),
        "  one\n\nMore\n▸ two\n---\n 2   0-3   bold\n 3   0-0   LightCyan reversed\n 3   1-7   reversed\n"
    );
}
