//! The command line.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: parlint_parse::Allocator = parlint_parse::Allocator;

fn main() -> ExitCode {
    parlint_parse::use_small_pages();
    parlint::cli::main()
}
