//! The best states of a sequence, by dynamic programming (Viterbi).
//!
//! States come in two kinds: those that open something, or lie outside, which may follow any other, and those that go on
//! with a part, which follow two or three. All steps run over the lanes of one vector, a lane a state.

use super::{Scores, Weights};
use crate::attribution::state::State;

const COUNT: usize = State::COUNT;

/// The lanes from the first to the last part: `1..PARTS`.
const PARTS: usize = COUNT - 1 - State::INNER;

/// What no labelling that is not allowed comes near. Twice as much is still within the range of the integer, so that an
/// end and a transition can be added up.
const NEVER: i16 = -0x3000;

/// After every so many tokens the scores are made relative to the one outside, so that sums stay within the range of the
/// integer. To do it after each one would make the next one wait.
const RELATED: usize = 8;

/// Finds the best states; keeps its tables from one sequence to the next.
pub(crate) struct Decoder {
    /// From the state that an opening one stands for, whether its part ends or goes on, to the opening ones. A cue behind
    /// its content goes on as any cue.
    openings: [Scores; State::OPENING],
    /// The same by the opening state that they lead to.
    befores: [[i16; State::OPENING]; State::OPENING],
    /// From the first token of a part to its second one, and from there on.
    first_inner: Scores,
    inner_inner: Scores,
    /// For each token, and before them for the start: the scores of the best labellings that end with each state,
    /// relative to one that ended outside at most [`RELATED`] tokens before.
    ends: Vec<Scores>,
}

/// Outside.
const START: Scores = {
    let mut start = [NEVER; COUNT];
    start[0] = 0;
    start
};

impl Decoder {
    /// For sequences of mostly at most so many tokens.
    pub(crate) fn new(weights: &Weights, tokens: usize) -> Self {
        let transitions = weights.transitions();
        let cue = State::CUE_BEHIND.number().into();
        let allowed = |before: usize, state: usize| {
            let goes_on = before == cue && state == COUNT - 2;
            if state < State::OPENING || goes_on { transitions[before][state] } else { NEVER }
        };
        let inner = |before: fn(usize) -> usize| {
            std::array::from_fn(|state| match state.checked_sub(State::INNER) {
                Some(part @ 1..PARTS) => transitions[before(part)][state],
                _ => NEVER,
            })
        };
        Self {
            openings: std::array::from_fn(|before| std::array::from_fn(|state| allowed(before, state))),
            befores: std::array::from_fn(|state| std::array::from_fn(|before| allowed(before, state))),
            first_inner: inner(|part| part),
            inner_inner: inner(|part| part + State::INNER),
            ends: Vec::with_capacity(tokens + 1),
        }
    }

    /// A new sequence: what stands before its first token is outside.
    pub(crate) fn begin(&mut self) {
        self.ends.clear();
        self.ends.push(START);
    }

    /// The next token, with its scores.
    #[inline]
    pub(crate) fn push(&mut self, scores: &Scores) {
        let last = self.ends.last().unwrap_or(&START);
        let mut ends = self.step(last, scores);
        if self.ends.len().is_multiple_of(RELATED) {
            relate(&mut ends);
        }
        self.ends.push(ends);
    }

    #[inline(never)]
    fn step(&self, last: &Scores, scores: &Scores) -> Scores {
        let ended = ended(last);
        let mut ends = sum(&moved(last), &self.first_inner);
        best(&mut ends, &sum(last, &self.inner_inner));
        for (transitions, &end) in self.openings.iter().zip(&ended) {
            best(&mut ends, &sum(transitions, &[end; COUNT]));
        }
        sum(&ends, scores)
    }

    /// The states of the tokens pushed since [`begin`](Self::begin), written over `states`, each with its lead: how much
    /// better the best labelling that ends with it there is than the best one that ends outside.
    pub(crate) fn finish(&self, states: &mut Vec<(State, i16)>) {
        states.clear();
        states.resize(self.ends.len() - 1, (State::OUTSIDE, 0));
        let last = self.ends.last().unwrap_or(&START);
        let mut best = ending(last, highest(&ended(last), &[0; State::OPENING]));
        for (slot, ends) in states.iter_mut().zip(self.ends.windows(2)).rev() {
            let outside = State::OUTER.iter().fold(i16::MIN, |highest, &state| highest.max(ends[1][state]));
            *slot = (State::from_number(best as u8), ends[1][best].saturating_sub(outside));
            best = self.before(&ends[0], best);
        }
    }

    /// The state of the token before on the best way to `state`.
    #[inline]
    fn before(&self, ends: &Scores, state: usize) -> usize {
        if state < State::OPENING {
            return ending(ends, highest(&ended(ends), &self.befores[state]));
        }
        let way = |before: usize, transition: i16| i32::from(ends[before]) + i32::from(transition);
        let part = state - State::INNER;
        let second = way(part, self.first_inner[state]);
        let later = way(state, self.inner_inner[state]);
        let (before, best) = if later > second { (state, later) } else { (part, second) };
        let cue: usize = State::CUE_BEHIND.number().into();
        if way(cue, self.openings[cue][state]) > best { cue } else { before }
    }
}

