//! Tells the endings that name the other gender behind a sign: élu·e·s, directeur/trice, conseiller(ère)s.
//!
//! They say nothing that the word before them does not say: the stemmer brings both genders together. So they are
//! part of the word's place and no terms of their own.

use super::fold::folded;
use crate::text::stem::is_feminine_ending;

/// Bytes of the longest ending with its signs.
const LONGEST: usize = 40;

/// Where an inclusive ending that begins at `at`, behind a word, comes to its end; none where there is no such ending.
pub fn ending(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let sign = rest.chars().next()?;
    match sign {
        '(' => in_brackets(rest),
        '·' | '•' | '‧' | '⋅' | '∙' | '.' | '/' | '-' | '‐' | '‑' => behind_signs(rest, sign),
        _ => None,
    }
    .map(|length| at + length)
}

/// "(e)s", "(trice)s", "(ère)", "(s)".
fn in_brackets(rest: &str) -> Option<usize> {
    let inside = &rest[1..];
    let close = inside.bytes().take(LONGEST).position(|byte| byte == b')')?;
    let ending = folded(&inside[..close]);
    if ending != "s" && ending != "x" && !is_feminine_ending(&ending) {
        return None;
    }
    let after = &rest[close + 2..];
    let length = letters(after);
    match &after[..length] {
        "" => Some(close + 2),
        plural @ ("s" | "S" | "x" | "X") => Some(close + 2 + plural.len()),
        _ => None,
    }
}

/// "·e·s", ".e", "/trice", "-e-s".
fn behind_signs(rest: &str, sign: char) -> Option<usize> {
    let inside = &rest[sign.len_utf8()..];
    let length = letters(inside);
    let ending = folded(&inside[..length]);
    let end = sign.len_utf8() + length;
    let after = &rest[end..];
    // The plural with its own sign: "élu·e·s".
    let plural =
        after.strip_prefix(sign).filter(|plural| letters(plural) == 1 && plural.starts_with(['s', 'S'])).map(|_| end + sign.len_utf8() + 1);
    if !is_feminine_ending(&ending) {
        // "habitant·s" has no feminine; with a hyphen or a stop it is something else.
        return (ending == "s" && matches!(sign, '·' | '•' | '‧' | '⋅' | '∙')).then_some(end);
    }
    match sign {
        // "dis-le", "a-t-elle": a hyphen joins many things, and only an ending that is no word is one by itself.
        '-' | '‐' | '‑' if plural.is_none() && is_pronoun(&ending) => None,
        // "etc.Elle": after a full stop another sentence may begin.
        '.' if inside.starts_with(char::is_uppercase) && !rest[..end].chars().skip(1).all(char::is_uppercase) => None,
        _ => Some(plural.unwrap_or(end)),
    }
}

fn is_pronoun(ending: &str) -> bool {
    matches!(ending, "elle" | "elles" | "le" | "les" | "te" | "se" | "ne" | "fe" | "ve")
}

fn letters(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        for (text, expected) in [
            ("élu·e·s locaux", "·e·s"),
            ("élu•e•s", "•e•s"),
            ("élu·es", "·es"),
            ("habitant·s", "·s"),
            ("participant.e.s.", ".e.s"),
            ("étudiant.e", ".e"),
            ("citoyen-ne-s", "-ne-s"),
            ("étudiant-e", "-e"),
            ("directeur/trice", "/trice"),
            ("chargé/e de mission", "/e"),
            ("acteur·rice·s", "·rice·s"),
            ("conseiller(ère)s", "(ère)s"),
            ("élu(e)", "(e)"),
            ("projet(s)", "(s)"),
            ("DIRECTEUR.TRICE", ".TRICE"),
        ] {
            let at = text.find(|c: char| !c.is_alphanumeric()).expect("a sign");
            assert_eq!(ending(text, at).map(|end| &text[at..end]), Some(expected), "{text}");
        }
        for text in [
            "dis-le",
            "a-t-elle",
            "fin.Elle",
            "et/ou",
            "tiers-lieux",
            "maire (Albi)",
            "site.fr",
            "2021/2022",
            "pont (est) ouvert",
            "e-mail",
            "lui-même",
        ] {
            let at = text.find(|c: char| !c.is_alphanumeric() && c != ' ').expect("a sign");
            assert_eq!(ending(text, at), None, "{text}");
        }
    }
}
