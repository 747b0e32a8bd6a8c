use super::super::fault::failing_at;
use super::*;
use std::process::{Command, Stdio};
use tempfile::tempdir;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn texts(folder: &Path) -> Vec<String> {
    orphans(folder)
        .unwrap()
        .iter()
        .map(|o| fs::read_to_string(&o.path).unwrap())
        .collect()
}

fn age(path: &Path, by: Duration) {
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - by).unwrap();
}

#[test]
fn a_living_draft_is_seen_by_nobody_and_an_orphan_by_all() {
    let dir = tempdir().unwrap();
    let mut one = Draft::begin(dir.path()).unwrap();
    let mut two = Draft::begin(dir.path()).unwrap();
    assert_ne!(one.path(), two.path());
    one.write("one").unwrap();
    two.write("two").unwrap();
    one.write("one, more").unwrap();
    assert!(texts(dir.path()).is_empty());
    drop(one);
    assert_eq!(texts(dir.path()), ["one, more"]);
    assert_eq!(texts(dir.path()), ["one, more"], "looking changes nothing");
    two.discard().unwrap();
    assert_eq!(texts(dir.path()), ["one, more"]);
}

#[test]
fn an_adopted_orphan_is_an_ordinary_draft() {
    let dir = tempdir().unwrap();
    let mut draft = Draft::begin(dir.path()).unwrap();
    draft.write("一").unwrap();
    drop(draft);
    let orphan = orphans(dir.path()).unwrap().remove(0);
    let late = orphan.clone();
    let (mut draft, text) = orphan.adopt().unwrap();
    assert_eq!(text, "一");
    assert!(texts(dir.path()).is_empty());
    assert_eq!(late.clone().adopt().unwrap_err().what, Cause::InUse);
    assert_eq!(late.clone().discard().unwrap_err().what, Cause::InUse);
    draft.write("二").unwrap();
    draft.sync().unwrap();
    assert_eq!(fs::read_to_string(draft.path()).unwrap(), "二");
    draft.discard().unwrap();
    assert_eq!(late.adopt().unwrap_err().what, Cause::NotFound);
    assert!(names(dir.path()).is_empty(), "{:?}", names(dir.path()));
}

#[test]
fn nothing_is_left_of_what_was_never_written_or_thrown_away() {
    let dir = tempdir().unwrap();
    drop(Draft::begin(dir.path()).unwrap());
    assert!(names(dir.path()).is_empty());
    let mut draft = Draft::begin(dir.path()).unwrap();
    draft.sync().unwrap();
    draft.write("x").unwrap();
    draft.clear().unwrap();
    draft.clear().unwrap();
    assert_eq!(names(dir.path()).len(), 1, "the lock stays");
    draft.write("y").unwrap();
    drop(draft);
    orphans(dir.path()).unwrap().remove(0).discard().unwrap();
    assert!(names(dir.path()).is_empty());
}

#[test]
fn what_a_killed_write_left_does_not_show_in_the_next() {
    let dir = tempdir().unwrap();
    let mut draft = Draft::begin(dir.path()).unwrap();
    fs::write(draft.path().with_extension("tmp"), "a longer text than").unwrap();
    draft.write("this").unwrap();
    assert_eq!(fs::read_to_string(draft.path()).unwrap(), "this");
}

#[test]
fn the_newest_comes_first() {
    let dir = tempdir().unwrap();
    for (text, hours) in [("old", 50), ("new", 1), ("middle", 10)] {
        let mut draft = Draft::begin(dir.path()).unwrap();
        draft.write(text).unwrap();
        age(draft.path(), Duration::from_secs(hours * 3600));
    }
    assert_eq!(texts(dir.path()), ["new", "middle", "old"]);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_any_of_it() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempdir().unwrap();
    let mut draft = Draft::begin(dir.path()).unwrap();
    draft.write("x").unwrap();
    for name in names(dir.path()) {
        assert_eq!(
            fs::metadata(dir.path().join(&name))
                .unwrap()
                .permissions()
                .mode()
                & 0o777,
            0o600,
            "{name}"
        );
    }
}

#[test]
fn a_text_without_its_lock_is_an_orphan_and_not_written_over() {
    let dir = tempdir().unwrap();
    let mut draft = Draft::begin(dir.path()).unwrap();
    draft.write("kept").unwrap();
    let path = draft.path().to_owned();
    drop(draft);
    fs::remove_file(path.with_extension("lock")).unwrap();
    let next = Draft::begin(dir.path()).unwrap();
    assert_ne!(next.path(), path);
    assert_eq!(
        orphans(dir.path()).unwrap().remove(0).adopt().unwrap().1,
        "kept"
    );
}

#[test]
fn rubbish_goes_after_a_day_unless_somebody_holds_it() {
    let dir = tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let long = RUBBISH_AFTER + Duration::from_secs(60);
    for name in [
        "draft-1-0.lock",
        "draft-1-0.tmp",
        "draft-2-0.lock",
        "draft-2-0.toml",
        "draft-3-0.lock",
        "other.lock",
    ] {
        fs::write(at(name), "").unwrap();
        age(&at(name), long);
    }
    age(&at("draft-3-0.lock"), Duration::from_secs(60));
    let living = Draft::begin(dir.path()).unwrap();
    let living_lock = living.path().with_extension("lock");
    age(&living_lock, long);
    assert!(orphans(dir.path()).unwrap().is_empty());
    let living_name = living_lock
        .file_name()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let mut kept = vec![
        "draft-3-0.lock".to_owned(),
        "other.lock".to_owned(),
        living_name,
    ];
    kept.sort();
    assert_eq!(names(dir.path()), kept);
}

