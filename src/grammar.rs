//! nom over tokens, in both directions.
//!
//! A [`Tokens`] is a stretch of tokens and the direction it is read in: `"…," Mary said` is recognised by rules that
//! read rightwards from the closing mark and by rules that read leftwards from the cue. The items are token indices;
//! what stands there is asked of the [`Reading`].

use crate::reading::Reading;
use crate::span::TokenSpan;
use nom::{IResult, Input, Needed, Offset};
use std::iter::Enumerate;

/// Which way a stretch of tokens is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Rightwards,
    Leftwards,
}

/// A stretch of tokens to be read in one direction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens<'a> {
    pub(crate) reading: &'a Reading<'a>,
    start: usize,
    end: usize,
    direction: Direction,
}

/// What a rule returns: the tokens left to read, and what it read.
pub(crate) type Parsed<'a, T> = IResult<Tokens<'a>, T, ()>;

impl<'a> Tokens<'a> {
    /// `[start, end)`, to be read from the front.
    pub(crate) fn rightwards(reading: &'a Reading<'a>, start: usize, end: usize) -> Self {
        Self { reading, start: start.min(end), end, direction: Direction::Rightwards }
    }

    /// `[start, end)`, to be read from the back.
    pub(crate) fn leftwards(reading: &'a Reading<'a>, start: usize, end: usize) -> Self {
        Self { reading, start: start.min(end), end, direction: Direction::Leftwards }
    }

    /// The index at which reading goes on: the next token rightwards, the end of what is left leftwards.
    pub(crate) fn position(&self) -> usize {
        match self.direction {
            Direction::Rightwards => self.start,
            Direction::Leftwards => self.end,
        }
    }

    /// The tokens read between `self` and what a rule left over, `rest`.
    pub(crate) fn until(&self, rest: &Tokens<'a>) -> TokenSpan {
        match self.direction {
            Direction::Rightwards => TokenSpan::new(self.start, rest.start),
            Direction::Leftwards => TokenSpan::new(rest.end, self.end),
        }
    }

    fn nth(&self, index: usize) -> usize {
        match self.direction {
            Direction::Rightwards => self.start + index,
            Direction::Leftwards => self.end - 1 - index,
        }
    }
}

/// The indices of a stretch of tokens, in reading order.
#[derive(Clone, Debug)]
pub(crate) struct Indices {
    start: usize,
    end: usize,
    direction: Direction,
}

impl Iterator for Indices {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.start == self.end {
            return None;
        }
        match self.direction {
            Direction::Rightwards => {
                self.start += 1;
                Some(self.start - 1)
            }
            Direction::Leftwards => {
                self.end -= 1;
                Some(self.end)
            }
        }
    }
}

impl Input for Tokens<'_> {
    type Item = usize;
    type Iter = Indices;
    type IterIndices = Enumerate<Indices>;

    fn input_len(&self) -> usize {
        self.end - self.start
    }

    fn take(&self, count: usize) -> Self {
        match self.direction {
            Direction::Rightwards => Self { end: self.start + count, ..*self },
            Direction::Leftwards => Self { start: self.end - count, ..*self },
        }
    }

    fn take_from(&self, count: usize) -> Self {
        match self.direction {
            Direction::Rightwards => Self { start: self.start + count, ..*self },
            Direction::Leftwards => Self { end: self.end - count, ..*self },
        }
    }

    fn take_split(&self, count: usize) -> (Self, Self) {
        (self.take_from(count), self.take(count))
    }

    fn position<P: Fn(usize) -> bool>(&self, predicate: P) -> Option<usize> {
        match self.direction {
            Direction::Rightwards => (self.start..self.end).position(predicate),
            Direction::Leftwards => (self.start..self.end).rev().position(predicate),
        }
    }

    fn iter_elements(&self) -> Indices {
        Indices { start: self.start, end: self.end, direction: self.direction }
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        match count <= self.input_len() {
            true => Ok(count),
            false => Err(Needed::new(count - self.input_len())),
        }
    }
}

impl Offset for Tokens<'_> {
    fn offset(&self, later: &Self) -> usize {
        self.input_len() - later.input_len()
    }
}

/// One token that `accept` likes.
pub(crate) fn token<'a>(accept: impl Fn(&'a Reading<'a>, usize) -> bool) -> impl Fn(Tokens<'a>) -> Parsed<'a, usize> {
    move |input| {
        if input.input_len() > 0 && accept(input.reading, input.nth(0)) {
            return Ok((input.take_from(1), input.nth(0)));
        }
        Err(nom::Err::Error(()))
    }
}
