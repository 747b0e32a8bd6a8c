use super::*;

fn hotel() -> Entry {
    Entry::new()
        .chinese("住宿信息", "zhu su xin xi")
        .chinese("开房记录", "kai fang ji lu")
        .english("Hotel stay records")
        .english("accommodation")
}

fn phone() -> Entry {
    Entry::new()
        .chinese("手机号", "shou ji hao")
        .chinese("电话号码", "dian hua hao ma")
        .english("telephone number")
}

fn name_and_phone() -> Entry {
    Entry::new()
        .chinese("姓名＋手机号", "xing ming shou ji hao")
        .english("name-and-phone")
}

fn fit(entry: &Entry, query: &str) -> Option<Fit> {
    let all = [
        Fit::Exact,
        Fit::Prefix,
        Fit::WordStart,
        Fit::Contains,
        Fit::InOrder,
        Fit::AnyOrder,
    ];
    entry.rank(query).map(|rank| all[(rank >> 16) as usize - 1])
}

#[test]
fn chinese_pinyin_initials_and_english_find_it() {
    let cases = [
        ("开房记录", Fit::Exact),
        ("开房", Fit::Prefix),
        ("记录", Fit::Contains),
        ("开记", Fit::InOrder),
        ("kaifangjilu", Fit::Exact),
        ("kai fang ji lu", Fit::Exact),
        ("kāi fáng jì lù", Fit::Exact),
        ("KaiFang", Fit::Prefix),
        ("kai fang", Fit::Prefix),
        ("kaif", Fit::Prefix),
        ("ｋａｉｆ", Fit::Prefix),
        ("k", Fit::Prefix),
        ("kfjl", Fit::Prefix),
        ("kf", Fit::Prefix),
        ("kaifjl", Fit::Prefix),
        ("zhsxx", Fit::Prefix),
        ("zsxx", Fit::Prefix),
        ("开房jilu", Fit::Exact),
        ("jilu", Fit::Contains),
        ("hotel", Fit::Prefix),
        ("HOTEL Stay", Fit::Prefix),
        ("hotel stay records", Fit::Exact),
        ("rec", Fit::WordStart),
        ("hotel rec", Fit::InOrder),
        ("records hotel", Fit::AnyOrder),
        ("modation", Fit::Contains),
        ("accommodation", Fit::Exact),
    ];
    for (query, expected) in cases {
        assert_eq!(fit(&hotel(), query), Some(expected), "{query}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    for query in [
        "行踪",
        "kaifangjiluu",
        "fk",
        "kaxx",
        "kfjlx",
        "房开",
        "hotl",
        "hsr",
        "stays",
        "ang",
        "？",
        "z9",
    ] {
        assert_eq!(hotel().rank(query), None, "{query}");
    }
    assert_eq!(
        phone().rank("j"),
        None,
        "one letter in the middle says nothing"
    );
    assert_eq!(Entry::new().rank("a"), None);
}

#[test]
fn a_blank_query_fits_all_alike() {
    for query in ["", "  ", "　"] {
        assert_eq!(hotel().rank(query), Some(0));
        assert_eq!(phone().rank(query), Some(0));
    }
}

#[test]
fn the_better_fit_comes_first() {
    let order = |query: &str, better: &Entry, worse: &Entry| {
        let (a, b) = (better.rank(query), worse.rank(query));
        assert!(a.is_some() && b.is_some() && a < b, "{query}: {a:?} {b:?}");
    };
    order("手机号", &phone(), &name_and_phone());
    order("sjh", &phone(), &name_and_phone());
    order("shouji", &phone(), &name_and_phone());
    order("phone", &name_and_phone(), &phone());
    let long = Entry::new().chinese("手机号验证码", "shou ji hao yan zheng ma");
    order("手机", &phone(), &long);
    order("sj", &phone(), &long);
    let device = Entry::new().chinese("设备标识码", "she bei biao shi ma");
    order("she", &device, &Entry::new().chinese("数额", "shu e"));
    let alias = Entry::new()
        .chinese("电话号码", "dian hua hao ma")
        .chinese("手机号", "shou ji hao");
    order("手机号", &phone(), &alias);
}

#[test]
fn letters_in_a_chinese_name() {
    let account = Entry::new().chinese("App 账号", "app zhang hao");
    assert_eq!(fit(&account, "app账号"), Some(Fit::Exact));
    assert_eq!(fit(&account, "ap"), Some(Fit::Prefix));
    assert_eq!(fit(&account, "appzh"), Some(Fit::Prefix));
    assert_eq!(fit(&account, "zhang"), Some(Fit::WordStart));
    let open_ended = Entry::new().chinese("绿卡", "lü ka");
    assert_eq!(fit(&open_ended, "lvka"), Some(Fit::Exact));
}

#[test]
fn pinyin_that_does_not_go_with_the_name_is_still_found() {
    let entry = Entry::new().chinese("手机号(实名)", "shou ji hao");
    assert_eq!(fit(&entry, "实名"), Some(Fit::WordStart));
    assert_eq!(fit(&entry, "sjh"), Some(Fit::Prefix));
}

#[test]
fn long_and_odd_queries_end_soon() {
    let same = Entry::new().chinese(&"事".repeat(40), &"shi ".repeat(40));
    assert_eq!(same.rank(&format!("{}x", "s".repeat(200))), None);
    assert_eq!(same.rank(&format!("{}i", "shs".repeat(30))), None);
    let branching = Entry::new().chinese(&"中华".repeat(6), &"zhong hua ".repeat(6));
    assert_eq!(branching.rank(&"zh".repeat(40)), None);
}
