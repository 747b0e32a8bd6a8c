//! The `gexin` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    gexin::cli::main()
}
