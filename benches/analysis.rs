//! The speed of the whole analysis and of each of its stages, in bytes of text a second, on one thread.
//!
//! The text is the articles of `examples/data`, one document each, over and over up to a megabyte. To measure on other
//! texts, name a file in `DIXIT_CORPUS`: JSON Lines with a field `text` if its name ends in `.jsonl`, else plain text.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dixit::{Document, Offsets, Options, Stage};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ARTICLES: [&str; 3] = [
    include_str!("../examples/data/harbour.txt"),
    include_str!("../examples/data/inquiry.txt"),
    include_str!("../examples/data/drought.txt"),
];

/// Bytes of text that an iteration reads.
const SIZE: usize = 1_000_000;

#[derive(serde::Deserialize)]
struct Line {
    text: String,
}

fn corpus() -> Vec<String> {
    let Ok(path) = std::env::var("DIXIT_CORPUS") else {
        let mut bytes = 0;
        let articles = ARTICLES.iter().cycle().take_while(|article| {
            bytes += article.len();
            bytes <= SIZE
        });
        return articles.map(|&article| article.to_owned()).collect();
    };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("DIXIT_CORPUS: {path}: {error}"));
    match path.ends_with(".jsonl") {
        true => text
            .lines()
            .map(|line| serde_json::from_str::<Line>(line).expect("a line of JSON with a text").text)
            .collect(),
        false => vec![text],
    }
}

fn analysis(criterion: &mut Criterion) {
    let corpus = corpus();
    let bytes: usize = corpus.iter().map(String::len).sum();
    let options = Options::new();

    let mut group = criterion.benchmark_group("analysis");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20);
    group.bench_function("whole", |bencher| {
        bencher.iter(|| corpus.iter().map(|text| black_box(dixit::parse(text)).quotes().len()).sum::<usize>());
    });
    for stage in Stage::ALL {
        group.bench_function(stage.as_str(), |bencher| {
            bencher.iter_custom(|iterations| (0..iterations).map(|_| time_of(stage, &corpus, &options)).sum());
        });
    }
    group.bench_function("record", |bencher| {
        let documents: Vec<Document<'_>> = corpus.iter().map(|text| dixit::parse(text)).collect();
        bencher.iter(|| documents.iter().map(|document| document.record(Offsets::Chars).quotes.len()).sum::<usize>());
    });
    group.finish();
}

/// The time that one stage takes of the analysis of all texts.
fn time_of(stage: Stage, corpus: &[String], options: &Options) -> Duration {
    let mut time = Duration::ZERO;
    for text in corpus {
        let mut last = Instant::now();
        let document = Document::with_observer(text, options, |ended| {
            let now = Instant::now();
            if ended == stage {
                time += now - last;
            }
            last = now;
        });
        black_box(document);
    }
    time
}

criterion_group!(benches, analysis);
criterion_main!(benches);
