use ratatui::style::Color;

use super::*;

fn env() -> ColorEnv {
    ColorEnv {
        term: Some("xterm-256color".into()),
        colorfgbg: Some("0;15".into()),
        ..ColorEnv::default()
    }
}

#[test]
fn roles_are_numbered_as_listed() {
    for (number, role) in Role::ALL.into_iter().enumerate() {
        assert_eq!(role as usize, number);
    }
}

#[test]
fn only_the_selection_has_a_background() {
    for theme in [
        Theme::dark(Depth::True),
        Theme::light(Depth::Indexed),
        Theme::contrast(false, Depth::True),
        Theme::contrast(true, Depth::Sixteen),
        Theme::plain(),
    ] {
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Selected) {
            assert_eq!(theme.style(role).bg, None, "{role:?}");
            assert!(
                !theme.style(role).add_modifier.contains(Modifier::REVERSED),
                "{role:?}"
            );
        }
    }
    assert!(Theme::dark(Depth::True).style(Role::Selected).bg.is_some());
}

#[test]
fn on_the_selection_of_high_contrast_everything_has_its_colour() {
    for light in [false, true] {
        let theme = Theme::contrast(light, Depth::True);
        for role in Role::ALL {
            assert_eq!(theme.on_selection(role).fg, None, "{role:?}");
        }
    }
    let dark = Theme::dark(Depth::True);
    assert_eq!(dark.on_selection(Role::Dim), dark.style(Role::Dim));
}

#[test]
fn the_plain_theme_has_no_colours_and_tells_levels_apart() {
    let plain = Theme::plain();
    for role in Role::ALL {
        assert_eq!((plain.style(role).fg, plain.style(role).bg), (None, None));
        assert!(!plain.style(role).add_modifier.contains(Modifier::DIM));
    }
    let levels = [
        Role::LevelNone,
        Role::LevelSerious,
        Role::LevelEspecially,
        Role::LevelOpen,
    ];
    for (i, a) in levels.into_iter().enumerate() {
        for b in &levels[i + 1..] {
            assert_ne!(plain.style(a), plain.style(*b));
        }
    }
    assert!(
        plain
            .style(Role::Selected)
            .add_modifier
            .contains(Modifier::REVERSED)
    );
}

#[test]
fn no_color_yields_to_an_explicit_choice_only() {
    let quiet = ColorEnv {
        no_color: true,
        ..env()
    };
    assert_eq!(Theme::choose(ThemeChoice::Unset, &quiet), Theme::plain());
    assert_eq!(Theme::choose(ThemeChoice::Auto, &quiet), Theme::plain());
    assert_eq!(
        Theme::choose(ThemeChoice::Light, &quiet),
        Theme::light(Depth::Indexed)
    );
    assert_eq!(
        Theme::choose(ThemeChoice::Unset, &env()),
        Theme::dark(Depth::Indexed)
    );
    assert_eq!(
        Theme::choose(ThemeChoice::Auto, &env()),
        Theme::light(Depth::Indexed)
    );
    assert_eq!(
        Theme::choose(ThemeChoice::Contrast, &quiet),
        Theme::contrast(true, Depth::Indexed)
    );
}

#[test]
fn depth_follows_the_environment() {
    assert_eq!(env().depth(), Depth::Indexed);
    assert_eq!(
        ColorEnv {
            colorterm: Some("truecolor".into()),
            ..env()
        }
        .depth(),
        Depth::True
    );
    assert_eq!(
        ColorEnv {
            term: Some("linux".into()),
            ..ColorEnv::default()
        }
        .depth(),
        Depth::Sixteen
    );
    assert!(matches!(
        Theme::dark(Depth::True).style(Role::Accent).fg,
        Some(Color::Rgb(..))
    ));
    assert_eq!(
        Theme::dark(Depth::Sixteen).style(Role::Accent).fg,
        Some(Color::LightCyan)
    );
}
