//! Reads prose and says who said what.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod repair;
