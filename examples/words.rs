//! Builds `src/lexicon/words.bin`, the embedded table of all words that the lexicon knows, from `src/lexicon/*.txt`.
//!
//! ```text
//! cargo run --release --features training --example words
//! ```
//!
//! A test of the library fails while the table is not what the files give.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let bytes = dixit::lexicon_file();
    println!("{} bytes", bytes.len());
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/words.bin"), bytes)
}
