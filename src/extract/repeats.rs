//! Repeats: people named again under a shorter form, about whom nothing new is said.
//!
//! `C. Sorel` in a committee and `M. Sorel` in minutes are the Claire Sorel of the programme; a second entry for
//! them would be a second person.

use rustc_hash::FxHashMap;

use super::names::NameMention;
use super::programme::Placed;
use crate::text::Marked;
use crate::text::fold::fold;

/// Drops who stands in no session, is said to be nothing, and has a fuller name elsewhere.
pub fn drop_short_forms(doc: &Marked, placed: &mut Vec<Placed>) {
    let bare = |n: &NameMention| n.name.len() == 1;
    let droppable = |p: &Placed| {
        p.session.is_none() && (p.entry.attached.is_empty() || p.entry.rule == "prose.name" && p.entry.name.as_ref().is_some_and(bare))
    };
    if !placed.iter().any(|p| droppable(p) && p.entry.name.as_ref().is_some_and(|n| is_short(&given(doc, n)))) {
        return;
    }
    let mut full: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for name in placed.iter().filter_map(|p| p.entry.name.as_ref()) {
        let (given, family) = parts(doc, name);
        if !is_short(&given) {
            full.entry(family).or_default().push(given);
        }
    }
    give_to_full(doc, placed);
    placed.retain(|p| {
        let Some(name) = p.entry.name.as_ref().filter(|_| droppable(p)) else { return true };
        let (given, family) = parts(doc, name);
        !(is_short(&given) && full.get(&family).is_some_and(|people| people.iter().any(|full| initials_of(full, &given))))
    });
}

/// "C. Sorel, trésorière", told in no session: the function of the Claire Sorel who is named in none either.
fn give_to_full(doc: &Marked, placed: &mut [Placed]) {
    let named = |p: &Placed| p.entry.name.clone().filter(|_| p.session.is_none());
    let mut whole: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (k, name) in placed.iter().enumerate().filter_map(|(k, p)| Some((k, named(p)?))) {
        if !is_short(&given(doc, &name)) {
            whole.entry(family(doc, &name)).or_default().push(k);
        }
    }
    for k in 0..placed.len() {
        let Some(short) = named(&placed[k]).filter(|n| !placed[k].entry.attached.is_empty() && n.name.len() > 1) else { continue };
        let own = given(doc, &short);
        let Some([full]) = whole.get(&family(doc, &short)).map(Vec::as_slice) else { continue };
        let meant = placed[*full].entry.name.as_ref().is_some_and(|n| initials_of(&given(doc, n), &own));
        if is_short(&own) && !own.is_empty() && meant {
            let attached = std::mem::take(&mut placed[k].entry.attached);
            placed[*full].entry.attached.extend(attached);
        }
    }
}

/// Whether a name has no given name, or only its initials.
pub fn is_short_form(doc: &Marked, name: &NameMention) -> bool {
    is_short(&given(doc, name))
}

/// Whether a shorter form may stand for a full name: `M. Sorel` for `Claire Sorel`.
pub fn is_same(doc: &Marked, full: &NameMention, short: &NameMention) -> bool {
    // Most names have another family: the given ones are folded only where it is the same.
    if family(doc, full) != family(doc, short) {
        return false;
    }
    let (full_given, given) = (given(doc, full), given(doc, short));
    full_given == given || is_short(&given) && initials_of(&full_given, &given)
}

/// Given and family name, folded.
fn parts(doc: &Marked, name: &NameMention) -> (String, String) {
    (given(doc, name), family(doc, name))
}

fn given(doc: &Marked, name: &NameMention) -> String {
    fold(&doc.on_one_line(&name.given))
}

fn family(doc: &Marked, name: &NameMention) -> String {
    let family = if name.given.start == name.name.start { name.given.end..name.name.end } else { name.name.start..name.given.start };
    fold(&doc.on_one_line(&family))
}

/// No given name at all, or initials.
fn is_short(given: &str) -> bool {
    given.split([' ', '-', '.']).all(|part| part.chars().count() <= 1)
}

/// Whether the first letters of a given name are these initials, the first of them at least.
fn initials_of(full: &str, short: &str) -> bool {
    short.chars().next().is_none_or(|first| full.starts_with(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials() {
        for (full, short, expected) in [("claire", "c.", true), ("jean-marc", "j.-m.", true), ("claire", "", true), ("claire", "p.", false)]
        {
            assert!(is_short(short), "{short}");
            assert_eq!(initials_of(full, short), expected, "{full} {short}");
        }
        assert!(!is_short("claire") && !is_short("jo"));
    }
}
