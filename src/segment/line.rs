//! Lines that were run together: where one began though neither a full stop nor a line break shows it.

use super::View;
use crate::token::{Gap, TokenKind};

/// The token that begins a new line, if the one at `index` shows that there was one: a row of dashes, or the label of a
/// mail header, `Sent: Monday To: Ann Bell Subject: Lunch`.
pub(super) fn start(view: View, index: usize) -> Option<usize> {
    match view.tokens[index].kind {
        TokenKind::Dash if is_row(view, index) && index > 0 && view.tokens[index - 1].gap != Gap::None => Some(index),
        TokenKind::Colon if index > 0 && is_label(view.visible(index - 1)) => Some(index - 1),
        _ => None,
    }
}

/// A row of dashes with white space behind it, which ends its line: `-----Original Message----- From:`
pub(super) fn is_rule(view: View, index: usize) -> bool {
    is_row(view, index) && view.tokens[index].gap != Gap::None
}

fn is_row(view: View, index: usize) -> bool {
    let dash = view.visible(index);
    dash.len() > 3 && dash.bytes().all(|byte| byte == b'-')
}

fn is_label(word: &str) -> bool {
    matches!(
        word,
        "From"
            | "Sent"
            | "To"
            | "Cc"
            | "CC"
            | "cc"
            | "Bcc"
            | "Subject"
            | "Date"
            | "Forwarded"
            | "Phone"
            | "Fax"
            | "Tel"
    )
}
