//! The speed of repair in bytes of text a second, on one thread: sound text, text whose every curly mark is mojibake, text
//! with damage of many kinds, and noise.
//!
//! The text is the articles of `examples/data`, over and over up to a megabyte, with curly quotation marks.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dixit::repair::repair;
use std::hint::black_box;

const ARTICLES: [&str; 3] = [
    include_str!("../examples/data/harbour.txt"),
    include_str!("../examples/data/inquiry.txt"),
    include_str!("../examples/data/drought.txt"),
];

/// Bytes of text that an iteration reads, at least.
const SIZE: usize = 1_000_000;

/// Sound articles.
fn sound() -> Vec<String> {
    let mut bytes = 0;
    let articles = ARTICLES.iter().cycle().take_while(|article| {
        let more = bytes < SIZE;
        bytes += article.len();
        more
    });
    articles.map(|article| repair(article).into_text().replace("'s ", "’s ").replace("n't ", "n’t ")).collect()
}

/// UTF-8 read as windows-1252: what becomes of a curly mark.
fn misread(text: &str) -> String {
    text.replace('’', "â€™").replace('‘', "â€˜").replace('“', "â€œ").replace('”', "â€\u{9d}").replace('—', "â€”")
}

/// Marks, escapes, invisible characters, homoglyphs, lost letters and lost spaces, one every few hundred bytes.
fn mixed(text: &str) -> String {
    let damages: [(&str, &str); 7] = [
        ("’s", "&#8217;s"),
        (" the ", " t\u{200b}he "),
        ("ing ", "ıng "),
        ("tion", "t·on"),
        (", and", ",and"),
        (" said", " s\u{430}id"),
        ("n’t", "nâ€™t"),
    ];
    let mut damaged = text.to_owned();
    for (sound, broken) in damages {
        let mut count = 0;
        damaged = damaged
            .split_inclusive(sound)
            .map(|piece| {
                count += 1;
                if count % 3 == 0 { piece.replace(sound, broken) } else { piece.to_owned() }
            })
            .collect();
    }
    damaged
}

/// Every byte in turn, in an order without a pattern, read as latin-1.
fn noise() -> String {
    let mut state = 1_u64;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from((state >> 56) as u8)
    };
    (0..SIZE).map(next).collect()
}

fn repairs(criterion: &mut Criterion) {
    let sound = sound();
    let inputs = [
        ("clean", sound.clone()),
        ("mojibake", sound.iter().map(|text| misread(text)).collect()),
        ("mixed", sound.iter().map(|text| mixed(text)).collect()),
        ("noise", vec![noise()]),
    ];
    let mut group = criterion.benchmark_group("repair");
    for (name, texts) in inputs {
        let bytes: usize = texts.iter().map(String::len).sum();
        group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20);
        group.bench_function(name, |bencher| {
            bencher.iter(|| texts.iter().map(|text| black_box(repair(text)).repairs().len()).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, repairs);
criterion_main!(benches);
