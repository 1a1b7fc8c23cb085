//! Papers in lists: each bullet or line is one, with its speakers behind the title, behind a colon, or below.

use super::read::{Paper, Reader};
use super::shape::Shape;
use crate::extract::agenda::{self, Item, Level};
use crate::extract::{bodies, entries, functions, kinds, leading, unnamed};
use crate::lexicon::Tags;
use crate::record::{Part, SessionKind};
use crate::text::Tokens;

/// Tokens of the shortest title of a contribution to a round table.
const LEAST_TITLE: usize = 3;

impl Reader<'_, '_> {
    /// "• Lire une biopsie – Lise Duval (CHU)": whether the bullets of an item are papers, each with people on its line
    /// or on the one below.
    pub(super) fn bulleted(&self, item: &Item, body: &std::ops::Range<usize>) -> bool {
        let chairs = |i: usize| self.intro(i).is_some_and(|intro| intro.part == Part::Moderator);
        // Where no line has a bullet and each ends with its speakers, the lines are the list.
        let unmarked = !body.clone().any(|i| self.segments[i].bullet);
        let bullets = || {
            body.clone().filter(|i| {
                let segment = &self.segments[*i];
                !segment.furniture && if unmarked { !chairs(*i) && !self.counts(*i) && !self.is_day(*i) } else { segment.bullet }
            })
        };
        let titled = bullets().filter(|i| self.shape(*i) != Shape::People || !unmarked && self.speech_by(*i).is_some()).count();
        let people_below = |i: usize| {
            let next = self.segments.get(i + 1).filter(|s| body.contains(&(i + 1)) && !s.bullet && s.blank_before == 0);
            !unmarked && next.is_some() && self.shape(i + 1) == Shape::People
        };
        let peopled = bullets().filter(|i| self.bullet_paper(*i).is_some_and(|(_, people)| people.is_some() || people_below(*i))).count();
        let listed = match item.kind {
            Some(SessionKind::RoundTable) => !bullets().all(|i| self.is_contribution(i)),
            // "Introduction / • Présentation du laboratoire et de ses axes, Lise Duval (CNRS)": longer than "Mot de bienvenue".
            Some(SessionKind::Opening | SessionKind::Closing) => {
                bullets().any(|i| self.bullet_paper(i).is_none_or(|(title, _)| title.len() < 5))
            }
            _ => false,
        };
        // "Comité d’organisation : Lise Duval, …" behind the programme.
        let noted = |i: usize| self.bullet_paper(i).is_some_and(|(title, people)| people.is_some() && self.doc.is(title.end, ":"));
        if unmarked && bullets().any(noted) {
            return false;
        }
        // "Cas clinique 1 / Le cuir qui pèle, Dr Lise Duval" above "Les pommades, Dr Paul Vercel"
        let first = item.level == Level::Labelled && item.kind == Some(SessionKind::Talk) && item.people_from.is_some();
        // "• Déprescrire – Dr Lise Duval" alone in "Session 2", above a round table.
        let signed = |i: usize| {
            self.bullet_paper(i).is_some_and(|(title, people)| people.is_some_and(|p| title.end < p && !self.doc.is(p - 1, ",")))
        };
        let only = !unmarked && item.kind == Some(SessionKind::Session) && item.title.is_some() && titled > 0 && bullets().all(signed);
        let least = if only || unmarked && (first || body.clone().any(|i| self.counts(i))) { 1 } else { 2 };
        // One line among them may read like something else: "L’école et ses murs – Lise Duval, géographe".
        let count = bullets().count();
        let most = peopled >= 2 && peopled * 3 >= count * 2 && titled + 1 == count && Self::may_hold_papers(item);
        !listed && peopled >= least && peopled * 2 >= titled && (titled == count || most)
    }

    /// "CAS CLINIQUE 2" in capitals above the title of a paper: which one of several it is.
    pub(super) fn counts(&self, i: usize) -> bool {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        let numbered = doc.number(tokens.end - 1).is_some_and(|n| n < 40) && (2..=4).contains(&tokens.len());
        let below = || self.segments.get(i + 1).is_some_and(|s| s.blank_before == 0 && !s.upper && !s.bullet);
        segment.upper && !segment.bullet && numbered && below()
    }

