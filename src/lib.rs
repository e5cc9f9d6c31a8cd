//! Reads prose and says who said what.
