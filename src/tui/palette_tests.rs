//! Every colour is readable on its background, and the levels stay apart for colour-blind readers.

use super::*;

type Rgb = (u8, u8, u8);

const DARK_BACKGROUNDS: [Rgb; 2] = [(0x10, 0x10, 0x10), (0x1c, 0x1c, 0x1c)];
const WHITE: Rgb = (0xff, 0xff, 0xff);
const LEVELS: [Role; 4] = [
    Role::LevelNone,
    Role::LevelSerious,
    Role::LevelEspecially,
    Role::LevelOpen,
];

fn linear((r, g, b): Rgb) -> [f64; 3] {
    [r, g, b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// The contrast ratio of WCAG 2.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |rgb| {
        let [r, g, b] = linear(rgb);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What is shown in true colour and in 256 colours.
fn shown(paint: Paint) -> [Rgb; 2] {
    [paint.rgb, indexed(nearest(paint.rgb))]
}

fn readable(paint: Paint, background: Rgb, what: &str) {
    for rgb in shown(paint) {
        let ratio = contrast(rgb, background);
        assert!(
            ratio >= 4.5,
            "{what}: {rgb:?} on {background:?} is {ratio:.2}"
        );
    }
}

#[test]
fn every_role_is_readable() {
    for role in Role::ALL {
        if let Some(paint) = dark(role) {
            for background in DARK_BACKGROUNDS.into_iter().chain(shown(SELECTED_DARK.1)) {
                readable(paint, background, &format!("{role:?}, dark"));
            }
        }
        if let Some(paint) = light(role) {
            for background in [WHITE].into_iter().chain(shown(SELECTED_LIGHT.1)) {
                readable(paint, background, &format!("{role:?}, light"));
            }
        }
    }
}

#[test]
fn what_is_selected_is_readable() {
    for (text, ground) in [
        SELECTED_DARK,
        SELECTED_LIGHT,
        SELECTED_CONTRAST_DARK,
        SELECTED_CONTRAST_LIGHT,
    ] {
        for background in shown(ground) {
            readable(text, background, "selected");
        }
    }
}

#[test]
fn high_contrast_is_high() {
    type Colours = fn(Role) -> Option<Paint>;
    let dark: (Colours, &[Rgb]) = (contrast_dark, &DARK_BACKGROUNDS);
    let light: (Colours, &[Rgb]) = (contrast_light, &[WHITE]);
    for (palette, backgrounds) in [dark, light] {
        for role in Role::ALL {
            let Some(paint) = palette(role) else { continue };
            for rgb in shown(paint) {
                for background in backgrounds {
                    let ratio = contrast(rgb, *background);
                    assert!(ratio >= 7.0, "{role:?}: {rgb:?} is {ratio:.2}");
                }
            }
            if let Some(rgb) = sixteen(paint.ansi) {
                let ratio = contrast(rgb, backgrounds[0]);
                assert!(ratio >= 7.0, "{role:?} of sixteen is {ratio:.2}");
            }
        }
    }
}

/// xterm's own values of the sixteen colours in use here.
fn sixteen(color: Color) -> Option<Rgb> {
    match color {
        Color::Gray => Some((229, 229, 229)),
        Color::LightRed => Some((255, 0, 0)),
        Color::LightGreen => Some((0, 255, 0)),
        Color::LightYellow => Some((255, 255, 0)),
        Color::LightMagenta => Some((255, 0, 255)),
        Color::LightCyan => Some((0, 255, 255)),
        Color::Red => Some((205, 0, 0)),
        Color::Magenta => Some((205, 0, 205)),
        Color::Blue => Some((0, 0, 238)),
        Color::Reset => None,
        other => panic!("{other:?} has no value here"),
    }
}

#[test]
fn sixteen_colours_are_readable_in_xterm() {
    for role in Role::ALL {
        if let Some(rgb) = dark(role).and_then(|paint| sixteen(paint.ansi)) {
            assert!(contrast(rgb, DARK_BACKGROUNDS[0]) >= 4.5, "{role:?}, dark");
        }
        if let Some(rgb) = light(role).and_then(|paint| sixteen(paint.ansi)) {
            assert!(contrast(rgb, WHITE) >= 4.5, "{role:?}, light");
        }
    }
}

/// How a colour looks to somebody without red or without green cones (Viénot, Brettel and Mollon 1999).
fn colour_blind(rgb: Rgb) -> [[f64; 3]; 2] {
    let [r, g, b] = linear(rgb);
    let protan = 0.11238 * r + 0.88762 * g;
    let deutan = 0.29275 * r + 0.70725 * g;
    [
        [protan, protan, 0.00401 * r - 0.00401 * g + b],
        [deutan, deutan, -0.02234 * r + 0.02234 * g + b],
    ]
}

/// Lightness and the blue-yellow difference, both roughly even to the eye.
fn apart(a: [f64; 3], b: [f64; 3]) -> f64 {
    let eye = |c: [f64; 3]| c.map(|part| part.max(0.0).cbrt());
    let (a, b) = (eye(a), eye(b));
    ((a[1] - b[1]).powi(2) + ((a[1] - a[2]) - (b[1] - b[2])).powi(2)).sqrt()
}

#[test]
fn levels_stay_apart_for_colour_blind_readers() {
    for palette in [dark, light, contrast_dark, contrast_light] {
        let levels: Vec<Paint> = LEVELS.into_iter().filter_map(palette).collect();
        for (i, a) in levels.iter().enumerate() {
            for b in &levels[i + 1..] {
                for (x, y) in colour_blind(a.rgb).into_iter().zip(colour_blind(b.rgb)) {
                    assert!(
                        apart(x, y) > 0.08,
                        "{:?} and {:?} are {:.3} apart",
                        a.rgb,
                        b.rgb,
                        apart(x, y)
                    );
                }
            }
        }
    }
}

#[test]
fn the_nearest_of_256_is_near() {
    assert_eq!(nearest((0, 0, 0)), 16);
    assert_eq!(nearest((255, 255, 255)), 231);
    assert_eq!(nearest((0xff, 0xaf, 0x00)), 214);
    assert_eq!(indexed(214), (255, 175, 0));
    assert_eq!(indexed(244), (128, 128, 128));
}