    /// "• Une commune au capital : Lise Duval, Régie du Val": a contribution with a title of its own, and no side or function
    /// with whoever stands for it.
    fn is_contribution(&self, i: usize) -> bool {
        let doc = self.doc;
        self.bullet_paper(i).is_some_and(|(title, people)| {
            let from = bodies::skip_article(doc, title.start, title.end);
            let stands_for = functions::head_at(doc, title.start, title.end).is_some()
                || doc.phrase(title.start, title.end, Tags::MODERATION | Tags::SPEAKERS_HEADING).is_some()
                || doc.phrase(title.start, title.end, Tags::LABEL).is_some_and(|(n, _)| n == title.len())
                || bodies::mention_at(doc, from, title.end, false).is_some_and(|body| body.end >= title.end);
            people.is_some() && title.len() >= LEAST_TITLE && !stands_for
        })
    }

    /// "• Mot de bienvenue par Lise Duval, maire": the label of an address that somebody gives, and its kind.
    pub(super) fn speech_by(&self, i: usize) -> Option<(Tokens, SessionKind)> {
        let doc = self.doc;
        let segment = &self.segments[i];
        let tokens = &segment.tokens;
        let (n, value) = doc.phrase(tokens.start, tokens.end, Tags::LABEL | Tags::LABEL_WORD).filter(|_| segment.bullet)?;
        let kind = kinds::labelled(value).filter(|kind| matches!(kind, SessionKind::Opening | SessionKind::Closing))?;
        let (title, people) = agenda::cut_people(doc, tokens, self.names);
        let by = people.is_some_and(|from| doc.folds_to(from, &["par"]));
        (by && title.len() >= n).then_some((tokens.start..tokens.start + n, kind))
    }

    /// Title and people of a bullet that is no list of people.
    pub(super) fn bullet_paper(&self, i: usize) -> Option<Paper> {
        self.bullet_papers[i].get_or_init(|| self.bullet_paper_of(i)).clone()
    }

    fn bullet_paper_of(&self, i: usize) -> Option<Paper> {
        let tokens = &self.segments[i].tokens;
        if self.shape(i) == Shape::People && self.speech_by(i).is_none() {
            return None;
        }
        let (title, people) = agenda::cut_people(self.doc, tokens, self.names);
        // "Cartographier le bruit : Thomas Iglesias, Cerema": what may be a name behind a sign is one in a list of papers.
        let (title, people) = match people {
            Some(_) => (title, people),
            None => {
                let people = self.likely_people(tokens).or_else(|| self.authors(tokens));
                people.map_or((title, None), |from| (tokens.start..from - 1, Some(from)))
            }
        };
        let title = agenda::trim(self.doc, title);
        let opens = self.doc.is_any(title.start, &["«", "“"]) || self.doc.number(title.start).is_some() && people.is_some();
        // "• Financer (Lise Duval, Banque du Val)"
        let verb = || title.len() == 1 && people.is_some_and(|from| self.doc.is(from - 1, "(")) && self.doc.has(title.start, Tags::VERB);
        let worded = (title.len() >= 2 || verb()) && (self.doc.case(title.start).is_capital() || opens);
        // "Gloves Revisited by Hand, Lise Duval": capitals that may pass for a name, before somebody who surely has one.
        let likely = self.names.starting_at(tokens.start).is_some_and(|k| {
            let signed = people.is_some_and(|from| self.names.starting_at(from).is_some_and(|other| self.names[other].sure));
            self.names[k].sure || !signed
        });
        (worded && !likely).then_some((title, people))
    }

    /// Where a likely name stands behind a colon or a dash and nothing but what is said of it follows.
    fn likely_people(&self, tokens: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let sign = |i: usize| doc.is_any(i, &[":", "–", "—"]) || doc.is(i, "-") && !doc.glued(i);
        let likely = |i: usize| {
            let Some(k) = self.names.starting_at(i) else { return false };
            let end = self.names[k].whole.end;
            self.names[k].name.len() >= 2 && (end >= tokens.end || doc.is_any(end, &[",", "("]))
        };
        (tokens.start + 3..tokens.end).find(|i| sign(i - 1) && likely(*i))
    }

