//! The `parlint` command.

fn main() {}
