//! The command line of bacheck.

fn main() {}
