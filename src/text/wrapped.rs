//! Lines that were broken where a page or a mail ended, not where their author ended them.
//!
//! Where a text has such lines, most that the next word would have made too long go on in small letters, or end openly. Behind
//! a line of that length, what goes on is no line of its own; whether a line that begins with a capital goes on, its words tell.

use super::mark::{Tokens, between};
use super::marks::Marks;
use super::{Case, Token, TokenKind};
use crate::lexicon::Tags;

/// Characters of the longest line that was broken so.
const WIDEST: usize = 110;
/// Characters of the narrowest.
const NARROWEST: usize = 40;
/// So many of the longest lines are nearly of one length, and by how much they differ.
const LONGEST: usize = 3;
const RAGGED: usize = 8;
/// One line in so many may be longer, at most.
const LONGER: usize = 8;
/// So many lines go on in small letters, or behind a word with which nothing ends.
const LEAST: usize = 3;

/// So many lines in a row that the next word would have made too long are no lines of their author: the text had lost its line ends
/// before it was broken.
const LEAST_FILLED: usize = 6;

/// Words before which an author ends a line, though they are written small.
const OWN: Tags = Tags::SPEAKERS_INLINE.union(Tags::MODERATION).union(Tags::SPEAKERS_HEADING);

/// Makes one line of what was broken; whether anything was. `starts` are the first tokens of the lines.
pub(super) fn join(text: &str, tokens: &mut [Token], marks: &Marks, starts: &[usize]) -> bool {
    // "… de tannerie9h30Ouverture": words that were cut apart stand on one line.
    let ends = |i: usize| i == 0 || text[tokens[i - 1].span.end as usize..tokens[i].span.start as usize].contains('\n');
    let starts: Vec<usize> = starts.iter().copied().filter(|i| ends(*i)).collect();
    let lines: Vec<Tokens> = between(&starts, tokens.len()).collect();
    let Some(width) = width(text, tokens, &lines) else { return false };
    let forced: Vec<bool> = lines.windows(2).map(|w| is_forced(text, tokens, w, width)).collect();
    let start = |number: usize| lines[number + 1].start;
    let evident = |i: usize| tokens[i].case == Case::Lower || is_open(text, tokens, marks, i - 1);
    let told = (0..forced.len()).filter(|n| forced[*n] && evident(start(*n))).count();
    let broken = told >= LEAST && told * 2 >= forced.iter().filter(|forced| **forced).count();
    let mut found = false;
    let mut first = 0;
    for run in forced.chunk_by(|a, b| a == b) {
        let filled = run.len() >= LEAST_FILLED;
        for number in (first..first + run.len()).filter(|_| run[0] && (broken || filled)) {
            let i = start(number);
            if filled && tokens[i].kind != TokenKind::Sign || goes_on(text, tokens, marks, i) {
                tokens[i].breaks = false;
                found = true;
            }
        }
        first += run.len();
    }
    found
}

/// The length at which lines are broken.
fn width(text: &str, tokens: &[Token], lines: &[Tokens]) -> Option<usize> {
    if lines.len() < LONGEST + LEAST {
        return None;
    }
    let mut lengths: Vec<usize> = lines.iter().map(|line| length(text, tokens, line)).filter(|n| *n <= WIDEST).collect();
    // Longer lines are those of a table, or nothing was broken.
    if lengths.len() * 20 < lines.len() * 19 {
        return None;
    }
    lengths.sort_unstable_by(|a, b| b.cmp(a));
    let longest = lengths.windows(LONGEST).find(|w| w[0] - w[LONGEST - 1] <= RAGGED)?[0];
    let longer = lengths.iter().take_while(|n| **n > longest).count();
    (longest >= NARROWEST && longer * LONGER <= lines.len()).then_some(longest)
}

fn length(text: &str, tokens: &[Token], line: &Tokens) -> usize {
    text[tokens[line.start].span.start as usize..tokens[line.end - 1].span.end as usize].chars().count()
}

/// Whether the first word of the second line would have made the first one too long, with no blank line between them.
fn is_forced(text: &str, tokens: &[Token], lines: &[Tokens], width: usize) -> bool {
    let (line, next) = (&lines[0], &lines[1]);
    let gap = &text[tokens[line.end - 1].span.end as usize..tokens[next.start].span.start as usize];
    let from = tokens[next.start].span.start as usize;
    let word = text[from..].split(|c: char| c.is_whitespace()).next().unwrap_or_default().chars().count();
    gap.bytes().filter(|b| *b == b'\n').count() == 1 && length(text, tokens, line) + 1 + word > width && length(text, tokens, line) <= width
}