#[test]
fn folders_that_are_none() {
    let dir = tempdir().unwrap();
    let none = dir.path().join("none");
    assert_eq!(orphans(&none), Ok(Vec::new()));
    assert_eq!(Draft::begin(&none).unwrap_err().what, Cause::MissingFolder);
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(orphans(&file).unwrap_err().what, Cause::NotAFolder);
    assert_eq!(Draft::begin(&file).unwrap_err().what, Cause::NotAFolder);
}

#[test]
fn failures_are_errors_with_the_draft_s_name() {
    let dir = tempdir().unwrap();
    let mut draft = Draft::begin(dir.path()).unwrap();
    fs::create_dir(draft.path()).unwrap();
    let error = draft.write("x").unwrap_err();
    assert_eq!(
        (error.path.as_path(), error.what),
        (draft.path(), Cause::IsFolder)
    );
    fs::remove_dir(draft.path()).unwrap();
    draft.write("x").unwrap();
    fs::write(draft.path(), b"\xFF\xFF").unwrap();
    drop(draft);
    let orphan = orphans(dir.path()).unwrap().remove(0);
    assert!(matches!(
        orphan.adopt().unwrap_err().what,
        Cause::NotUtf8 { .. }
    ));
    assert_eq!(
        orphans(dir.path()).unwrap().len(),
        1,
        "what cannot be read is not thrown away"
    );
}

#[test]
fn a_disk_that_fails_at_any_step_keeps_the_last_whole_text() {
    let mut steps = 0;
    loop {
        let dir = tempdir().unwrap();
        let mut kept = Vec::new();
        let (done, refused) = failing_at(steps, || {
            let mut draft = Draft::begin(dir.path())?;
            for text in ["one", "two, which is longer", "3"] {
                draft.write(text)?;
                kept = vec![text];
                draft.sync()?;
            }
            Ok::<_, StoreError>(())
        });
        let expected = if refused {
            Err(Cause::DiskFull)
        } else {
            Ok(())
        };
        assert_eq!(done.map_err(|error| error.what), expected, "step {steps}");
        assert_eq!(texts(dir.path()), kept, "step {steps}");
        // Once there is room, the work goes on from there.
        let left = orphans(dir.path()).unwrap().pop();
        let mut draft = match left {
            Some(orphan) => orphan.adopt().unwrap().0,
            None => Draft::begin(dir.path()).unwrap(),
        };
        draft.write("more").unwrap();
        draft.discard().unwrap();
        assert!(names(dir.path()).is_empty(), "step {steps}");
        if !refused {
            break;
        }
        steps += 1;
    }
    // One to begin; for each text three to write and three to sync it.
    assert_eq!(steps, 1 + 3 * (3 + 3));
}

#[test]
fn what_a_failing_disk_does_not_throw_away_stays_whole() {
    let mut steps = 0;
    loop {
        let dir = tempdir().unwrap();
        let mut draft = Draft::begin(dir.path()).unwrap();
        draft.write("kept").unwrap();
        drop(draft);
        let orphan = orphans(dir.path()).unwrap().remove(0);
        let (done, refused) = failing_at(steps, || orphan.discard());
        if !refused {
            done.unwrap();
            assert!(names(dir.path()).is_empty());
            break;
        }
        assert_eq!(done.unwrap_err().what, Cause::DiskFull, "step {steps}");
        assert_eq!(texts(dir.path()), ["kept"], "step {steps}");
        steps += 1;
    }
    assert_eq!(steps, 3);
}

const CHILD: &str = "GEXIN_TEST_DRAFT_FOLDER";

/// Writes longer and longer texts for ever; does nothing unless the test below starts it.
#[test]
fn child_that_is_killed() {
    let Some(folder) = std::env::var_os(CHILD) else {
        return;
    };
    let mut draft = Draft::begin(Path::new(&folder)).unwrap();
    for n in 0usize.. {
        let lines = n % 5000 + 1;
        draft.write(&format!("{lines}\n").repeat(lines)).unwrap();
    }
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_text() {
    let dir = tempdir().unwrap();
    for n in 0..20u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::draft::tests::child_that_is_killed"])
            .env(CHILD, dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let has_text = |path: &Path| path.extension().is_some_and(|e| e == "toml");
        let written = || {
            names(dir.path())
                .iter()
                .any(|name| has_text(Path::new(name)))
        };
        while !written() {
            thread::sleep(Duration::from_millis(1));
        }
        assert!(
            orphans(dir.path()).unwrap().is_empty(),
            "another process's living draft"
        );
        thread::sleep(Duration::from_micros(n * 700));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut found = orphans(dir.path()).unwrap();
        assert_eq!(found.len(), 1);
        let (draft, text) = found.remove(0).adopt().unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines.iter().all(|line| line.parse() == Ok(lines.len())),
            "half a text"
        );
        draft.discard().unwrap();
        assert!(names(dir.path()).is_empty());
    }
}