/// For each opening state the better one of it and of the later tokens of its part.
#[inline]
fn ended(ends: &Scores) -> [i16; State::OPENING] {
    let mut ended = std::array::from_fn(|state| ends[state]);
    for part in 1..PARTS {
        ended[part] = ended[part].max(ends[part + State::INNER]);
    }
    ended
}

/// The state of a part that ends better: of its first or of a later token.
#[inline]
fn ending(ends: &Scores, state: usize) -> usize {
    let is_later = (1..PARTS).contains(&state) && ends[state + State::INNER] > ends[state];
    if is_later { state + State::INNER } else { state }
}

/// The scores of the first tokens, in the lanes of the later ones.
#[inline]
fn moved(ends: &Scores) -> Scores {
    let mut moved = [NEVER; COUNT];
    moved[1 + State::INNER..PARTS + State::INNER].copy_from_slice(&ends[1..PARTS]);
    moved
}

#[inline]
fn sum(first: &Scores, second: &Scores) -> Scores {
    std::array::from_fn(|state| first[state].saturating_add(second[state]))
}

/// Makes all of them relative to the one that ends outside.
#[inline]
fn relate(ends: &mut Scores) {
    let outside = ends[0];
    for end in ends {
        *end = end.saturating_sub(outside).max(NEVER);
    }
}

#[inline]
fn best(first: &mut Scores, second: &Scores) {
    for (first, second) in first.iter_mut().zip(second) {
        *first = (*first).max(*second);
    }
}

/// The first of the opening states with the highest sum.
#[inline]
fn highest(ends: &[i16; State::OPENING], transitions: &[i16; State::OPENING]) -> usize {
    // The lower half of the key prefers the first one, without a branch, which could not be foreseen.
    const ORDER: i32 = COUNT as i32;
    let sum = |state: usize| i32::from(ends[state]) + i32::from(transitions[state]);
    let key = |state: usize| sum(state) * ORDER + (ORDER - 1 - state as i32);
    let highest = (0..State::OPENING).fold(i32::MIN, |highest, state| highest.max(key(state)));
    (ORDER - 1 - highest.rem_euclid(ORDER)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::feature;
    use crate::model::WEIGHTS;

    /// The same in wide integers, state by state. Of equally good ways the one from the lowest opening state, and from the
    /// first token of a part.
    fn plain(scores: &[Scores]) -> Vec<(usize, i32)> {
        let transitions = WEIGHTS.transitions();
        let states = || 0..COUNT - 1;
        let of = |number: usize| State::from_number(number as u8);
        let order = |state: usize| if state >= State::OPENING { (state - State::INNER, 1) } else { (state, 0) };
        let transition = |before: usize, state: usize| {
            // what ends is weighed as if it ended with its first token
            let from = if state < State::OPENING { order(before).0 } else { before };
            of(state).may_follow(of(before)).then(|| i32::from(transitions[from][state]))
        };
        let preferred = |state: usize, target: usize| match target >= State::OPENING && of(state) == State::CUE_BEHIND {
            true => (COUNT, 0),
            false => order(state),
        };
        let mut before = vec![(0, 0)];
        let mut ways: Vec<Vec<(usize, i32, usize)>> = Vec::new();
        for scores in scores {
            let best = |state: usize| {
                let sums = before.iter().filter_map(|&(last, sum)| Some((sum + transition(last, state)?, last)));
                sums.max_by_key(|&(sum, last)| (sum, std::cmp::Reverse(preferred(last, state))))
            };
            let way = states()
                .filter_map(|state| best(state).map(|(sum, last)| (state, sum + i32::from(scores[state]), last)));
            ways.push(way.collect());
            before = ways[ways.len() - 1].iter().map(|&(state, sum, _)| (state, sum)).collect();
        }
        let end = before.iter().copied().max_by_key(|&(state, sum)| (sum, std::cmp::Reverse(order(state))));
        let mut state = end.map_or(0, |(state, _)| state);
        let mut found = Vec::new();
        for way in ways.iter().rev() {
            let (_, sum, last) = way[way.iter().position(|&(other, ..)| other == state).unwrap_or(0)];
            let outside = way.iter().filter(|(other, ..)| State::OUTER.contains(other)).map(|&(_, sum, _)| sum).max();
            found.push((state, sum - outside.unwrap_or(0)));
            state = last;
        }
        found.reverse();
        found
    }

    #[test]
    fn the_best_states_are_those_of_wide_integers() {
        const HIGHEST: i64 = feature::COUNT as i64 * i8::MAX as i64;
        let mut state = 7_u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as i64
        };
        let mut decoder = Decoder::new(&WEIGHTS, 8);
        for round in 0..400 {
            // From what is usual to the highest that there can be, all of one sign or of both.
            let size = HIGHEST >> (round % 5);
            let scores: Vec<Scores> = (0..random() % 60)
                .map(|_| {
                    let sign = 1 + (round % 3) * (random() % 2 - 1);
                    std::array::from_fn(|_| (sign.signum() * (size - random() % (2 * size + 1) * (round % 2))) as i16)
                })
                .collect();
            let mut states = Vec::new();
            decoder.begin();
            scores.iter().for_each(|scores| decoder.push(scores));
            decoder.finish(&mut states);
            let states: Vec<_> = states.iter().map(|&(state, lead)| (state.number().into(), lead.into())).collect();
            assert_eq!(states, plain(&scores), "round {round}, scores up to {size}");
        }
    }
}
