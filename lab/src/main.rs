//! `parlint-lab`: Lambda on this machine.

fn main() {}
