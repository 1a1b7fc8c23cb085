//! Words that a converter has joined where it lost the line end or the border of a cell between them: `bibliothèquesPrésident`,
//! `IntroductionL. Duval`.

use super::Tokens;
use super::fold::key;
use super::mark::between;
use super::token::{Case, Token, TokenKind};
use super::tokenize;
use crate::lexicon::{Lexicon, Tags};

/// Names joined to the word before, from which on this is how a text was converted.
const LEAST_NAMES: usize = 3;

/// Different words joined to others, from which on the same holds.
const LEAST_WORDS: usize = 3;

/// Initials of a given name, at most: "JM. Duval".
const MOST_INITIALS: usize = 2;

/// Cuts words in lines where times are glued to words too, and names off the words before them where several are.
/// The tokens before which lines end are given; the bytes are returned at which words were cut that a line end has parted.
pub(super) fn cut(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>, starts: &[usize]) -> Vec<u32> {
    let lines = glued_lines(text, tokens, starts);
    if !lines.is_empty() {
        let cuts = |_: usize, token: &Token| junction(text, lexicon, token);
        halve_all(text, tokens, lines, cuts);
    }
    let words = cut_words(text, lexicon, tokens);
    let joins = |i: usize| matches!(tokens[i].case, Case::Mixed) && name_within(text, lexicon, tokens, i).is_some();
    if (0..tokens.len()).filter(|i| joins(*i)).nth(LEAST_NAMES - 1).is_none() {
        return words;
    }
    for i in 1..tokens.len() {
        let closed = tokens[i].glued && matches!(tokens[i - 1].span.of(text), "?" | "!" | ")" | "»");
        tokens[i].breaks |= closed && is_initial(text, tokens, i);
    }
    let before = tokens.clone();
    let cuts = |i: usize, _: &Token| name_within(text, lexicon, &before, i);
    let whole = 0..before.len();
    halve_all(text, tokens, vec![whole], cuts);
    words
}

/// Cuts known words off those that they are joined to, where several different ones are: "perduConférence", "RONDEQui".
fn cut_words(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) -> Vec<u32> {
    let mut joined: Vec<u64> = Vec::new();
    let mut cuts: Vec<u32> = Vec::new();
    for token in tokens.iter().filter(|token| token.case == Case::Mixed) {
        if let Some(at) = word_within(text, lexicon, token) {
            cuts.push(at as u32);
            if !joined.contains(&token.key) && joined.len() < LEAST_WORDS {
                joined.push(token.key);
            }
        }
    }
    if joined.len() < LEAST_WORDS {
        return Vec::new();
    }
    // Where line ends are lost, what opens a line may stand behind any word: "DUVALDr", "RochePrésident", "MoselleM. Roche".
    let before = tokens.clone();
    let within = |i: usize, token: &Token| {
        word_within(text, lexicon, token).or_else(|| lead_within(text, lexicon, token)).or_else(|| name_within(text, lexicon, &before, i))
    };
    cuts.clear();
    cuts.extend((0..before.len()).filter_map(|i| within(i, &before[i])).map(|at| at as u32));
    let whole = 0..tokens.len();
    halve_all(text, tokens, vec![whole], within);
    // "Qui coud encore ?Animée par …"
    for i in 1..tokens.len() {
        let token = tokens[i];
        let closed = token.glued && token.case == Case::Capital && matches!(tokens[i - 1].span.of(text), "?" | "!" | ")" | "»");
        if closed && lexicon.word(token.key).has(Tags::COMMON_WORD | Tags::CIVILITY | Tags::GIVEN_NAME) {
            tokens[i].breaks = true;
            cuts.push(token.span.start);
        }
    }
    cuts.sort_unstable();
    cuts
}

/// The byte where a word begins that opens a line, whatever it is joined to.
fn lead_within(text: &str, lexicon: &Lexicon, token: &Token) -> Option<usize> {
    let word = token.span.of(text);
    if token.case != Case::Mixed || token.kind != TokenKind::Word || lexicon.word(token.key).has(Tags::KNOWN_BODY) {
        return None;
    }
    let last = word.char_indices().rev().find(|(_, c)| c.is_uppercase())?.0;
    let right = &word[last..];
    let leads = Tags::CIVILITY | Tags::LABEL | Tags::MODERATION | Tags::FUNCTION;
    let opens = last >= 3 && right.len() >= 2 && lexicon.word(key(right)).has(leads);
    opens.then_some(token.span.start as usize + last)
}

