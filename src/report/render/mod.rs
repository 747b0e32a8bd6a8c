//! Drawing a document: text, Markdown and HTML by templates, DOCX by itself.

mod docx;
mod markdown;
mod templates;

pub use docx::docx;
pub use templates::{Form, Templates};
