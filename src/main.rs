//! The command line.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: parlint_parse::Allocator = parlint_parse::Allocator;

fn main() -> ExitCode {
    parlint::cli::main()
}
