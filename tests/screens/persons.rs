//! Several people at the keys: turned to, added, named, changed, taken out.

use super::desk::{Desk, dense, example};
use gexin::text::Lang;
use gexin::tui::action::Action;
use gexin::tui::input::KeyCode;

fn title(desk: &mut Desk) -> String {
    let screen = desk.screen_at((120, 36));
    screen.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_key_turns_from_person_to_person_and_round() {
    let mut desk = Desk::at_result(Lang::En, example("five-persons"));
    for wanted in [
        "1 of 5: A",
        "2 of 5: B",
        "3 of 5: C",
        "4 of 5: D",
        "5 of 5: E",
        "1 of 5: A",
    ] {
        assert!(title(&mut desk).contains(wanted), "{wanted}");
        desk.act(Action::Person);
    }
    let screen = dense(&desk.screen_at((78, 160)));
    assert!(
        screen.contains("420/25"),
        "B got them in duty: half the line"
    );
}

#[test]
fn a_case_of_one_has_nobody_to_turn_to() {
    let mut desk = Desk::at_result(Lang::En, example("tracks-499"));
    desk.act(Action::Person);
    assert!(title(&mut desk).contains("one person"));
}

#[test]
fn a_person_added_begins_like_the_one_at_hand_and_changes_alone() {
    let mut desk = Desk::at_result(Lang::En, example("tracks-499"));
    desk.act(Action::Persons);
    desk.enter();
    desk.types("Bo");
    desk.enter();
    desk.enter();
    assert!(title(&mut desk).contains("Person 2 of 2: Bo"));
    let screen = dense(&desk.screen_at((78, 160)));
    assert_eq!(screen.matches("location-trackinformation:499").count(), 2);

    desk.act(Action::Result);
    while desk.place() != "records" {
        desk.act(Action::Previous);
    }
    desk.keys(KeyCode::Up, 3);
    desk.types("1");
    desk.act(Action::Result);
    let screen = dense(&desk.screen_at((78, 160)));
    assert!(screen.contains("location-trackinformation:499"), "{screen}");
    assert!(
        screen.contains("location-trackinformation:4,991"),
        "{screen}"
    );

    desk.act(Action::Persons);
    desk.key(KeyCode::Delete);
    desk.act(Action::Back);
    assert!(!title(&mut desk).contains("Person"));
    desk.act(Action::Undo);
    // The next key takes the message away that stands where the person does.
    desk.key(KeyCode::Left);
    assert!(title(&mut desk).contains("of 2"));
}
