use gexin::assess::{Assessor, Scratch};
use gexin::case::{Format, read};
use gexin::law::{Files, Law};
#[test]
fn smoke() {
    let (law, warnings) = match Law::load(Files::embedded()) {
        Ok(x) => x,
        Err(p) => { for p in p { println!("{p}"); } panic!() }
    };
    for w in warnings { println!("{w}"); }
    let assessor = Assessor::new(&law);
    let text = "schema = 1\n[answers]\noffence-date = 2021-03-01\nactor=\"individual\"\nrole=\"courier\"\nobtained-by=[\"purchase\"]\nlawful-basis=\"none\"\nacts=[\"sell\"]\ngains=4020\n[[records]]\ntype=\"location-track\"\ncount=20\n[[records]]\ntype=\"accommodation\"\ncount=350\n";
    let case = match read(&law, "x.toml", text, Format::Toml) { Ok(c) => c, Err(p) => { for p in p { println!("{p}"); } panic!() } };
    let facts = assessor.facts(&law, &case);
    let a = assessor.assess(&facts, jiff::civil::date(2026, 11, 24), &mut Scratch::default());
    println!("{:#?}", a.offences[0].shown().items);
    println!("{:?} {:?} {:?}", a.offences[0].applies, a.offences[0].level, a.offences[0].possible);
    println!("{:#?}", a.offences[0].penalties);
    let t = std::time::Instant::now();
    for _ in 0..100 { Law::load(Files::embedded()).unwrap(); }
    println!("load {:?}", t.elapsed() / 100);
    let mut s = Scratch::default();
    let t = std::time::Instant::now();
    for _ in 0..1000000 { std::hint::black_box(assessor.verdict(std::hint::black_box(&facts), jiff::civil::date(2026, 11, 24), 0, &mut s)); }
    println!("verdict {:?}", t.elapsed() / 1000000);
    let t = std::time::Instant::now();
    for _ in 0..100000 { std::hint::black_box(assessor.assess(std::hint::black_box(&facts), jiff::civil::date(2026, 11, 24), &mut s)); }
    println!("assess {:?}", t.elapsed() / 100000);
}