/// Whether nothing can end with token `i`: "de la", "et", "(".
fn is_open(text: &str, tokens: &[Token], marks: &Marks, i: usize) -> bool {
    let token = &tokens[i];
    marks.has(i, Tags::GRAMMATICAL) && token.case == Case::Lower || matches!(token.span.of(text), "(" | "&" | "«" | "’")
}

/// Whether the line that begins with token `i` goes on with the one before it.
fn goes_on(text: &str, tokens: &[Token], marks: &Marks, i: usize) -> bool {
    let (last, first) = (&tokens[i - 1], &tokens[i]);
    let sign = last.span.of(text);
    if matches!(sign, "." | "!" | "?" | ":" | "…") || first.kind != TokenKind::Word {
        return false;
    }
    if first.case == Case::Lower {
        return !marks.has(i, OWN);
    }
    // "… de l’Université" and "Paris 8", "… Isabelle" and "Kerbrat", "CFDT" and "Île-de-France": within a name.
    let open = is_open(text, tokens, marks, i - 1);
    // "l’université" and "Lyon"
    let named = marks.has(i - 1, Tags::BODY_HEAD) && first.case == Case::Capital && marks.has(i, Tags::PLACE);
    let head =
        named || marks.has(i - 1, Tags::BODY_HEAD | Tags::BODY_WEAK | Tags::KNOWN_BODY | Tags::SURE_GIVEN_NAME) && last.case.is_capital();
    let proper = last.case.is_capital() && last.kind == TokenKind::Word && !marks.has(i, Tags::COMMON_WORD | Tags::GIVEN_NAME | Tags::NOUN);
    let own =
        Tags::LABEL | Tags::LABEL_WORD | Tags::WEEKDAY | Tags::HALF_DAY | Tags::EVENT_KIND | Tags::MODERATION_HEADING | Tags::CIVILITY;
    let own = marks.has(i, own.union(OWN).union(Tags::ROOM)) || marks.has(i, Tags::GIVEN_NAME) && !marks.has(i - 1, Tags::SURE_GIVEN_NAME);
    !own && (open || head || proper && !marks.has(i, Tags::VENUE))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        let lines =
            |text: &str| marked(text, |doc| doc.lines.iter().map(|line| doc.on_one_line(&line.tokens).into_owned()).collect::<Vec<_>>());
        let text = "Cette journée s'adresse à tous ceux qui cousent, et à\nceux qui tannent depuis dix ans déjà dans les vallées\ndu sud. Elle alternera débats et ateliers pour mieux\nconnaître les gestes et les outils de ces métiers qui\nreviennent.\n9h : Le fil et l'aiguille dans les tanneries du Réseau\nAction Cuir\nLise Duval, chargée de mission de la section bretonne,\nPaul Roche, maire\n";
        assert_eq!(
            lines(text),
            [
                "Cette journée s'adresse à tous ceux qui cousent, et à ceux qui tannent depuis dix ans déjà dans les vallées du sud. Elle alternera débats et ateliers pour mieux connaître les gestes et les outils de ces métiers qui reviennent.",
                "9h : Le fil et l'aiguille dans les tanneries du Réseau Action Cuir",
                "Lise Duval, chargée de mission de la section bretonne,",
                "Paul Roche, maire",
            ]
        );
        // No line of this text ended where its author had ended it.
        let lost = "9 h Accueil 9 h 30 Le fil et l’aiguille Lise Duval,\nchargée de mission Paul Roche, maire 10 h 30 Pause\nCafé des gantiers 11 h Le gant et la main Anne\nVerlon, tisseuse 12 h Déjeuner au Relais 14 h Tables\nrondes Le cuir entier Lise Duval, Paul Roche 15 h\nAtelier de couture et de tannerie Animé par Jeanne\nMorvan, conteuse 16 h Synthèse des travaux et clôture\nde la journée\n";
        assert_eq!(lines(lost).len(), 1);
        // Lines as their author ended them.
        let list = "9h Accueil\n10h Le fil\nLise Duval, tanneuse\n11h Le gant\nPaul Roche, gantier\n12h Déjeuner\n";
        assert_eq!(lines(list).len(), 6);
    }
}