/// The byte where the second of two known words begins, the first in small letters or in capitals throughout.
fn word_within(text: &str, lexicon: &Lexicon, token: &Token) -> Option<usize> {
    let word = token.span.of(text);
    if token.case != Case::Mixed || token.kind != TokenKind::Word || lexicon.word(token.key).has(Tags::KNOWN_BODY | Tags::GIVEN_NAME) {
        return None;
    }
    let last = word.char_indices().rev().find(|(_, c)| c.is_uppercase())?.0;
    let (left, right) = word.split_at(last);
    let small = left.ends_with(char::is_lowercase) && !left.chars().skip(1).any(char::is_uppercase);
    let whole = small || left.chars().all(char::is_uppercase);
    let known = |word: &str, tags: Tags| lexicon.word(key(word)).has(tags);
    let leads = Tags::CIVILITY | Tags::LABEL | Tags::LABEL_WORD | Tags::MODERATION | Tags::ANY_FUNCTION;
    let opens = right.chars().count() >= 2 && known(right, Tags::COMMON_WORD | Tags::GRAMMATICAL | leads);
    let closes = known(left, Tags::COMMON_WORD | Tags::LABEL | Tags::LABEL_WORD | Tags::EVENT_KIND) || small && known(right, leads);
    let closes = closes && left.chars().count() >= 4;
    (whole && opens && closes).then_some(token.span.start as usize + last)
}

/// Halves the tokens of some lines for which `cuts` gives the byte of the text where the second half begins.
fn halve_all(text: &str, tokens: &mut Vec<Token>, lines: Vec<Tokens>, cuts: impl Fn(usize, &Token) -> Option<usize>) {
    let mut cut: Vec<Token> = Vec::with_capacity(tokens.len() + tokens.len() / 8);
    let mut copied = 0;
    for line in lines {
        cut.extend_from_slice(&tokens[copied..line.start]);
        copied = line.end;
        for i in line {
            let token = tokens[i];
            match cuts(i, &token) {
                Some(at) => halve(text, token, at, &mut cut),
                None => cut.push(token),
            }
        }
    }
    cut.extend_from_slice(&tokens[copied..]);
    *tokens = cut;
}

/// Whether token `i` is the initial of a given name and a family name follows.
fn is_initial(text: &str, tokens: &[Token], i: usize) -> bool {
    let initial = matches!(tokens[i].case, Case::Single | Case::Upper) && tokens[i].span.len() <= MOST_INITIALS;
    initial && goes_on(text, tokens, i)
}

/// Whether the full stop of an initial and a word with a capital stand behind token `i`.
fn goes_on(text: &str, tokens: &[Token], i: usize) -> bool {
    let stop = tokens.get(i + 1).is_some_and(|t| t.glued && t.span.of(text) == ".");
    stop && tokens.get(i + 2).is_some_and(|t| t.case.is_capital() && !t.glued && !t.breaks)
}

/// The byte where the name begins with which token `i` ends: `IntroductionL` before ". Duval", `capteursLise` before "Duval".
fn name_within(text: &str, lexicon: &Lexicon, tokens: &[Token], i: usize) -> Option<usize> {
    let token = &tokens[i];
    let word = token.span.of(text);
    if token.kind != TokenKind::Word || token.case != Case::Mixed {
        return None;
    }
    let mut capitals = word.char_indices().rev().skip_while(|(_, c)| !c.is_uppercase());
    let mut at = capitals.next()?.0;
    let initials = word[at..].chars().count() == 1;
    if initials {
        let more = capitals.take_while(|(_, c)| c.is_uppercase()).take(MOST_INITIALS).map(|(at, _)| at);
        let all: Vec<usize> = std::iter::once(at).chain(more).collect();
        at = all.last().copied().filter(|_| all.len() <= MOST_INITIALS)?;
    }
    let (left, right) = word.split_at(at);
    let worded = left.chars().count() >= 3 && left.ends_with(char::is_lowercase);
    let named = || {
        let family = tokens.get(i + 1).is_some_and(|t| t.case.is_capital() && !t.glued && !t.breaks);
        family && lexicon.word(key(right)).has(Tags::SURE_GIVEN_NAME) && lexicon.word(key(left)).has(Tags::COMMON_WORD)
    };
    let name = if initials { goes_on(text, tokens, i) } else { named() };
    (worded && name).then_some(token.span.start as usize + at)
}

