//! The view for people.

use dixit::Document;
use dixit::record::Id;
use std::fmt::Write;

pub(crate) fn view(document: &Document<'_>, id: Option<&Id>) -> String {
    let mut view = String::new();
    for quote in document.quotes() {
        let _ = writeln!(view, "{}: {quote}", quote.speaker().map_or("—", |speaker| speaker.name()));
    }
    let _ = id;
    view
}
