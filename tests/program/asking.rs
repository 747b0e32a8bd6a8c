//! The interview as plain lines, in pipes and in a terminal.

use crate::pty::Pty;
use crate::run::{home, run_on};

const CLERK: &str = "bank\n1\n2\n1\ncredit report 27\ndone\n2000\n1\n";

#[test]
fn a_pipe_comes_to_a_report() {
    let home = home();
    let ran = run_on(home.path(), &["ask"], CLERK);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("[Who, question 1 of"), "{}", ran.out);
    // The end of the input: the result so far.
    let (_, report) = ran.out.rsplit_once("So far: ").expect("answers");
    assert!(report.contains("art. 5(1)(8)"), "{report}");
    assert!(!ran.out.contains('\x1b'));
    // What came from a pipe can be sent again; no draft is left.
    let drafts = std::fs::read_dir(home.path().join("state")).map(Iterator::count);
    assert!(matches!(drafts, Ok(0) | Err(_)), "{drafts:?}");
}

#[test]
fn nothing_at_all_is_a_result_too() {
    let home = home();
    for arguments in [&["ask"][..], &["--plain"], &["new", "--plain"]] {
        let ran = run_on(home.path(), arguments, "");
        assert_eq!(ran.status, 0, "{arguments:?}");
        assert!(ran.out.contains("not yet certain"), "{}", ran.out);
    }
}

#[test]
fn a_case_is_saved_for_its_owner_and_gone_on_with() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = home();
    let ran = run_on(
        home.path(),
        &["ask", "clerk.toml"],
        &format!("{CLERK}save\nquit\n"),
    );
    assert!(ran.out.contains("Saved to clerk.toml"), "{}", ran.out);
    let file = home.path().join("clerk.toml");
    let mode = std::fs::metadata(&file)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let ran = run_on(home.path(), &["open", "clerk.toml", "--plain"], "review\n");
    assert!(ran.out.contains("sold them"), "{}", ran.out);
    // Another case does not replace it without a second word.
    let again = "bank\n1\nsave clerk\nsave clerk\n";
    let ran = run_on(home.path(), &["ask"], again);
    assert!(ran.out.contains("say it again"), "{}", ran.out);
    assert!(ran.out.contains("Saved to clerk.toml"), "{}", ran.out);
}

#[test]
fn what_is_no_case_is_said() {
    let home = home();
    std::fs::write(home.path().join("bad.toml"), "schema = 1\nx = 1\n").expect("written");
    let ran = run_on(home.path(), &["ask", "bad.toml"], "");
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("bad.toml:2:1"), "{}", ran.err);
    let ran = run_on(home.path(), &["ask", "example:nobody"], "");
    assert_eq!(ran.status, 1);
}

#[test]
fn what_was_killed_is_offered_again() {
    let home = home();
    let mut pty = Pty::start(home.path(), &["ask"], &[]);
    pty.wait_for("做什么工作");
    pty.send("银行职员\r");
    pty.wait_for("这些信息是怎么来的");
    pty.signal("KILL");
    pty.end();
    let mut pty = Pty::start(home.path(), &["ask"], &[]);
    pty.wait_for("没做完的草稿");
    pty.send("1\r");
    pty.wait_for("这些信息是怎么来的");
    pty.send("丢弃\r");
    assert_eq!(pty.end(), 0);
    let mut pty = Pty::start(home.path(), &["ask"], &[]);
    pty.wait_for("做什么工作");
    assert!(!pty.text().contains("草稿"), "{}", pty.text());
    pty.send("q\r");
    assert_eq!(pty.end(), 0);
}

#[test]
fn another_language_is_kept_but_no_settings_are_lost_for_it() {
    let home = home();
    let settings = home.path().join("config").join("settings.toml");
    std::fs::create_dir_all(settings.parent().expect("a folder")).expect("a folder");
    let after = |before: &str| {
        std::fs::write(&settings, before).expect("a file");
        let ran = run_on(home.path(), &["ask"], "language\n");
        assert_eq!(ran.status, 0, "{}", ran.err);
        std::fs::read_to_string(&settings).expect("the settings")
    };
    let kept = after("[letterhead]\nfirm = \"Li\"\n");
    assert!(
        kept.contains("language = ") && kept.contains("firm = \"Li\""),
        "{kept}"
    );
    for slip in [
        "[letterhead]\nfirm = \"Li\n",
        "theme = \"drak\"\n[letterhead]\nfirm = \"Li\"\n",
        "[letterhead]\nfrim = \"Li\"\n",
    ] {
        assert_eq!(after(slip), slip);
    }
}
