//! Standard output that ends quietly when nobody reads on.

use std::io::{self, Write};

use crate::text::clean;

/// Writes to standard output. `Ok(false)`: the reader closed the pipe, and there is nobody left to write for.
pub(super) fn write(bytes: impl AsRef<[u8]>) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes.as_ref()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes a message to standard error, without what could speak to the terminal; if that is closed too, nothing can be said to anybody.
pub(super) fn complain(text: &str) {
    let lines: Vec<String> = text.split('\n').map(clean).collect();
    let _ = writeln!(io::stderr().lock(), "{}", lines.join("\n"));
}
