//! Places around titles: "18 h 30 à la salle des fêtes : Le gant", "14 h – La Halle – Le cuir", "Le fil au café du Quai".
//!
//! A house alone tells little, since a title may hold one; all items of a document together do: places stand at the same spot of
//! most items, and some of them come back.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Builder;
use super::cut::{cut_people, trim, trim_lead};
use crate::extract::entries;
use crate::extract::segments::Segment;
use crate::lexicon::Tags;
use crate::text::fold::fold;
use crate::text::{Case, Tokens};

/// Tokens of a place around a title, at most.
const LONGEST: usize = 8;
/// So many items have their places at one spot.
const LEAST: usize = 3;

/// Where a place stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Spot {
    /// "18 h – La Halle – Le cuir", "18 h, La Halle : Le cuir"
    Before,
    /// "18 h (La Halle) : Le cuir"
    BeforeInBrackets,
    /// "18 h – La Halle" above the title
    Beside,
    /// "18 h – La Halle" below the title
    Under,
    /// "Le cuir – La Halle", "Le cuir, La Halle"
    Behind,
    /// "Le cuir (La Halle)"
    InBrackets,
    /// "Le cuir à la Halle"
    Led,
}

/// A place and the words that it leaves.
struct Placed {
    spot: Spot,
    place: Tokens,
    left: Tokens,
}

/// The places around the titles of a document.
#[derive(Default)]
pub(super) struct Around {
    /// Folded words of the places at each spot.
    known: FxHashMap<Spot, FxHashSet<String>>,
    /// First tokens of those that stand alone beside their times.
    pub(super) beside: Vec<usize>,
    /// The titles stand above such lines.
    pub(super) under: bool,
}

impl Builder<'_, '_> {
    /// The places that all items together tell.
    pub(super) fn places_around(&self) -> Around {
        let mut seen: FxHashMap<Spot, Vec<(String, bool, usize)>> = FxHashMap::default();
        let mut items = 0;
        for i in 0..self.segments.len() {
            let Some(head) = self.head_of(i).filter(|_| !self.segments[i].furniture) else { continue };
            items += 1;
            let words = match self.segments.get(i + 1) {
                Some(below) if head.rest.is_empty() && below.blank_before == 0 && !self.is_timed(below) => &below.tokens,
                _ => &head.rest,
            };
            let words = trim_lead(self.doc, words.clone());
            let before = self.set_before(&words).or_else(|| self.set_beside(i, &words));
            let before = before.into_iter().chain(self.set_under(i, &words));
            for placed in before.chain(self.set_behind(&cut_people(self.doc, &words, self.found.names).0)) {
                let house = self.may_begin_house(&placed.place);
                seen.entry(placed.spot).or_default().push((fold(&self.doc.on_one_line(&placed.place)), house, placed.place.start));
            }
        }
        let mut around = Around::default();
        for (spot, mut places) in seen {
            places.sort_unstable();
            let again = |k: usize| k > 0 && places[k].0 == places[k - 1].0 || places.get(k + 1).is_some_and(|p| p.0 == places[k].0);
            let repeated = (0..places.len()).filter(|k| again(*k)).count();
            let houses = places.iter().filter(|p| p.1).count();
            let alone = matches!(spot, Spot::Beside | Spot::Under);
            let known = if alone { (0..places.len()).filter(|k| places[*k].1 || again(*k)).count() } else { houses };
            let come_back = repeated >= 2 || alone && houses * 3 >= places.len() * 2;
            if places.len() < LEAST || places.len() * 2 < items || !come_back || known * 2 < places.len() {
                continue;
            }
            // "Brivelle" among houses beside times, each above its title
            let all = alone && houses * 3 >= places.len() * 2;
            let kept: Vec<usize> = (0..places.len()).filter(|k| all || places[*k].1 || again(*k)).collect();
            if alone {
                around.beside.extend(kept.iter().map(|k| places[*k].2));
            }
            around.under |= spot == Spot::Under;
            around.known.insert(spot, kept.into_iter().map(|k| places[k].0.clone()).collect());
        }
        around
    }

