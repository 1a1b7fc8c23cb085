//! The heading right above a day or time that is the title of its item.

use super::Builder;
use crate::extract::{bodies, functions};
use crate::lexicon::Tags;
use crate::text::Tokens;

impl Builder<'_, '_> {
    /// A heading right above segment `i` that no item has taken.
    pub(super) fn heading_before(&self, i: usize) -> Option<usize> {
        let mut k = i.checked_sub(1)?;
        // Title, day, time, each on its line.
        if self.below_its_day(i) && k > 0 && !self.taken[k - 1] && self.is_title(&self.segments[k - 1]) {
            k -= 1;
            if self.segments[k].cut || self.titles_days_times && self.is_over_day_and_time(k) {
                return Some(k);
            }
        }
        let segment = &self.segments[k];
        // "• Lundi 4 mai (15 h)" below a paragraph: the bullet begins an item, what stands above belongs to the one before.
        let opens = self.segments[i].bullet && self.segments[i].blank_before > 0 && !segment.bullet;
        if opens && !self.items.is_empty() && segment.heading == 0 && !segment.upper {
            return None;
        }
        // "Table ronde n° 3 | Mardi 23 mars | 18 h": a day is no title.
        if segment.cell && self.date_in(&segment.tokens).is_some_and(|d| d.tokens == segment.tokens) {
            return None;
        }
        let free = !self.taken[k]
            && !segment.furniture
            && self.items.last().is_none_or(|item| {
                let peopled = self.holds_people(segment) && !self.is_meeting(&segment.tokens);
                item.segments.end <= k || item.segments.start < k && !peopled && item.title.is_some()
            });
        let own = self.items.last().is_some_and(|item| k < item.segments.end);
        let own_title = self
            .items
            .last()
            .is_some_and(|item| item.title.as_ref().is_some_and(|t| t.start >= segment.tokens.start && t.end <= segment.tokens.end));
        // "Lise Duval – Plaider pour les gants" above day and hour
        let presents = self.presents_behind_dash(&segment.tokens);
        let heading = segment.heading > 0
            || segment.upper
            || self.around.under && self.is_title(segment) && !self.is_sentence(&segment.tokens)
            || presents && segment.blank_before > 0 && self.segments[i].blank_before <= 1
            || segment.tokens.clone().any(|t| self.doc.is(t, "|"))
            || (segment.blank_before > 0 || k == 0) && (self.is_title(segment) || self.is_meeting(&segment.tokens))
            || segment.cut && k > 0 && self.is_title(segment) && self.labels_cell(k - 1)
            || self.is_bullet_over_day(k, i)
            || self.is_between_day_and_time(k)
            || k > 0 && self.is_title(segment) && (self.heads_title(k - 1) || self.is_below_rubric(k));
        let head_of_text = self.items.is_empty() && segment.upper && self.date_in(&segment.tokens).is_some();
        // "BRIVELLE" above "Mardi 4 mai, 18 h, salle des fêtes" with the title below; the row of a table above another.
        let town = self.doc.phrase(segment.tokens.start, segment.tokens.end, Tags::COMMUNE).map(|(n, _)| segment.tokens.start + n);
        // "BRIVELLE (bus de la culture, place du Quai)"
        let housed = town.is_some_and(|end| self.doc.is(end, "(") && self.doc.is(segment.tokens.end - 1, ")"));
        let town = town == Some(segment.tokens.end) && self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && self.is_title(s))
            || housed
            || self.places_above.contains(&k);
        let row = segment.cell && !self.segments[i].cut && self.segments.get(i + 1).is_some_and(|s| s.cell && s.cut);
        // A paragraph above "Lundi 10 mars, 18 h", between blank lines: no title.
        let told = self.is_sentence(&segment.tokens) && segment.blank_before > 0 && self.segments[i].blank_before > 0;
        // "LES RENDEZ-VOUS DE LA SEMAINE :" heads all of them.
        let heads_list = segment.upper && self.doc.is(segment.tokens.end - 1, ":");
        (free
            && !heads_list
            && !told
            && !town
            && !row
            && !own
            && !own_title
            && heading
            && !head_of_text
            && (presents || !self.holds_people(segment) || self.is_meeting(&segment.tokens))
            && self.labels_nothing(segment))
        .then_some(k)
    }

    /// A time alone on its line, right below the line of its day.
    pub(super) fn below_its_day(&self, i: usize) -> bool {
        i > 0 && self.taken[i - 1] && self.day_heading(i - 1).is_some() && self.time_is_alone(i)
    }

    /// A blank line parts the head from the line above and none from the title below.
    pub(super) fn nearer_below(&self, i: usize) -> bool {
        let next = self.segments.get(i + 1);
        !(self.titles_over_days && self.is_below_title(i))
            && self.segments[i].blank_before > 0
            && next.is_some_and(|s| s.blank_before == 0 && !s.cell && self.is_title(s) && !self.is_sentence(&s.tokens))
    }

    /// The title of an item whose day stands above it and whose time below, as others of the document are written.
    pub(super) fn is_between_day_and_time(&self, k: usize) -> bool {
        let segment = &self.segments[k];
        self.days_over_titles && k > 0 && self.taken[k - 1] && self.day_heading(k - 1).is_some() && self.is_heading(segment)
    }

    /// "- La toile et la trace" above "11 décembre 2025 de 17 h à 19 h à Brivelle": bullets name what the days below them hold.
    fn is_bullet_over_day(&self, k: usize, i: usize) -> bool {
        let (bullet, dated) = (&self.segments[k], &self.segments[i]);
        let head = self.time_at_head(dated).filter(|head| head.date.is_some());
        let place = |rest: &Tokens| rest.is_empty() || self.is_where(rest) || self.doc.folds_to(rest.start, &["a"]) && rest.len() <= 12;
        bullet.bullet && !dated.bullet && self.is_title(bullet) && head.is_some_and(|head| place(&head.rest))
    }

    /// "Lise Duval – Plaider pour les gants": somebody, a dash and a title that is no body or function of theirs.
    fn presents_behind_dash(&self, tokens: &Tokens) -> bool {
        let doc = self.doc;
        let title = self.title_behind_people(tokens).filter(|title| doc.is_any(title.start - 1, &["–", "—"]));
        title.is_some_and(|title| {
            let from = bodies::skip_article(doc, title.start, title.end);
            let body = bodies::mention_at(doc, from, title.end, false).is_some_and(|b| b.end >= title.end);
            !body && functions::head_at(doc, title.start, title.end).is_none()
        })
    }

    /// "Conférence", set off by a blank line above a title.
    pub(super) fn heads_title(&self, k: usize) -> bool {
        let segment = &self.segments[k];
        let label = self.labelled_as(&segment.tokens).is_some_and(|label| label.words.end >= segment.tokens.end);
        label && segment.blank_before > 0 && !self.taken[k]
    }

    /// "POINT INFO" in capitals, set off by a blank line as other rubrics are, above a title.
    fn is_below_rubric(&self, k: usize) -> bool {
        self.rubrics && self.segments[k - 1].blank_before > 0 && !self.taken[k - 1] && self.is_rubric(k - 1)
    }

    /// "Épisode 2 | …": a cell that holds nothing but a numbered label.
    fn labels_cell(&self, k: usize) -> bool {
        let tokens = &self.segments[k].tokens;
        self.segments[k].cell && self.labelled_as(tokens).is_some_and(|label| label.numbered && label.words.end >= tokens.end)
    }

    /// "Entretien avec Lise Duval": a label that whom one meets completes.
    pub(super) fn is_meeting(&self, tokens: &Tokens) -> bool {
        self.labelled_as(tokens).is_some_and(|label| {
            let doc = self.doc;
            let after = label.words.end;
            let from = after + usize::from(doc.folds_to(after, &["avec", "entre"]));
            let led = doc.folds_to(from - 1, &["avec", "entre"]);
            led && self.found.names.starting_at(from).is_some()
        })
    }
}