/// Long lines with at least three times that are glued to the word before.
fn glued_lines(text: &str, tokens: &[Token], starts: &[usize]) -> Vec<Tokens> {
    let time_glued = |k: usize| {
        tokens[k].kind == TokenKind::Number
            && tokens[k].glued
            && tokens[k - 1].kind == TokenKind::Word
            && tokens.get(k + 1).is_some_and(|t| t.glued && matches!(t.span.of(text), "h" | "H" | ":"))
    };
    let glued = |line: &Tokens| line.len() > 40 && line.clone().skip(1).filter(|k| time_glued(*k)).nth(2).is_some();
    between(starts, tokens.len()).filter(glued).collect()
}

/// Cuts one token at byte `at` of the text.
fn halve(text: &str, token: Token, at: usize, cut: &mut Vec<Token>) {
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    let mut halves = tokenize(&text[start..at]);
    let first = halves.len();
    halves.extend(tokenize(&text[at..end]));
    for (k, mut half) in halves.into_iter().enumerate() {
        let offset = if k < first { start } else { at } as u32;
        half.span.start += offset;
        half.span.end += offset;
        half.glued = k > 0 || token.glued;
        // A line end was lost between the halves.
        half.breaks = k == first || k == 0 && token.breaks;
        cut.push(half);
    }
}

/// The byte where a word such as `UniversitéAmélie` falls into two known ones.
fn junction(text: &str, lexicon: &Lexicon, token: &Token) -> Option<usize> {
    let word = token.span.of(text);
    if token.case != Case::Mixed || lexicon.word(token.key).has(Tags::KNOWN_BODY) {
        return None;
    }
    let mut previous_lower = false;
    for (at, c) in word.char_indices() {
        if previous_lower && c.is_uppercase() && at >= 3 {
            let right = &word[at..];
            let head = right.split('-').next().unwrap_or(right);
            let known = |w: &str| {
                lexicon
                    .word(key(w))
                    .has(Tags::GIVEN_NAME | Tags::ANY_FUNCTION | Tags::COMMON_WORD | Tags::LABEL | Tags::MODERATION | Tags::PLACE)
            };
            if right.chars().count() >= 3 && (known(right) || known(head)) {
                return Some(token.span.start as usize + at);
            }
        }
        previous_lower = c.is_lowercase();
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            (
                "9 h | OuvertureL. Duval | 10 h | Les quaisJM. Roche | 11 h | Les diguesPaul Vercel | 12 h | Qui paie ?A. Duval",
                "Ouverture/L Les quais/JM Les digues/Paul ?/A",
            ),
            (
                "9 h OuvertureDr Duval\n10 h Le gant perduConférence de Lise Duval\n11 h TABLE RONDEQui coud encore ?",
                "Ouverture/Dr perdu/Conférence RONDE/Qui",
            ),
            (
                "9 h OuvertureDr Lise DUVALMme Roche\n10 h Le gant perduConférence de Lise Duval, MoselleM. Roche\n11 h TABLE RONDEQui coud ?",
                "Ouverture/Dr DUVAL/Mme perdu/Conférence Moselle/M RONDE/Qui",
            ),
            ("Une PageBlanche, deux PageBlanche, PageBlanche et OpenData.", ""),
            // One may be called so; names of makes are words.
            ("Le quaiL. Duval", ""),
            ("OpenData Locale, EuraTechnologies Lille, iLab. Le quai, BnF. Paris, McDuff. Paris", ""),
        ] {
            let found = marked(text, |doc| {
                let cut = |i: &usize| doc.breaks(*i) && doc.glued(*i);
                let shown = |i: usize| {
                    let before = if i > 1 && doc.word(i - 2) == "Les" { "Les " } else { "" };
                    format!("{before}{}/{}", doc.word(i - 1), doc.word(i))
                };
                (0..doc.tokens.len()).filter(cut).map(shown).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