    /// "à la salle des fêtes : Le gant": the words behind the place.
    pub(super) fn behind_place_before(&self, rest: Tokens) -> Tokens {
        let Some(placed) = self.set_before(&rest) else { return rest };
        let led = self.lead(&rest).is_some() && self.begins_house(&placed.place);
        // "18 h, salle Vauban : Le gant"
        let small =
            self.doc.case(placed.place.start) == Case::Lower && self.begins_house(&placed.place) && self.doc.is(placed.left.start - 1, ":");
        // "18 h au pied de la tour : Le gant", where other items have houses there.
        let usual = self.around.known.contains_key(&placed.spot) && self.is_led_by_place(&rest);
        if led || small || usual || self.is_known(&placed) { placed.left } else { rest }
    }

    /// "à la salle des fêtes : Le gant", "au pied de la tour : Le gant": whether small words that say where lead over a colon to
    /// what begins with a capital.
    pub(super) fn is_led_by_place(&self, rest: &Tokens) -> bool {
        let placed = self.lead(rest).and_then(|_| self.set_before(rest));
        placed.is_some_and(|placed| self.doc.is(placed.place.end, ":") && self.doc.case(rest.start) == Case::Lower)
    }

    /// "Le gant au café du Quai": without the place behind it.
    pub(super) fn before_place(&self, words: Tokens) -> Tokens {
        if self.around.known.is_empty() {
            return words;
        }
        let known = self.set_behind(&words).into_iter().find(|placed| self.is_known(placed));
        known.map_or(words, |placed| trim(self.doc, placed.left))
    }

    fn is_known(&self, placed: &Placed) -> bool {
        let known = self.around.known.get(&placed.spot);
        known.is_some_and(|known| known.contains(&fold(&self.doc.on_one_line(&placed.place))))
    }

    /// Whether the words begin with one for a house or room.
    fn begins_house(&self, place: &Tokens) -> bool {
        let house = |at: usize| at < place.end && self.doc.phrase(at, place.end, Tags::VENUE | Tags::HOUSE | Tags::ROOM).is_some();
        house(place.start) || place.len() > 2 && house(place.start + 1)
    }

    /// The same with words that are houses where a name stands behind them: "café du Quai", "MJC du Coteau".
    fn may_begin_house(&self, place: &Tokens) -> bool {
        let body = || self.doc.phrase(place.start, place.end, Tags::BODY).is_some() || self.doc.case(place.start) == Case::Upper;
        self.begins_house(place) || place.len() >= 2 && body()
    }

    /// "à la", "au", "dans l'": where the place begins behind them.
    fn lead(&self, words: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let led = doc.folds_to(words.start, &["a", "au", "aux", "dans"]) && doc.case(words.start) != Case::Upper;
        let article = usize::from(doc.folds_to(words.start + 1, &["la", "l'", "le", "les"]));
        (led && words.start + 1 + article < words.end).then_some(words.start + 1 + article)
    }

    /// Whether words may be a place: few, with nobody's name, and no label that a house does not explain.
    fn may_be_place(&self, place: &Tokens) -> bool {
        let doc = self.doc;
        let label = self.labelled_as(place).is_some_and(|label| label.numbered || label.words.end >= place.end);
        (1..=LONGEST).contains(&place.len())
            && !label
            && !place.clone().any(|i| doc.is_any(i, &["?", "!", "«", "»", "“", ":", "."]))
            && (self.may_begin_house(place) || entries::names_in(doc, place, self.found.names).is_empty())
    }

    fn set_before(&self, rest: &Tokens) -> Option<Placed> {
        let doc = self.doc;
        if rest.len() < 3 {
            return None;
        }
        let bracket = doc.is(rest.start, "(");
        let from = if bracket { rest.start + 1 } else { self.lead(rest).unwrap_or(rest.start) };
        let sign = |i: &usize| doc.is_any(*i, &[":", "–", "—", "|", "•"]) || doc.is(*i, "-") && !doc.glued(*i);
        let near = from + 1..rest.end.min(from + LONGEST + 1);
        let end = near.clone().find(|i| if bracket { doc.is(*i, ")") } else { sign(i) })?;
        let left = trim_lead(doc, end + 1..rest.end);
        let titled = !left.is_empty() && (doc.case(left.start).is_capital() || doc.is_any(left.start, &["«", "“", "\""]));
        let spot = if bracket { Spot::BeforeInBrackets } else { Spot::Before };
        (titled && self.may_be_place(&(from..end))).then_some(Placed { spot, place: from..end, left })
    }

