//! nom over the categories of tokens, in both directions.
//!
//! [`Tokens`] are a stretch of tokens, of which the rules see the categories alone, to be read in one [`Direction`]:
//! `"…," Mary said` is recognised by rules that read rightwards from the closing mark and by rules that read leftwards
//! from the cue. A rule that is the same both ways is written once, for any direction.

use crate::category::Category;
use nom::{IResult, Input, Needed, Offset};
use std::fmt::Debug;
use std::iter::Enumerate;
use std::marker::PhantomData;

/// Which way a stretch of tokens is read.
pub(crate) trait Direction: Copy + Debug {
    /// The first ones in reading order, and the rest.
    fn split(categories: &[Category], count: usize) -> (&[Category], &[Category]);
    /// The first one in reading order, and the rest.
    fn split_first(categories: &[Category]) -> Option<(Category, &[Category])>;
    /// How many come before the first one that `is_it`.
    fn position(categories: &[Category], is_it: impl Fn(Category) -> bool) -> Option<usize>;
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Rightwards;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Leftwards;

impl Direction for Rightwards {
    #[inline]
    fn split(categories: &[Category], count: usize) -> (&[Category], &[Category]) {
        categories.split_at(count)
    }

    #[inline]
    fn split_first(categories: &[Category]) -> Option<(Category, &[Category])> {
        categories.split_first().map(|(first, rest)| (*first, rest))
    }

    #[inline]
    fn position(categories: &[Category], is_it: impl Fn(Category) -> bool) -> Option<usize> {
        categories.iter().position(|category| is_it(*category))
    }
}

impl Direction for Leftwards {
    #[inline]
    fn split(categories: &[Category], count: usize) -> (&[Category], &[Category]) {
        let (rest, first) = categories.split_at(categories.len() - count);
        (first, rest)
    }

    #[inline]
    fn split_first(categories: &[Category]) -> Option<(Category, &[Category])> {
        categories.split_last().map(|(first, rest)| (*first, rest))
    }

    #[inline]
    fn position(categories: &[Category], is_it: impl Fn(Category) -> bool) -> Option<usize> {
        categories.iter().rev().position(|category| is_it(*category))
    }
}

/// A stretch of tokens to be read in one direction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens<'a, D> {
    categories: &'a [Category],
    direction: PhantomData<D>,
}

/// What a rule returns: the tokens left to read, and what it read.
pub(crate) type Parsed<'a, D, T> = IResult<Tokens<'a, D>, T, ()>;

impl<'a, D: Direction> Tokens<'a, D> {
    pub(crate) fn new(categories: &'a [Category]) -> Self {
        Self { categories, direction: PhantomData }
    }

    /// The category of the next token.
    pub(crate) fn next(&self) -> Option<Category> {
        D::split_first(self.categories).map(|(next, _)| next)
    }
}

/// The categories of a stretch of tokens, in reading order.
#[derive(Clone, Debug)]
pub(crate) struct Categories<'a, D>(Tokens<'a, D>);

impl<D: Direction> Iterator for Categories<'_, D> {
    type Item = Category;

    fn next(&mut self) -> Option<Category> {
        let (next, rest) = D::split_first(self.0.categories)?;
        self.0.categories = rest;
        Some(next)
    }
}

impl<'a, D: Direction> Input for Tokens<'a, D> {
    type Item = Category;
    type Iter = Categories<'a, D>;
    type IterIndices = Enumerate<Categories<'a, D>>;

    #[inline]
    fn input_len(&self) -> usize {
        self.categories.len()
    }

    #[inline]
    fn take(&self, count: usize) -> Self {
        Self::new(D::split(self.categories, count).0)
    }

    #[inline]
    fn take_from(&self, count: usize) -> Self {
        Self::new(D::split(self.categories, count).1)
    }

    #[inline]
    fn take_split(&self, count: usize) -> (Self, Self) {
        let (first, rest) = D::split(self.categories, count);
        (Self::new(rest), Self::new(first))
    }

    #[inline]
    fn position<P: Fn(Category) -> bool>(&self, predicate: P) -> Option<usize> {
        D::position(self.categories, predicate)
    }

    fn iter_elements(&self) -> Categories<'a, D> {
        Categories(*self)
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

impl<D: Direction> Offset for Tokens<'_, D> {
    #[inline]
    fn offset(&self, later: &Self) -> usize {
        self.categories.len() - later.categories.len()
    }
}

/// One token of a category that `accept` likes.
#[inline]
pub(crate) fn category<'a, D: Direction>(
    accept: impl Fn(Category) -> bool,
) -> impl Fn(Tokens<'a, D>) -> Parsed<'a, D, Category> {
    move |input| match D::split_first(input.categories) {
        Some((next, rest)) if accept(next) => Ok((Tokens::new(rest), next)),
        _ => Err(nom::Err::Error(())),
    }
}

/// One token or more of categories that `accept` likes.
#[inline]
pub(crate) fn categories<'a, D: Direction>(
    accept: impl Fn(Category) -> bool,
) -> impl Fn(Tokens<'a, D>) -> Parsed<'a, D, Tokens<'a, D>> {
    move |input| match D::position(input.categories, |category| !accept(category)).unwrap_or(input.input_len()) {
        0 => Err(nom::Err::Error(())),
        count => Ok(input.take_split(count)),
    }
}
