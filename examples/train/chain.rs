//! The conditional random field while it is trained: stochastic gradient steps on the likelihood of whole sequences, with
//! AdaGrad's step sizes. Of a token's features each step drops a part by chance, so that no feature relies on another.

use dixit::training::{FEATURES, INNER, OPENING, ROWS, STATES, Sequence, may_follow};

/// One number a state.
pub(crate) type Row = [f32; STATES];

/// Pulls weights towards zero.
const DECAY: f32 = 1e-5;

/// A gradient below this is left out.
const LEAST_GRADIENT: f32 = 1e-4;

pub(crate) struct Chain {
    rows: Vec<Row>,
    /// [state before][state]
    transitions: [Row; STATES],
    squares: Vec<Row>,
    transition_squares: [Row; STATES],
    dropout: f32,
    random: Random,
}

impl Chain {
    /// `number`: which one of several; each sees the documents in another order and drops other features.
    pub(crate) fn new(dropout: f32, number: usize) -> Self {
        Self {
            rows: vec![[0.0; STATES]; ROWS],
            transitions: [[0.0; STATES]; STATES],
            squares: vec![[0.0; STATES]; ROWS],
            transition_squares: [[0.0; STATES]; STATES],
            dropout,
            random: Random(0x9E37_79B9_7F4A_7C15 ^ (number as u64).wrapping_mul(0xD1B5_4A32_D192_ED03)),
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
        for (token, &state) in sequence.states.iter().enumerate() {
            let mut gradient = marginals.states[token];
            gradient[usize::from(state)] -= 1.0;
            self.learn_token(&kept[token], &gradient, rate);
        }
        self.learn_transitions(sequence, &marginals, rate);
        marginals.loss(&self.transitions, &scores, &sequence.states)
    }

    /// The features of each token that this step sees.
    fn drop_features(&mut self, sequence: &Sequence) -> Vec<Vec<u32>> {
        let threshold = (self.dropout * 65536.0) as u64;
        let mut keep = |_: &&u32| self.random.below(65536) >= threshold;
        sequence.rows.chunks(FEATURES).map(|rows| rows.iter().filter(&mut keep).copied().collect()).collect()
    }

    fn scores(&self, rows: &[u32]) -> Row {
        let mut sum = [0.0; STATES];
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
            for state in 0..STATES {
                let slope = gradient[state] + DECAY * weights[state];
                squares[state] += slope * slope;
                weights[state] -= rate * slope / (squares[state] + 1.0).sqrt();
            }
        }
    }

    fn learn_transitions(&mut self, sequence: &Sequence, marginals: &Marginals, rate: f32) {
        let mut gradient = marginals.transitions;
        let mut before = 0;
        for &state in &sequence.states {
            gradient[before][usize::from(state)] -= 1.0;
            before = usize::from(state);
        }
        tie(&mut gradient);
        for (before, row) in gradient.iter().enumerate() {
            for (state, slope) in row.iter().enumerate() {
                let square = &mut self.transition_squares[before][state];
                *square += slope * slope;
                self.transitions[before][state] -= rate * slope / (*square + 1.0).sqrt();
            }
        }
    }
}

/// Before a state that opens something, it is all one whether the part that ends has one token or more: both rows have
/// the sum of both. Of a cue behind its content only the first token has a row, and none to share it with.
fn tie(transitions: &mut [Row; STATES]) {
    let (first, later) = transitions.split_at_mut(OPENING);
    for (first, later) in first[OPENING - INNER..].iter_mut().zip(later) {
        for (first, later) in first.iter_mut().zip(later).take(OPENING) {
            let sum = *first + *later;
            (*first, *later) = (sum, sum);
        }
    }
}

/// The mean of the weights after several passes of several chains: it depends less on what came last.
pub(crate) struct Mean {
    pub(crate) rows: Vec<Row>,
    /// [state before][state]
    pub(crate) transitions: [Row; STATES],
    count: f32,
}

impl Mean {
    pub(crate) fn new() -> Self {
        Self { rows: vec![[0.0; STATES]; ROWS], transitions: [[0.0; STATES]; STATES], count: 0.0 }
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

/// How probable each state of each token is, and how often each pair of states is expected.
struct Marginals {
    states: Vec<Row>,
    transitions: [Row; STATES],
    /// The logarithm of the sum over all sequences of states.
    total: f64,
}

impl Marginals {
    /// Forwards and backwards through the sequence, scaled at every token.
    fn new(transitions: &[Row; STATES], scores: &[Row]) -> Self {
        let allowed: [Row; STATES] = std::array::from_fn(|before| {
            std::array::from_fn(|state| if may_follow(before, state) { transitions[before][state].exp() } else { 0.0 })
        });
        let mut total = 0.0;
        let mut weights = Vec::with_capacity(scores.len());
        let mut forward: Vec<Row> = Vec::with_capacity(scores.len());
        let mut before: Row = std::array::from_fn(|state| if state == 0 { 1.0 } else { 0.0 });
        for scores in scores {
            let highest = scores.iter().copied().fold(f32::MIN, f32::max);
            let weight = scores.map(|score| (score - highest).exp());
            let mut here: Row = std::array::from_fn(|state| {
                weight[state] * (0..STATES).map(|from| before[from] * allowed[from][state]).sum::<f32>()
            });
            let sum = here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            total += f64::from(highest) + f64::from(sum).ln();
            here = here.map(|value| value / sum);
            weights.push(weight);
            forward.push(here);
            before = here;
        }
        let mut expected = [[0.0; STATES]; STATES];
        let mut states = vec![[0.0; STATES]; scores.len()];
        let mut backward = [1.0; STATES];
        for token in (0..scores.len()).rev() {
            states[token] = normalized(std::array::from_fn(|state| forward[token][state] * backward[state]));
            let before = match token.checked_sub(1) {
                Some(before) => forward[before],
                None => std::array::from_fn(|state| if state == 0 { 1.0 } else { 0.0 }),
            };
            let joint: [Row; STATES] = std::array::from_fn(|from| {
                std::array::from_fn(|state| allowed[from][state] * weights[token][state] * backward[state])
            });
            let sum: f32 = (0..STATES).map(|from| before[from] * joint[from].iter().sum::<f32>()).sum();
            for (from, row) in expected.iter_mut().enumerate() {
                for (state, expected) in row.iter_mut().enumerate() {
                    *expected += before[from] * joint[from][state] / sum.max(f32::MIN_POSITIVE);
                }
            }
            backward = normalized(joint.map(|row| row.iter().sum()));
        }
        Self { states, transitions: expected, total }
    }

    fn loss(&self, transitions: &[Row; STATES], scores: &[Row], states: &[u8]) -> f64 {
        let mut before = 0;
        let mut gold = 0.0;
        for (scores, &state) in scores.iter().zip(states) {
            let state = usize::from(state);
            gold += f64::from(scores[state] + transitions[before][state]);
            before = state;
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