    /// What stands alone beside the time of segment `i`, a title right below.
    fn set_beside(&self, i: usize, rest: &Tokens) -> Option<Placed> {
        // "Samedi 4 mai, 18 h | La Halle": in a cell of its own.
        let holds = |s: &&Segment| rest.start >= s.tokens.start && rest.end <= s.tokens.end;
        let cell = self.segments.get(i + 1).filter(holds).is_some_and(|s| s.cell && s.cut);
        let next = i + 1 + usize::from(cell);
        // "9 h | La Halle" above a row with nothing but the title
        let row = |s: &Segment| self.segments[i].cell && !s.cut && self.segments.get(next + 1).is_none_or(|after| !after.cut);
        let next = self.segments.get(next).filter(|s| s.blank_before == 0 && (!s.cell || row(s)) && !s.bullet && !self.is_timed(s))?;
        let titled = (cell || holds(&&self.segments[i])) && self.is_title(next);
        let place = self.before_room(rest);
        (titled && self.may_be_place(&place)).then_some(Placed { spot: Spot::Beside, place, left: rest.end..rest.end })
    }

    /// What stands alone beside the time of segment `i`, a title right above.
    fn set_under(&self, i: usize, rest: &Tokens) -> Option<Placed> {
        let (above, segment) = (&self.segments[i.checked_sub(1)?], &self.segments[i]);
        let near = segment.blank_before == 0 && !segment.cell && !above.cell && rest.start >= segment.tokens.start;
        let titled = near && rest.end <= segment.tokens.end && self.is_title(above) && self.day_heading(i - 1).is_none();
        let place = self.before_room(rest);
        let housed = titled && !self.is_sentence(&above.tokens) && self.may_be_place(&place);
        housed.then_some(Placed { spot: Spot::Under, place, left: rest.end..rest.end })
    }

    /// "Les Carmes, nef", "Musée du gant (3 €)", "La Halle.": without the room, note or full stop behind the house.
    pub(super) fn before_room(&self, place: &Tokens) -> Tokens {
        let cut = place.clone().skip(1).find(|i| self.doc.is_any(*i, &[",", "("]));
        let stop = place.len() > 1 && self.doc.is(place.end - 1, ".");
        place.start..cut.unwrap_or(place.end - usize::from(stop))
    }

    /// What may be places at the end of a title.
    fn set_behind(&self, words: &Tokens) -> Vec<Placed> {
        let doc = self.doc;
        let mut found = Vec::new();
        let words = self.without_notes(trim(doc, words.clone()));
        if words.len() < 2 {
            return found;
        }
        let near = words.end.saturating_sub(LONGEST + 2).max(words.start + 1)..words.end;
        let mut push = |spot: Spot, place: Tokens, left: Tokens| {
            if !left.is_empty() && self.may_be_place(&place) {
                found.push(Placed { spot, place, left });
            }
        };
        if doc.is(words.end - 1, ")") {
            if let Some(open) = near.clone().rev().find(|i| doc.is(*i, "(")) {
                push(Spot::InBrackets, open + 1..words.end - 1, words.start..open);
            }
            return found;
        }
        let sign = |i: &usize| doc.is_any(*i, &["–", "—", "|", "•", ","]) || doc.is(*i, "-") && !doc.glued(*i);
        if let Some(cut) = near.clone().rev().find(sign) {
            push(Spot::Behind, cut + 1..words.end, words.start..cut);
        }
        let led = |i: &usize| {
            let from = self.lead(&(*i..words.end)).filter(|_| doc.case(*i) == Case::Lower);
            from.filter(|from| self.may_begin_house(&(*from..words.end)))
        };
        if let Some((cut, from)) = near.rev().find_map(|i| led(&i).map(|from| (i, from))) {
            push(Spot::Led, from..words.end, words.start..cut);
        }
        found
    }
}
