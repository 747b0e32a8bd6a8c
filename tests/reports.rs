#[path = "support/desk.rs"]
#[expect(dead_code, reason = "the screens' tests use the rest")]
mod desk;
use desk::{AS_OF, example, examples, world};
use gexin::report::Matter;
use gexin::report::memo::{Document, Letterhead, Memo, Voice};
use gexin::report::render::{Form, Templates, docx};
use gexin::text::Lang;
#[test]
fn look() {
    let world = world();
    let mut p = Vec::new();
    let templates = Templates::load(&world.law.files, &mut p);
    for x in &p {
        eprintln!("{}", x.line(Lang::En));
    }
    let templates = templates.unwrap();
    std::fs::create_dir_all("/tmp/hR-out").unwrap();
    for name in examples() {
        let matter = Matter::new(&world.law, &world.assessor, &example(name), AS_OF);
        for (l, langs) in [
            ("zh", &[Lang::Zh][..]),
            ("en", &[Lang::En]),
            ("both", &[Lang::Zh, Lang::En]),
        ] {
            let voice = Voice::new(&world.law, &world.texts, langs);
            let memo = Memo::new(&matter, &voice, &format!("{name}.toml"));
            let lh = Letterhead {
                firm: "甲乙丙律师事务所".into(),
                address: "北京市朝阳区某路1号".into(),
                lawyer: "李某 律师".into(),
                logo: String::new(),
            };
            let doc = Document::new(&voice, lh, vec![memo]);
            for (form, ext) in [
                (Form::Text, "txt"),
                (Form::Markdown, "md"),
                (Form::Html, "html"),
            ] {
                match templates.render(form, &doc) {
                    Ok(t) => std::fs::write(format!("/tmp/hR-out/{name}.{l}.{ext}"), t).unwrap(),
                    Err(e) => panic!("{}", e.line(Lang::En)),
                }
            }
            std::fs::write(format!("/tmp/hR-out/{name}.{l}.docx"), docx(&doc).unwrap()).unwrap();
        }
    }
}
