//! A bank clerk who sold 27 credit reports and got 2,000 yuan, told by keys only.

use gexin::tui::input::KeyCode;

use super::desk::Desk;

/// Answers the question on the screen; gives its id. The order of the questions is the program's own.
pub fn answer(desk: &mut Desk) -> &'static str {
    let place = desk.place();
    match place {
        "role" => desk.search("yinhang"),
        "source" => desk.tick(&["duty"]),
        "acts" => desk.tick(&["sell"]),
        "basis" => desk.choose("none"),
        "lawful-business" => desk.choose("no"),
        "records" => {
            desk.search("zxbg");
            desk.types("27");
            // The count, then "that is all".
            desk.enter();
            desk.enter();
        }
        "gains" | "gains-duty" => {
            desk.types("2000");
            desk.enter();
        }
        "gains-cost" | "profit" => {
            desk.types("0");
            desk.enter();
        }
        "crime" | "beside" | "harm" | "prior" => desk.choose("none"),
        "date" => {
            desk.types("2022-09-01");
            desk.enter();
        }
        "actor" => desk.choose("individual"),
        other => panic!("unexpected: {other:?}\n{}", desk.screen()),
    }
    place
}

/// Answers until a place is reached; gives the questions answered on the way.
pub fn until(desk: &mut Desk, place: &str) -> Vec<&'static str> {
    let mut asked = Vec::new();
    while desk.place() != place {
        assert!(asked.len() < 30, "{place} is not reached: {asked:?}");
        asked.push(answer(desk));
    }
    asked
}

/// From home to the new case: the first line of home, or the second where a draft is offered.
pub fn begin(desk: &mut Desk) {
    let words = &super::desk::world().screens.home;
    if desk.screen().contains(words.resume.get(desk.app.lang)) {
        desk.key(KeyCode::Down);
    }
    desk.enter();
}
