//! Standard output that ends quietly when nobody reads on.

use std::io::{self, Write};

/// Writes to standard output. `Ok(false)`: the reader closed the pipe, and there is nobody left to write for.
pub(super) fn write(text: &str) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes a line to standard error; if that is closed too, nothing can be said to anybody.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
