//! Finishing touches that the DOCX library has no call for, made in its XML: table headings repeated on every page, the
//! languages of the text, and the author.

use docx_rs::XMLDocx;

use crate::report::memo::Document;

/// A row that says nothing of itself is the head of its table: every other row is kept on one page.
const BARE_ROW: &str = "<w:trPr />";
const HEAD_ROW: &str = "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>";

/// Completes the parts of a file before they are packed.
pub(super) fn finish(mut file: XMLDocx, document: &Document) -> XMLDocx {
    replace(&mut file.document, BARE_ROW, HEAD_ROW);
    let main = match document.languages.first() {
        Some(&"en") => "en-US",
        _ => "zh-CN",
    };
    let begin = "<w:rPrDefault><w:rPr>";
    let languages =
        format!("{begin}<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\" />");
    replace(&mut file.styles, begin, &languages);
    let (nobody, program) = (">unknown<", ">gexin<");
    replace(&mut file.doc_props.core, nobody, program);
    let end = "</cp:coreProperties>";
    let language = format!("<dc:language>{main}</dc:language>{end}");
    replace(&mut file.doc_props.core, end, &language);
    file
}

/// The writer gives UTF-8; text of a user cannot hold the signs that are looked for, they are escaped there.
fn replace(part: &mut Vec<u8>, from: &str, to: &str) {
    *part = String::from_utf8_lossy(part).replace(from, to).into_bytes();
}
