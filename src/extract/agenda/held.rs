//! Sentences that say when what is named above them takes place: "Le quai / par Lise Duval / Cette soutenance a lieu à 9 h 30".

use super::heads::HeadTime;
use super::{Builder, Item};
use crate::lexicon::Tags;
use crate::text::{Case, Marked, Tokens};

/// Tokens of such a sentence, at most.
const LONGEST: usize = 40;

/// Where the hour or day begins behind the verb: "Cette conférence aura lieu à 18 h, salle Nord".
pub fn held_at(doc: &Marked, tokens: &Tokens) -> Option<usize> {
    let opens = doc.folds_to(tokens.start, &["cette", "ce", "cet", "la", "le"]) && doc.case(tokens.start) == Case::Capital;
    if !opens || tokens.len() > LONGEST {
        return None;
    }
    let (n, _) = doc.phrase(tokens.start + 1, tokens.end, Tags::LABEL | Tags::LABEL_WORD)?;
    let verb = tokens.start + 1 + n;
    let place = doc.folds_to(verb, &["a", "aura"]) && doc.folds_to(verb + 1, &["lieu"]);
    let holds = doc.folds_to(verb, &["se"]) && doc.folds_to(verb + 1, &["tient", "tiendra"]);
    let at = verb + 2 + usize::from(doc.folds_to(verb + 2, &["a"]));
    ((place || holds) && at < tokens.end).then_some(at)
}

impl Builder<'_, '_> {
    /// Names an item after the title above the line that says when it takes place, with whoever speaks on a line between both.
    pub(super) fn name_held(&mut self, item: &mut Item, i: usize, head: &HeadTime) -> bool {
        let doc = self.doc;
        let placed = head.rest.is_empty() || self.is_where(&head.rest);
        if !placed || held_at(doc, &self.segments[i].tokens).is_none() || self.segments[i].blank_before > 0 {
            return false;
        }
        let near = |k: usize| self.segments.get(k).filter(|s| !s.furniture && !s.cell && !self.taken[k]);
        let by = |k: usize| {
            let given = |s: &crate::extract::segments::Segment| doc.folds_to(s.tokens.start, &["par", "de", "d'"]) || self.holds_people(s);
            near(k).filter(|s| s.blank_before == 0 && given(s)).map(|s| s.tokens.clone())
        };
        let Some(above) = i.checked_sub(1) else { return false };
        let people = by(above).filter(|_| above > 0);
        let k = if people.is_some() { above - 1 } else { above };
        if near(k).is_none_or(|s| !self.is_title(s)) {
            return false;
        }
        item.segments.start = k;
        item.rule = "agenda.title_above_sentence";
        self.taken[k..=i].fill(true);
        self.name(item, self.segments[k].tokens.clone());
        // What it is says the sentence: a defence has a jury and is no round table.
        if item.label.is_none() {
            let sentence = &self.segments[i].tokens;
            let label = self.labelled_as(&(sentence.start + 1..sentence.end));
            item.kind = label.as_ref().map(|label| label.kind).or(item.kind);
            item.label = label.map(|label| label.words);
        }
        if let Some(people) = people.filter(|_| item.people_from.is_none()) {
            (item.people_from, item.people_to) = (Some(people.start), Some(people.end));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::marked;

    #[test]
    fn examples() {
        for (text, expected) in [
            ("Cette soutenance a lieu à 9h30 - Amphithéâtre Nord", "9"),
            ("La conférence se tiendra à 18 h", "18"),
            ("La conférence réunira à 18 h trois tanneurs", ""),
            ("Le gant a lieu à 18 h", ""),
        ] {
            let found = marked(text, |doc| held_at(doc, &(0..doc.tokens.len())).map(|i| doc.word(i).to_owned()).unwrap_or_default());
            assert_eq!(found, expected, "{text}");
        }
    }
}
