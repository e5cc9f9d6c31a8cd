//! Runs the cases of `tests/cases/claim`.
