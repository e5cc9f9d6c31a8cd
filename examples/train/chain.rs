//! The conditional random field while it is trained: stochastic gradient steps on the likelihood of whole sequences, with
//! AdaGrad's step sizes. Of a token's features each step drops a part by chance, so that no feature relies on another.

use dixit::training::{FEATURES, INNER, LABELS, ROWS, Sequence, may_follow};

/// One number a label.
pub(crate) type Row = [f32; LABELS];

/// Pulls weights towards zero.
const DECAY: f32 = 1e-5;

/// A gradient below this is left out.
const LEAST_GRADIENT: f32 = 1e-4;

pub(crate) struct Chain {
    rows: Vec<Row>,
    /// [label before][label]
    transitions: [Row; LABELS],
    squares: Vec<Row>,
    transition_squares: [Row; LABELS],
    dropout: f32,
    random: Random,
}

impl Chain {
    pub(crate) fn new(dropout: f32) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; ROWS],
            transitions: [[0.0; LABELS]; LABELS],
            squares: vec![[0.0; LABELS]; ROWS],
            transition_squares: [[0.0; LABELS]; LABELS],
            dropout,
            random: Random(0x9E37_79B9_7F4A_7C15),
        }
    }

    /// One pass over all sequences in a new order. Gives the loss: minus the logarithm of the likelihood.
    pub(crate) fn pass(&mut self, sequences: &[Sequence], rate: f32) -> f64 {
        let mut order: Vec<usize> = (0..sequences.len()).collect();
        for last in (1..order.len()).rev() {
            order.swap(last, self.random.below(last as u64 + 1) as usize);
        }
        order.into_iter().map(|number| self.step(&sequences[number], rate)).sum()
    }

    fn step(&mut self, sequence: &Sequence, rate: f32) -> f64 {
        let kept = self.drop_features(sequence);
        let scores: Vec<Row> = kept.iter().map(|rows| self.scores(rows)).collect();
        let marginals = Marginals::new(&self.transitions, &scores);
        for (token, &label) in sequence.labels.iter().enumerate() {
            let mut gradient = marginals.labels[token];
            gradient[usize::from(label)] -= 1.0;
            self.learn_token(&kept[token], &gradient, rate);
        }
        self.learn_transitions(sequence, &marginals, rate);
        marginals.loss(&self.transitions, &scores, &sequence.labels)
    }

    /// The features of each token that this step sees.
    fn drop_features(&mut self, sequence: &Sequence) -> Vec<Vec<u32>> {
        let threshold = (self.dropout * 65536.0) as u64;
        let mut keep = |_: &&u32| self.random.below(65536) >= threshold;
        sequence.rows.chunks(FEATURES).map(|rows| rows.iter().filter(&mut keep).copied().collect()).collect()
    }

    fn scores(&self, rows: &[u32]) -> Row {
        let mut sum = [0.0; LABELS];
        for &row in rows {
            for (sum, weight) in sum.iter_mut().zip(&self.rows[row as usize]) {
                *sum += weight;
            }
        }
        sum.map(|sum| sum / (1.0 - self.dropout))
    }

    fn learn_token(&mut self, rows: &[u32], gradient: &Row, rate: f32) {
        if gradient.iter().all(|gradient| gradient.abs() < LEAST_GRADIENT) {
            return;
        }
        for &row in rows {
            let (weights, squares) = (&mut self.rows[row as usize], &mut self.squares[row as usize]);
            for label in 0..LABELS {
                let slope = gradient[label] + DECAY * weights[label];
                squares[label] += slope * slope;
                weights[label] -= rate * slope / (squares[label] + 1.0).sqrt();
            }
        }
    }

    fn learn_transitions(&mut self, sequence: &Sequence, marginals: &Marginals, rate: f32) {
        let mut gradient = marginals.transitions;
        let mut before = 0;
        for &label in &sequence.labels {
            gradient[before][usize::from(label)] -= 1.0;
            before = usize::from(label);
        }
        tie(&mut gradient);
        for (before, row) in gradient.iter().enumerate() {
            for (label, slope) in row.iter().enumerate() {
                let square = &mut self.transition_squares[before][label];
                *square += slope * slope;
                self.transitions[before][label] -= rate * slope / (*square + 1.0).sqrt();
            }
        }
    }
}

