//! Where the time goes.

use dixit::Stage;
use std::fmt;
use std::time::{Duration, Instant};

/// The time that each stage took for some documents. Times of several threads add up, so that the speed is that of
/// one thread.
#[derive(Debug, Default)]
pub(crate) struct Statistics {
    documents: usize,
    bytes: usize,
    stages: [Duration; Stage::ALL.len()],
    last: Option<Instant>,
}

impl Statistics {
    /// Nothing counted yet. What is built on first use is built now, so that no document pays for it.
    pub(crate) fn start() -> Self {
        dixit::parse("“It is built,” she said.");
        Self::default()
    }

    /// A document comes.
    pub(crate) fn begin(&mut self, bytes: usize) {
        self.documents += 1;
        self.bytes += bytes;
        self.last = Some(Instant::now());
    }

    /// A stage has ended.
    pub(crate) fn end(&mut self, stage: Stage) {
        let now = Instant::now();
        if let Some(last) = self.last.replace(now) {
            self.stages[stage as usize] += now - last;
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.bytes += other.bytes;
        for (sum, time) in self.stages.iter_mut().zip(other.stages) {
            *sum += time;
        }
    }
}

impl fmt::Display for Statistics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total: Duration = self.stages.iter().sum();
        let bytes = self.bytes.max(1) as f64;
        let mut row = |name: &str, time: Duration| {
            let seconds = time.as_secs_f64();
            writeln!(
                formatter,
                "{name:<12} {:>10.3} ms {:>8.2} ns/byte {:>9.1} MB/s {:>5.1} %",
                seconds * 1e3,
                seconds * 1e9 / bytes,
                bytes / 1e6 / seconds.max(1e-9),
                100.0 * seconds / total.as_secs_f64().max(1e-9)
            )
        };
        for stage in Stage::ALL {
            row(stage.as_str(), self.stages[stage as usize])?;
        }
        row("all", total)?;
        writeln!(formatter, "{} documents, {:.2} MB, one thread", self.documents, self.bytes as f64 / 1e6)
    }
}
