//! Taking the terminal, using it, giving it back.

use std::process::Stdio;

use crate::pty::Pty;
use crate::run::{command, finish, home};

pub const ENTER: &str = "\r";
pub const DOWN: &str = "\x1b[B";
pub const F2: &str = "\x1bOQ";
pub const F3: &str = "\x1bOR";
pub const F5: &str = "\x1b[15~";
pub const F10: &str = "\x1b[21~";

/// Words that only one screen has.
pub const HOME: &str = "新案件";
pub const ROLE: &str = "做什么工作";
pub const SOURCE: &str = "这些信息是怎么来的";
pub const RECORDS: &str = "涉及哪些信息";

#[test]
fn the_first_frame_is_home_in_one_piece() {
    let home = home();
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for(HOME);
    assert!(pty.text().contains("gexin 个信"), "{}", pty.text());
    assert!(pty.terminal().alternate_screen());
    assert!(pty.terminal().bracketed_paste());
    let raw = String::from_utf8_lossy(&pty.raw).into_owned();
    let frames = raw.matches("\x1b[?2026h").count();
    assert_eq!(frames, 1, "nothing was drawn twice");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    assert_eq!(pty.given_back(), Ok(()));
    // Nothing was entered, and nothing is left.
    let drafts = std::fs::read_dir(home.path().join("state")).map(Iterator::count);
    assert!(matches!(drafts, Ok(0) | Err(_)), "{drafts:?}");
}

#[test]
fn from_the_first_key_to_the_result() {
    let home = home();
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for(HOME);
    pty.send(ENTER);
    pty.wait_for(ROLE);
    // Chinese, as an input method commits it: the cursor, at which its window opens, is right behind it.
    for words in ["你好", "银行"] {
        pty.send(words);
        let typed = |pty: &Pty| {
            pty.text()
                .lines()
                .any(|line| line.starts_with(&format!("  {words}")))
        };
        pty.wait("what was typed", typed);
        let (row, column) = pty.terminal().cursor_position();
        let line = pty.terminal().rows(0, 80).nth(row.into());
        let line = line.unwrap_or_default();
        let before = line.split(words).next().unwrap_or_default();
        assert_eq!(
            gexin::text::width(before) + 4,
            usize::from(column),
            "{line}"
        );
        if words == "你好" {
            pty.send("\x7f\x7f");
            pty.wait_gone(words);
        }
    }
    pty.send(ENTER);
    pty.wait_for(SOURCE);
    pty.send(&format!(" {ENTER}"));
    pty.wait_for("拿这些信息做了什么");
    pty.send(&format!("{DOWN} {ENTER}"));
    pty.wait_for("当事人同意过吗");
    pty.send(ENTER);
    pty.wait_for(RECORDS);
    pty.paste("征信报告");
    pty.wait_for("征信报告");
    pty.send(ENTER);
    pty.wait_for("怎样算一条");
    pty.send(&format!("27{ENTER}{ENTER}"));
    pty.wait_gone(RECORDS);
    pty.send(F5);
    pty.wait_for("怎样会变");
    let screen = pty.text();
    assert!(screen.contains("情节严重"), "{screen}");
    pty.send(F2);
    pty.wait_for("serious");
    pty.send(F10);
    pty.wait_for("not saved");
    // Throw it away.
    pty.send(&format!("{DOWN}{DOWN}{ENTER}"));
    assert_eq!(pty.end(), 0);
    assert_eq!(pty.given_back(), Ok(()));
    // The language is kept for the next time; the case is not.
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for("New case");
    assert!(!pty.text().contains("Go on where"), "{}", pty.text());
    pty.send(F10);
    assert_eq!(pty.end(), 0);
}

#[test]
fn suspended_and_continued_it_stands_as_it_stood() {
    let home = home();
    let mut pty = Pty::start_in_shell(home.path(), &["new"]);
    pty.wait_for(ROLE);
    pty.send("银行");
    pty.wait_for("银行等金融机构");
    pty.send("\x1a");
    pty.wait_for("stopped");
    assert_eq!(pty.given_back(), Ok(()));
    pty.send("\n");
    pty.wait_for(ROLE);
    assert!(pty.terminal().alternate_screen());
    assert!(pty.text().contains("银行等金融机构"), "{}", pty.text());
    pty.send(ENTER);
    pty.wait_for(SOURCE);
    pty.send(F10);
    pty.wait_for("还没有保存");
    pty.send(&format!("{DOWN}{DOWN}{ENTER}"));
    assert_eq!(pty.end(), 0);
    assert_eq!(pty.given_back(), Ok(()));
}

