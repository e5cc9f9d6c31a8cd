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
# Word list of dixit's repair stage, front-coded; built by examples/lexicon.rs.
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
# Form: after the first empty line, one entry a word in the order of its letter codes: a byte (bytes shared with the
# word before, at most 15, in the high half; frequency class in the low half), then the codes of the other letters,
# the last with its high bit set. Codes: 1-26 a-z, 27 the apostrophe, from 28 on the letters of `ACCENTS` in order.
";

const ACCENTS: &str = include_str!("../src/repair/accents.txt");

/// Frequency class of a count: 1 for the rarest counted words, one more for each factor of 2.8; 0 without a count.
fn class(count: u64) -> u8 {
    if count == 0 {
        return 0;
    }
    (((count as f64).log2() - 13.5) / 1.5 + 1.0).clamp(1.0, 15.0) as u8
}

fn codes(word: &str) -> Option<Vec<u8>> {
    word.chars()
        .map(|letter| match letter {
            'a'..='z' => Some(letter as u8 - b'a' + 1),
            '\'' => Some(27),
            _ => {
                let place = ACCENTS.trim_end().chars().position(|other| other == letter)?;
                u8::try_from(28 + place).ok().filter(|&code| code < 128)
            }
        })
        .collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [counts, scowl, target] = arguments.as_slice() else {
        return Err("expected: COUNTS SCOWL_DIRECTORY TARGET".into());
    };
    let mut words: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
    for line in fs::read_to_string(counts)?.trim_start_matches('\u{feff}').lines() {
        let (word, count) = line.split_once(' ').ok_or_else(|| format!("no count: {line}"))?;
        words.insert(codes(word).ok_or_else(|| format!("odd letter: {word}"))?, count.trim().parse()?);
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
            match codes(&word) {
                Some(codes) => {
                    words.entry(codes).or_insert(0);
                }
                None => eprintln!("left out: {word}"),
            }
        }
    }
    let mut bytes = NOTICE.as_bytes().to_vec();
    bytes.push(b'\n');
    let mut before: &[u8] = &[];
    for (word, &count) in &words {
        let shared = word.iter().zip(before).take_while(|(a, b)| a == b).count().min(15).min(word.len() - 1);
        bytes.push((shared as u8) << 4 | class(count));
        let (last, rest) = word[shared..].split_last().ok_or("empty word")?;
        bytes.extend_from_slice(rest);
        bytes.push(last | 0x80);
        before = word;
    }
    println!("{} words, {} bytes", words.len(), bytes.len());
    fs::write(target, bytes)?;
    Ok(())
}
