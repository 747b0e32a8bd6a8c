use super::*;

const PLAIN: &str = "schema = 1\ntitle = \"张某\"\n";

/// A passphrase that costs next to nothing.
fn light(typed: &str) -> Passphrase {
    Passphrase {
        work: 2,
        ..Passphrase::new(typed.to_owned()).expect("not empty")
    }
}

fn sealed() -> Vec<u8> {
    light("口令 1").seal(PLAIN.as_bytes()).expect("sealed")
}

fn why(sealed: &[u8], typed: &str) -> SealFault {
    match light(typed).unseal(sealed) {
        Err(Cause::Seal(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_closed_opens_with_the_same_passphrase_alone() {
    let sealed = sealed();
    assert!(is_sealed(&sealed) && !is_sealed(PLAIN.as_bytes()));
    let plain = light("口令 1").unseal(&sealed).expect("opened");
    assert_eq!(plain, PLAIN.as_bytes());
    assert!(!sealed.windows(5).any(|part| part == b"title"));
    for wrong in ["口令 2", "口令 1 ", "x"] {
        assert_eq!(why(&sealed, wrong), SealFault::WrongPassphrase);
    }
    assert_eq!(
        Passphrase::new(String::new()).map(drop),
        Err(Cause::Seal(SealFault::Empty))
    );
}

#[test]
fn the_form_of_text_opens_too() {
    let armoured = age::encrypt_and_armor(&light("a").recipient(), PLAIN.as_bytes());
    let armoured = format!("\n{}", armoured.expect("sealed"));
    assert!(is_sealed(armoured.as_bytes()));
    let plain = light("a").unseal(armoured.as_bytes()).expect("opened");
    assert_eq!(plain, PLAIN.as_bytes());
}

#[test]
fn cut_off_anywhere_it_is_damaged() {
    let sealed = sealed();
    for length in HEAD.len()..sealed.len() {
        assert_eq!(
            why(&sealed[..length], "口令 1"),
            SealFault::Damaged,
            "{length}"
        );
    }
}

#[test]
fn a_changed_byte_never_opens() {
    let sealed = sealed();
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(light("口令 1").unseal(&changed).is_err(), "byte {at}");
    }
}

#[test]
fn what_asks_for_too_much_work_is_refused_at_once() {
    let greedy = sealed();
    let text = String::from_utf8_lossy(&greedy).into_owned();
    let line = text.lines().nth(1).expect("a stanza");
    let (salt, _) = line.rsplit_once(' ').expect("a work factor");
    let at = greedy
        .windows(line.len())
        .position(|part| part == line.as_bytes());
    let at = at.expect("the stanza");
    let mut bytes = greedy[..at].to_vec();
    bytes.extend_from_slice(format!("{salt} 30").as_bytes());
    bytes.extend_from_slice(&greedy[at + line.len()..]);
    assert_eq!(why(&bytes, "口令 1"), SealFault::TooMuchWork);
}

#[test]
fn closed_to_a_key_is_said_to_be() {
    let key = x25519::Identity::generate().to_public();
    let sealed = age::encrypt(&key, PLAIN.as_bytes()).expect("sealed");
    assert_eq!(why(&sealed, "a"), SealFault::OtherKey);
}

#[test]
fn drafts_open_with_the_passphrase_and_go_on_with_their_key() {
    let mut lock = Lock::new(light("a"));
    let first = lock.draft("first").expect("a draft");
    let second = lock.draft(PLAIN).expect("a draft");
    // The key is closed once: both begin with the same lines.
    let key = &first[..first.rfind(ARMOUR).expect("two parts")];
    assert!(second.starts_with(key) && is_sealed(second.as_bytes()));
    let (plain, mut again) = Lock::open_draft(&second, light("a")).expect("opened");
    assert_eq!(plain, PLAIN);
    assert!(again.draft("third").expect("a draft").starts_with(key));
    let wrong = Lock::open_draft(&second, light("b")).map(drop);
    assert_eq!(wrong, Err(Cause::Seal(SealFault::WrongPassphrase)));
    for cut in [second.len() - 40, key.len(), key.len() + 10] {
        let cut = Lock::open_draft(&second[..cut], light("a")).map(drop);
        assert_eq!(cut, Err(Cause::Seal(SealFault::Damaged)));
    }
}

#[test]
fn a_head_that_has_only_begun_to_come_is_waited_for() {
    for (head, may) in [
        ("age-enc", true),
        ("age-x", false),
        ("", false),
        ("-----BEGIN AGE", true),
        ("schema", false),
    ] {
        assert_eq!(may_be_sealed(head.as_bytes()), may, "{head}");
    }
}