#[test]
fn the_mouse_is_taken_let_go_and_clicks_reach_what_they_hit() {
    use vt100::MouseProtocolMode;
    let home = home();
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for(HOME);
    assert_ne!(
        pty.terminal().mouse_protocol_mode(),
        MouseProtocolMode::None
    );
    let row = |pty: &Pty, text: &str| {
        let lines = pty.text();
        let at = lines.lines().position(|line| line.contains(text));
        at.expect("it is on the screen") + 1
    };
    let click = |pty: &mut Pty, text: &str| {
        let row = row(pty, text);
        pty.send(&format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m"));
    };
    click(&mut pty, HOME);
    pty.wait_for(ROLE);
    // The wheel, three notches down: the fourth role is at hand.
    pty.send(&"\x1b[<65;10;9M".repeat(3));
    pty.wait_for("▸ ( ) 航空公司");
    click(&mut pty, "银行等金融机构");
    pty.wait_for(SOURCE);
    pty.send("\x1b[24~");
    pty.wait_for("鼠标已放开");
    assert_eq!(
        pty.terminal().mouse_protocol_mode(),
        MouseProtocolMode::None
    );
    pty.send("\x1b[24~");
    pty.wait_for("鼠标已接管");
    assert_ne!(
        pty.terminal().mouse_protocol_mode(),
        MouseProtocolMode::None
    );
    pty.send(F10);
    pty.wait_for("还没有保存");
    pty.send(&format!("{DOWN}{DOWN}{ENTER}"));
    assert_eq!(pty.end(), 0);
}

#[test]
fn a_storm_of_sizes_loses_nothing() {
    let home = home();
    let mut pty = Pty::start(home.path(), &["new"], &[]);
    pty.wait_for(ROLE);
    pty.send("银行");
    pty.wait_for("银行");
    let mut sizes = vec![(20, 5), (200, 60), (60, 20), (1, 1), (59, 19), (132, 43)];
    sizes.extend((1..40).map(|step| (20 + step * 3, 5 + step)));
    sizes.push((20, 5));
    for (columns, rows) in sizes {
        pty.resize(columns, rows);
    }
    pty.wait("the request for room", |pty| {
        pty.text().replace(['\n', ' '], "").contains("窗口太小")
    });
    pty.resize(80, 24);
    pty.wait_for(ROLE);
    assert!(pty.text().contains("银行"), "{}", pty.text());
    pty.send(ENTER);
    pty.wait_for(SOURCE);
    pty.send(F10);
    pty.wait_for("还没有保存");
    pty.send(&format!("{DOWN}{DOWN}{ENTER}"));
    assert_eq!(pty.end(), 0);
}

#[test]
fn no_color_means_none() {
    let colour = |raw: &[u8]| {
        let text = String::from_utf8_lossy(raw).into_owned();
        [
            "\x1b[38;5;",
            "\x1b[38;2;",
            "\x1b[48;5;",
            "\x1b[48;2;",
            "\x1b[9",
            "\x1b[3",
        ]
        .iter()
        .any(|start| {
            text.match_indices(start).any(|(at, _)| {
                let rest = &text[at + 2..];
                let codes: String = rest
                    .chars()
                    .take_while(|letter| letter.is_ascii_digit() || *letter == ';')
                    .collect();
                let sgr = rest[codes.len()..].starts_with('m');
                sgr && !matches!(codes.as_str(), "39" | "49" | "3")
            })
        })
    };
    for (value, coloured) in [("", true), ("1", false)] {
        let home = home();
        let mut pty = Pty::start(home.path(), &[], &[("NO_COLOR", value)]);
        pty.wait_for(HOME);
        assert_eq!(colour(&pty.raw), coloured, "NO_COLOR={value:?}");
        pty.send(F10);
        assert_eq!(pty.end(), 0);
    }
}

#[test]
fn a_dumb_terminal_is_asked_in_plain_lines() {
    let home = home();
    let mut pty = Pty::start(home.path(), &["--lang", "en"], &[("TERM", "dumb")]);
    pty.wait_for("What is the person's work?");
    pty.send(&format!("quit{ENTER}"));
    assert_eq!(pty.end(), 0);
    assert!(!String::from_utf8_lossy(&pty.raw).contains('\x1b'));
}

/// What was last put on the clipboard.
fn clipboard(raw: &[u8]) -> String {
    use base64::Engine as _;
    let raw = String::from_utf8_lossy(raw);
    let (_, copied) = raw.rsplit_once("\x1b]52;c;").expect("something was copied");
    let end = copied.find(['\x07', '\x1b']).expect("its end");
    let bytes = base64::engine::general_purpose::STANDARD.decode(&copied[..end]);
    String::from_utf8(bytes.expect("base64")).expect("UTF-8")
}

#[test]
fn the_conclusion_goes_to_the_clipboard() {
    let home = home();
    let mut pty = Pty::start(home.path(), &["open", "example:bank-clerk"], &[]);
    pty.wait_for("情节严重");
    pty.send("\x19");
    pty.wait_for("已复制");
    let copied = clipboard(&pty.raw);
    assert!(
        copied.contains("情节严重") && copied.contains("第5条第1款第8项"),
        "{copied}"
    );
    pty.send(F10);
    assert_eq!(pty.end(), 0);
}

#[test]
fn the_users_own_keys_take_the_place_of_the_built_in_ones() {
    let home = home();
    let config = home.path().join("config");
    std::fs::create_dir(&config).expect("a folder");
    let own = |text: &str| std::fs::write(config.join("keys.toml"), text).expect("it is written");
    own("[[action]]\nid = \"quit\"\nkeys = [\"Ctrl-U\"]\n");
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for(HOME);
    pty.send("\x15");
    assert_eq!(pty.end(), 0);
    // Broken, they are left, and it is said where.
    own("[[action]]\nid = \"quit\"\nkeys = [\"F1\"]\n");
    let mut pty = Pty::start(home.path(), &[], &[]);
    pty.wait_for(HOME);
    pty.wait_for("自定按键没有采用");
    pty.send(F10);
    assert_eq!(pty.end(), 0);
    let said = String::from_utf8_lossy(&pty.raw).into_owned();
    assert!(said.contains("keys.toml:3:9"), "{said}");
}

#[test]
fn no_terminal_is_said_in_words() {
    let home = home();
    let ran = finish(command(home.path(), &[]).stdin(Stdio::null()));
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("no terminal") && ran.err.contains("gexin assess"),
        "{}",
        ran.err
    );
    assert_eq!(ran.out, "");
    let ran = finish(&mut command(home.path(), &["new", "--lang", "zh"]));
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("没有终端"), "{}", ran.err);
}
