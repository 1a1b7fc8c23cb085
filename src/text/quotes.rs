//! Straight quotation marks told apart: `"Le gant"` opens and closes like `“Le gant”`.

use super::token::{Token, TokenKind, head};

/// Tokens between two marks that belong together, at most.
const LONGEST: usize = 80;

const STRAIGHT: u32 = head_of("\"");
const OPENS: u32 = head_of("“");
const CLOSES: u32 = head_of("”");

const fn head_of(sign: &str) -> u32 {
    head(sign.as_bytes())
}

/// Gives each pair of straight marks the heads of curled ones, by which recognisers know them, and the second mark of “so“ that of
/// one that closes. A mark that stands alone stays as it is ("5\" de diamètre").
pub(super) fn pair(text: &str, tokens: &mut [Token]) {
    if memchr::memchr(b'"', text.as_bytes()).is_none() && memchr::memmem::find(text.as_bytes(), "“".as_bytes()).is_none() {
        return;
    }
    let mut open: Vec<usize> = Vec::new();
    for i in 0..tokens.len() {
        let Token { kind, head, .. } = tokens[i];
        if kind != TokenKind::Sign || ![STRAIGHT, OPENS, CLOSES].contains(&head) {
            continue;
        }
        let of = if head == STRAIGHT { STRAIGHT } else { OPENS };
        let last = open.last().copied().filter(|last| tokens[*last].head == of && i - last <= LONGEST);
        match last.filter(|last| head == CLOSES || i > last + 1 && !opens(tokens, i)) {
            Some(last) => {
                open.pop();
                tokens[last].head = OPENS;
                tokens[i].head = CLOSES;
            }
            None if head == CLOSES => {}
            None => open.push(i),
        }
    }
}

/// Whether a mark can only open: it is glued to what follows, and not to a word before.
fn opens(tokens: &[Token], i: usize) -> bool {
    let free = |token: &Token| !token.glued || token.breaks;
    let before = free(&tokens[i]) || i > 0 && tokens[i - 1].kind == TokenKind::Sign && LEADING.contains(&tokens[i - 1].head);
    before && tokens.get(i + 1).is_some_and(|next| !free(next))
}

/// Signs behind which a mark opens.
const LEADING: [u32; 8] = [head_of("("), head_of("["), head_of("'"), head_of("’"), head_of(","), head_of(":"), head_of("–"), head_of("-")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("\"Le gant\", par Lise", "“Le gant”, par Lise"),
            ("Lise Duval : \"Le gant et la \"main\"\"", "Lise Duval : “Le gant et la “main””"),
            ("l'atelier \" Le gant \" et \"La main\"", "l'atelier “ Le gant ” et “La main”"),
            ("Lise,\"Le gant\".", "Lise,“Le gant”."),
            ("l’\"agneau\"", "l’“agneau”"),
            ("un tube de 5\" et", "un tube de 5\" et"),
            ("“Le gant“ et la main", "“Le gant” et la main"),
            ("“Le gant” et “la main”", "“Le gant” et “la main”"),
            ("\"Le gant\n\"La main\"", "\"Le gant\n“La main”"),
        ] {
            let mut tokens = tokenize(text);
            pair(text, &mut tokens);
            let mut found = String::new();
            let mut end = 0;
            for token in &tokens {
                found.push_str(&text[end..token.span.start as usize]);
                match token.head {
                    OPENS => found.push('“'),
                    CLOSES => found.push('”'),
                    _ => found.push_str(token.span.of(text)),
                }
                end = token.span.end as usize;
            }
            assert_eq!(found, expected);
        }
    }
}