    /// "Tanner sans chrome, Lise Duval, Paul Roux et Anne Vial, équipe Peaux", "Tanner sans chrome, Lise Duval et al.": where the
    /// authors of a paper begin behind a comma; what ends the line with them is where they work.
    fn authors(&self, tokens: &Tokens) -> Option<usize> {
        let doc = self.doc;
        let name_at = |i: usize| self.names.starting_at(i).map(|k| &self.names[k]);
        let others = |i: usize| doc.folds_to(i, &["et"]) && doc.folds_to(i + 1, &["al"]);
        (tokens.start + 3..tokens.end).filter(|i| doc.is(i - 1, ",")).find(|i| {
            let (mut at, mut last, mut count, mut sure) = (*i, *i, 0, true);
            while let Some(name) = name_at(at).filter(|name| name.name.len() >= 2 && name.whole.end <= tokens.end) {
                (last, count, sure) = (name.whole.end, count + 1, sure && name.sure);
                let joined = doc.is(last, ",") || doc.is(last, "&") || doc.folds_to(last, &["et"]) && !others(last);
                at = last + usize::from(joined);
                if !joined {
                    break;
                }
            }
            if others(last) {
                return count > 0;
            }
            let from = bodies::skip_article(doc, last + 1, tokens.end);
            let body = || bodies::mention_at(doc, from, tokens.end, true).is_some();
            let ends = || last >= tokens.end || doc.is(last, ".") && last + 1 >= tokens.end;
            count >= 2 && (doc.is(last, ",") && (sure || body()) || sure && ends())
        })
    }

    /// "Retour des ateliers : Lise Duval, gantière" line after line: the lines of an item that are papers, each with its
    /// speakers behind a colon.
    pub(super) fn coloned(&self, item: &Item, body: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let chairs = |i: &usize| self.intro(*i).is_some_and(|intro| intro.part == Part::Moderator);
        let end = (body.start + 1..body.end).find(|i| self.segments[*i].blank_before > 0).unwrap_or(body.end);
        let block = body.start..end.max(body.start);
        let lines = || block.clone().filter(|i| !self.segments[*i].furniture && !chairs(i));
        let papers = lines().filter(|i| self.colon_paper(*i).is_some()).count();
        let performed = matches!(item.kind, Some(SessionKind::Performance | SessionKind::RoundTable));
        if !performed && papers >= 2 && papers * 3 >= lines().count() * 2 { block } else { body.start..body.start }
    }

    /// Title and the token of the people of a line that a colon divides.
    pub(super) fn colon_paper(&self, i: usize) -> Option<(Tokens, usize)> {
        let doc = self.doc;
        let tokens = &self.segments[i].tokens;
        let colon = tokens.clone().find(|t| doc.is(*t, ":")).filter(|c| *c > tokens.start)?;
        let people = colon + 1..tokens.end;
        // "Nutrition – animatrice : Lise Duval": who leads it.
        let chair = (tokens.start + 2..colon).find(|t| {
            let leads = doc.phrase(*t, colon, Tags::MODERATION | Tags::MODERATION_HEADING).is_some_and(|(n, _)| t + n == colon);
            leads && doc.is_any(t - 1, &["–", "—", "-", ",", "|", "•"])
        });
        let led = Tags::STAGED
            | Tags::SPEAKERS_HEADING
            | Tags::MODERATION
            | Tags::MODERATION_HEADING
            | Tags::FURNITURE
            | Tags::SUPPORT
            | Tags::ORGANISED_BY
            | Tags::ORGANISERS_HEADING;
        let label = doc.phrase(tokens.start, colon, Tags::LABEL).is_some_and(|(n, _)| tokens.start + n == colon);
        // "Université de Pau : Lise Duval, juriste": the body for which she speaks.
        let house = leading::whole_body(doc, &(tokens.start..colon + 1)).is_some();
        let plain = doc.case(tokens.start).is_capital()
            && !label
            && !house
            && doc.phrase(tokens.start, colon, led).is_none()
            && functions::head_at(doc, tokens.start, colon).is_none()
            && self.intro(i).is_none()
            && !entries::names_anybody(doc, &(tokens.start..colon), self.names);
        let named = self.names.starting_at(people.start).is_some_and(|k| {
            let name = &self.names[k];
            name.name.len() >= 2 && (name.sure || name.whole.end >= tokens.end || doc.is_any(name.whole.end, &[",", "("]))
        });
        let (title, from) = chair.map_or((tokens.start..colon, people.start), |chair| (tokens.start..chair, chair));
        (plain && (named || unnamed::heads_line(doc, &people))).then_some((title, from))
    }
}
