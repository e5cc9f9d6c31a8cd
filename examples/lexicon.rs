//! Builds `src/repair/lexicon.bin`, the embedded word list of the repair stage.
//!
//! ```text
//! apt-get download scowl && dpkg-deb -x scowl_*.deb scowl          # SCOWL 2020.12.07
//! pip download --no-deps symspellpy==6.10.1 && unzip symspellpy-*.whl
//! cargo run --example lexicon -- symspellpy/frequency_dictionary_en_82_765.txt \
//!     scowl/usr/share/dict/scowl src/repair/lexicon.bin
//! ```
//!
//! The list is the union of both: every word with a count, and SCOWL's English, American and British words
//! up to size 60 without possessives. The same inputs give the same bytes.

use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};

const NOTICE: &str = "\
# Word list of dixit's repair stage, as a table of hashes; built by examples/lexicon.rs.
#
# Sources:
# 1. frequency_dictionary_en_82_765.txt of symspellpy 6.10.1: MIT License, Copyright (c) 2025 mmb L (Python port),
#    Copyright (c) 2021 Wolf Garbe (SymSpell). Its counts come from Google Books n-grams, Creative Commons
#    Attribution 3.0. The MIT permission notice: Permission is hereby granted, free of charge, to any person
#    obtaining a copy of this software and associated documentation files (the \"Software\"), to deal in the Software
#    without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute,
#    sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
#    so, subject to the following conditions: The above copyright notice and this permission notice shall be included
#    in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY
#    KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A
#    PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
#    CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR
#    IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
# 2. SCOWL 2020.12.07, English, American and British words up to size 60: Copyright 2000-2020 by Kevin Atkinson.
#    Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created
#    from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
#    copyright notice appears in all copies and that both that copyright notice and this permission notice appear in
#    supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any
#    purpose. It is provided \"as is\" without express or implied warranty.
#
# Form: after the first empty line, 131,072 places of three bytes, the lowest first: an open-addressing table. A place holds
# the upper 24 bits of the 64-bit FNV-1a hash of a word in UTF-8, the lowest four of them replaced by the word's frequency
# class; 0 if it is empty. The first place for a word is the exclusive or of both halves of its hash, modulo the number of places.
";

/// Letters beyond ASCII that words of the list may have.
const ACCENTS: &str = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýþÿāăąćčďđēėęěğģīįıłńňōőœřśşšţťūůűųźżž";

/// Places in the table: a power of two.
const PLACES: usize = 1 << 17;

/// Frequency class of a count: 1 for the rarest counted words, one more for each factor of 2.8; 0 without a count.
fn class(count: u64) -> u8 {
    if count == 0 {
        return 0;
    }
    (((count as f64).log2() - 13.5) / 1.5 + 1.0).clamp(1.0, 15.0) as u8
}

/// Whether all letters of a word are small letters or the apostrophe.
fn is_word(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '\'' || ACCENTS.contains(letter))
}

/// FNV-1a.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// The table of words with these counts.
fn table(words: &BTreeMap<String, u64>) -> Vec<u32> {
    let mut places = vec![0; PLACES];
    for (word, &count) in words {
        let hash = hash(word);
        let mut place = (hash ^ hash >> 32) as usize % PLACES;
        while places[place] != 0 {
            place = (place + 1) % PLACES;
        }
        places[place] = (hash >> 40) as u32 & !15 | u32::from(class(count));
    }
    places
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [counts, scowl, target] = arguments.as_slice() else {
        return Err("expected: COUNTS SCOWL_DIRECTORY TARGET".into());
    };
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    for line in fs::read_to_string(counts)?.trim_start_matches('\u{feff}').lines() {
        let (word, count) = line.split_once(' ').ok_or_else(|| format!("no count: {line}"))?;
        if !is_word(word) {
            return Err(format!("odd letter: {word}").into());
        }
        words.insert(word.to_owned(), count.trim().parse()?);
    }
    for entry in fs::read_dir(scowl)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some((category, size)) = name.rsplit_once('.') else {
            continue;
        };
        let region = category.split('-').next().unwrap_or_default();
        if !["english", "american", "british"].contains(&region) || size.parse::<u8>()? > 60 {
            continue;
        }
        for word in fs::read_to_string(entry.path())?.lines() {
            let word = word.trim().to_lowercase();
            if word.ends_with("'s") || word.is_empty() {
                continue;
            }
            match is_word(&word) {
                true => _ = words.entry(word).or_insert(0),
                false => eprintln!("left out: {word}"),
            }
        }
    }
    let mut bytes = NOTICE.as_bytes().to_vec();
    bytes.push(b'\n');
    let bytes_of = |place: u32| place.to_le_bytes().into_iter().take(3);
    bytes.extend(table(&words).into_iter().flat_map(bytes_of));
    println!("{} words, {} bytes", words.len(), bytes.len());
    fs::write(target, bytes)?;
    Ok(())
}