/// Before a label that opens something, it is all one whether the part that ends has one token or more: both rows have
/// the sum of both.
fn tie(transitions: &mut [Row; LABELS]) {
    let (first, later) = transitions.split_at_mut(INNER);
    for (first, later) in first.iter_mut().zip(later).skip(1) {
        for (first, later) in first.iter_mut().zip(later).take(INNER) {
            let sum = *first + *later;
            (*first, *later) = (sum, sum);
        }
    }
}

/// The mean of the weights after several passes: it depends less on what came last.
pub(crate) struct Mean {
    pub(crate) rows: Vec<Row>,
    /// [label before][label]
    pub(crate) transitions: [Row; LABELS],
    count: f32,
}

impl Mean {
    pub(crate) fn new() -> Self {
        Self { rows: vec![[0.0; LABELS]; ROWS], transitions: [[0.0; LABELS]; LABELS], count: 0.0 }
    }

    pub(crate) fn add(&mut self, chain: &Chain) {
        self.count += 1.0;
        let own = self.rows.iter_mut().chain(&mut self.transitions);
        for (mean, row) in own.zip(chain.rows.iter().chain(&chain.transitions)) {
            for (mean, weight) in mean.iter_mut().zip(row) {
                *mean += (weight - *mean) / self.count;
            }
        }
    }
}

/// How probable each label of each token is, and how often each pair of labels is expected.
struct Marginals {
    labels: Vec<Row>,
    transitions: [Row; LABELS],
    /// The logarithm of the sum over all labellings.
    total: f64,
}

impl Marginals {
    /// Forwards and backwards through the sequence, scaled at every token.
    fn new(transitions: &[Row; LABELS], scores: &[Row]) -> Self {
        let allowed: [Row; LABELS] = std::array::from_fn(|before| {
            std::array::from_fn(|label| if may_follow(before, label) { transitions[before][label].exp() } else { 0.0 })
        });
        let mut total = 0.0;
        let mut weights = Vec::with_capacity(scores.len());
        let mut forward: Vec<Row> = Vec::with_capacity(scores.len());
        let mut before: Row = std::array::from_fn(|label| if label == 0 { 1.0 } else { 0.0 });
        for scores in scores {
            let highest = scores.iter().copied().fold(f32::MIN, f32::max);
            let weight = scores.map(|score| (score - highest).exp());
            let mut here: Row = std::array::from_fn(|label| {
                weight[label] * (0..LABELS).map(|from| before[from] * allowed[from][label]).sum::<f32>()
            });
            let sum = here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            total += f64::from(highest) + f64::from(sum).ln();
            here = here.map(|value| value / sum);
            weights.push(weight);
            forward.push(here);
            before = here;
        }
        let mut expected = [[0.0; LABELS]; LABELS];
        let mut labels = vec![[0.0; LABELS]; scores.len()];
        let mut backward = [1.0; LABELS];
        for token in (0..scores.len()).rev() {
            labels[token] = normalized(std::array::from_fn(|label| forward[token][label] * backward[label]));
            let before = match token.checked_sub(1) {
                Some(before) => forward[before],
                None => std::array::from_fn(|label| if label == 0 { 1.0 } else { 0.0 }),
            };
            let joint: [Row; LABELS] = std::array::from_fn(|from| {
                std::array::from_fn(|label| allowed[from][label] * weights[token][label] * backward[label])
            });
            let sum: f32 = (0..LABELS).map(|from| before[from] * joint[from].iter().sum::<f32>()).sum();
            for (from, row) in expected.iter_mut().enumerate() {
                for (label, expected) in row.iter_mut().enumerate() {
                    *expected += before[from] * joint[from][label] / sum.max(f32::MIN_POSITIVE);
                }
            }
            backward = normalized(joint.map(|row| row.iter().sum()));
        }
        Self { labels, transitions: expected, total }
    }

    fn loss(&self, transitions: &[Row; LABELS], scores: &[Row], labels: &[u8]) -> f64 {
        let mut before = 0;
        let mut gold = 0.0;
        for (scores, &label) in scores.iter().zip(labels) {
            let label = usize::from(label);
            gold += f64::from(scores[label] + transitions[before][label]);
            before = label;
        }
        self.total - gold
    }
}

fn normalized(row: Row) -> Row {
    let sum = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    row.map(|value| value / sum)
}

/// A small generator with a fixed seed (xorshift), so that training is repeatable.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) % end
    }
}
