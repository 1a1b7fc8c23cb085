//! The people of one line, with what the lines below say of them.

use super::read::Placed;
use super::read::Reader;
use crate::extract::affiliations::{self, Attached};
use crate::extract::agenda::Item;
use crate::extract::bodies::BodyMention;
use crate::extract::entries::{Entry, Intro};
use crate::extract::segments::Segment;
use crate::extract::{bodies, entries, functions, leading, numbered, status, told};
use crate::lexicon::Tags;
use crate::record::Part;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Tokens from whoever made a work to the words that say so.
const LONGEST_REMARK: usize = 40;

/// Words with which a sentence goes on to tell of somebody.
const TELLS_ON: [&str; 11] = ["il", "elle", "ils", "elles", "son", "sa", "ses", "leur", "leurs", "cet", "cette"];

/// Tokens of the sentence that tells of whoever was listed, at least.
const LEAST_TOLD: usize = 6;

/// What leads to people, and the verbs of which they are the subject.
const PRESENTS: Tags = Tags::MODERATION.union(Tags::SPEAKERS_INLINE).union(Tags::SPEAKERS_HEADING).union(Tags::MODERATION_HEADING);
const SPEAKS: Tags = Tags::SPEAKS.union(Tags::GOES_ON).union(Tags::MODERATES);

impl Reader<'_, '_> {
    /// A line that lists people; `tokens` is the part of segment `i` that does.
    pub(super) fn line(&mut self, i: usize, tokens: Tokens, session: Option<usize>) {
        let doc = self.doc;
        let mut tokens = tokens;
        // "Modération :" above "Lise Duval" and "• Paul Vercel": bullets begin the list of those who speak.
        let bulleted = self.segments[i].bullet && self.chaired_without_bullet == Some(self.mode_lines);
        if self.part == Part::Moderator && self.mode_lines > 0 && bulleted {
            self.part = Part::Speaker;
        }
        self.chaired_without_bullet = (self.part == Part::Moderator && !self.segments[i].bullet).then_some(self.mode_lines + 1);
        let mut part = if self.mode_lines > 0 && self.segments[i].blank_before > 0 && self.part == Part::Moderator {
            Part::Speaker
        } else {
            self.part
        };
        let whole = tokens.start == self.segments[i].tokens.start;
        if let Some(intro) = if whole { self.intro(i) } else { entries::intro(doc, &tokens) } {
            part = intro.part;
            tokens.start += intro.len;
            self.heading_said = None;
            // "Animateur : X. Y, ADMR ; Z, Insee": behind the stop the others speak.
            let stop = self.sentence_end(tokens.start, tokens.end);
            let others = stop < tokens.end
                && (self.names.starting_at(stop).is_some()
                    || entries::intro(doc, &(stop..tokens.end)).is_some_and(|x| x.part == Part::Speaker));
            if part == Part::Moderator && others && !tokens.is_empty() {
                self.line(i, tokens.start - intro.len..stop, session);
                self.part = Part::Speaker;
                return self.line(i, stop..tokens.end, session);
            }
            if tokens.is_empty() {
                self.part = intro.part;
                self.mode_lines = 0;
                return;
            }
            if let Some(sign) = self.ends_chair(&tokens, intro).filter(|_| part == Part::Moderator) {
                self.line(i, tokens.start - intro.len..sign, session);
                self.part = Part::Speaker;
                return self.line(i, sign + 1..tokens.end, session);
            }
            // "Modérateurs : Lise Duval (Pau)," above "Paul Roche (Loudun)": the comma leads to the next line.
            let goes_on = intro.heads_list && doc.is(tokens.end - 1, ",") && self.begins_with_name(i + 1);
            self.part = if goes_on { part } else { Part::Speaker };
            self.mode_lines = 0;
        } else if part == Part::Moderator && i > 0 && doc.is(tokens.start - 1, ",") && !doc.is(tokens.end - 1, ",") {
            self.part = Part::Speaker;
        }
        // "Lise Duval, juriste. Elle présente l'atelier de Paul Vercel.": those of whom the next sentence tells.
        let listed = self.names.starting_at(tokens.start).is_some_and(|k| self.names[k].sure);
        let stop = if listed { self.sentence_end(tokens.start, tokens.end) } else { tokens.end };
        let told =
            stop + LEAST_TOLD < tokens.end && doc.is(stop - 1, ".") && doc.case(stop) == Case::Capital && doc.folds_to(stop, &TELLS_ON);
        if told && self.presents_nobody(stop, tokens.end) && entries::names_anybody(doc, &(stop..tokens.end), self.names) {
            self.programme.prose.push(stop..tokens.end);
            tokens.end = stop;
        }
        let untitled = session.is_some_and(|s| self.programme.items[s].title.is_none());
        let to = self.particulars(i, &tokens, untitled);
        let mut entries = entries::list(doc, &tokens, to, part, self.names);
        if let [only] = entries.as_mut_slice() {
            self.say_maker(&tokens, only);
        }
        let three_lines = entries.iter().any(|e| e.tokens.end > tokens.end);
        for mut entry in entries {
            if let Some(said) = &self.heading_said {
                entry.tentative |= said.tentative;
                entry.remote |= said.remote;
            }
            self.programme.placed.push(Placed { entry, session });
        }
        self.mode_lines += 1;
        if three_lines && self.part == Part::Moderator {
            self.part = Part::Speaker;
        }
    }

    /// "Modérateur : Lise Duval (Pau) – Paul Roche (Loudun)", "Animation : Lise Duval ▪ Paul Roche, éclusier": the sign behind who
    /// chairs, if others follow there. Behind a dash the heading has to be of one person.
    fn ends_chair(&self, tokens: &Tokens, intro: Intro) -> Option<usize> {
        let doc = self.doc;
        let first = &self.names[self.names.starting_at(tokens.start)?];
        let heading = tokens.start - intro.len..tokens.start;
        let one = functions::head_at(doc, heading.start, heading.end).is_some_and(|head| !head.plural);
        let sign = |i: &usize| doc.is_any(*i, &["▪", "•", "‣", "■"]) || one && doc.is_any(*i, &["–", "—"]);
        let near = first.whole.end..tokens.end.min(first.whole.end + LONGEST_REMARK);
        let sign = near.clone().find(sign).filter(|_| doc.is(heading.end - 1, ":"))?;
        let named = self.names.starting_at(sign + 1).is_some_and(|k| self.names[k].sure && self.names[k].name.len() > 1);
        named.then_some(sign)
    }

    /// Whether line `i`, right below another, begins with somebody of whom there is no doubt.
    fn begins_with_name(&self, i: usize) -> bool {
        let line = self.segments.get(i).filter(|s| s.blank_before == 0 && !s.bullet);
        line.and_then(|s| self.names.starting_at(s.tokens.start)).is_some_and(|k| self.names[k].sure && self.names[k].name.len() > 1)
    }

    /// "Lise Duval, Tanner sans chrome, Professeure, Université de Bavay": what a line says behind the title of whoever stands
    /// before it, the only one placed since there were `before`.
    pub(super) fn say_behind_heading(&mut self, item: &Item, k: usize, before: usize) {
        let doc = self.doc;
        let end = self.segments[k].tokens.end;
        let Some(title) = item.title.as_ref().filter(|title| item.people_to.is_some_and(|to| to <= title.start) && title.end < end) else {
            return;
        };
        let said = doc.is(title.end, ",") && functions::head_at(doc, title.end + 1, end).is_some();
        if let ([only], true) = (&mut self.programme.placed[before..], said)
            && only.entry.attached.is_empty()
            && only.entry.tokens.end <= title.start
        {
            let tail = affiliations::tail(doc, title.end, end);
            only.entry.tentative |= tail.tentative;
            only.entry.remote |= tail.remote;
            only.entry.attached = tail.attached;
        }
    }

    /// Whether no words lead to people who take part.
    fn presents_nobody(&self, from: usize, end: usize) -> bool {
        let doc = self.doc;
        let named = |i: usize| (i..i + 2).any(|k| self.names.starting_at(k).is_some());
        !doc.beginnings(from..end, PRESENTS).any(|i| doc.phrase(i, end, PRESENTS).is_some_and(|(n, _)| named(i + n)))
    }

    /// "Avec (sous réserve) :": whether line `i` is a heading that says something of all below it.
    pub(super) fn heads_with_status(&mut self, i: usize) -> bool {
        let doc = self.doc;
        let tokens = self.segments[i].tokens.clone();
        let Some(intro) = self.intro(i).filter(|intro| intro.len < tokens.len()) else { return false };
        let rest = tokens.start + intro.len..tokens.end;
        let Some(said) = status_of(doc, &rest).filter(|_| doc.is(rest.end - 1, ":")) else { return false };
        let closed = said.end + usize::from(doc.is(said.end, ")")) + 1 >= rest.end;
        if closed {
            (self.part, self.mode_lines, self.heading_said) = (intro.part, 0, Some(said));
        }
        closed
    }

    /// "de Lise Duval, suivi d'une discussion avec la réalisatrice": whoever is behind the article is the one who was named.
    fn say_maker(&self, tokens: &Tokens, entry: &mut Entry) {
        let doc = self.doc;
        let makers =
            ["realisateur", "realisatrice", "auteur", "autrice", "auteure", "cineaste", "compositeur", "compositrice", "photographe"];
        let article = |i: usize| doc.folds_to(i, &["le", "la", "l'", "du"]) && doc.case(i) == Case::Lower;
        let from = entry.name.as_ref().map_or(tokens.end, |n| n.whole.end);
        let named = (from..tokens.end.min(from + LONGEST_REMARK)).find(|i| article(*i) && doc.folds_to(i + 1, &makers));
        let alone = |i: usize| i + 2 >= tokens.end || doc.kind(i + 2) == Some(TokenKind::Sign) || doc.folds_to(i + 2, &["et"]);
        let head = named.filter(|i| alone(*i)).and_then(|i| functions::head_at(doc, i + 1, tokens.end));
        if let Some(head) = head.filter(|_| entry.attached.is_empty() && entry.name.is_some()) {
            entry.attached.push(Attached { role: Some(head.tokens), class: head.class, organisation: None, body: None });
        }
    }

    /// Function and body on the lines below a name: the token up to which they reach.
    /// Where the item is `untitled`, the last line before the next may be its title.
    pub(super) fn particulars(&mut self, i: usize, tokens: &Tokens, untitled: bool) -> usize {
        let doc = self.doc;
        let named = entries::names_in(doc, tokens, self.names);
        let Some(last) = named.last().map(|n| n.whole.end) else { return tokens.end };
        if named.iter().any(|n| !numbered::marks(doc, n.whole.end).is_empty())
            && let Some(end) = self.definitions(i, tokens.end)
        {
            return end;
        }
        let mut said = tokens.end > last + 1 && (last..tokens.end).any(|t| functions::head_at(doc, t, tokens.end).is_some());
        let on_line = said;
        let mut housed = false;
        // "Lise Duval, directrice" above "Musée du Gant", "Korval Tessim": the function lacks its body.
        let lacking = on_line && {
            let tail = affiliations::tail(doc, last, tokens.end);
            tail.end >= tokens.end && tail.attached.last().is_some_and(|a| a.role.is_some() && a.organisation.is_none())
        };
        let full = tokens.end > last + 1 && !said && (last..tokens.end).any(|t| doc.case(t).is_capital());
        let mut end = tokens.end;
        for (lines, k) in (i + 1..(i + 5).min(self.segments.len())).enumerate() {
            let segment = &self.segments[k];
            let next = &segment.tokens;
            // The next line of a column stands behind those of the others.
            if next.start < end || next.start > end + 2 {
                break;
            }
            // "> Lise Duval | directrice | Korval": the cells of one row go on with who stands in its first.
            let bullet = segment.bullet && !segment.cut;
            let open = doc.is_any(end - 1, &[",", "&"]) && !bullet;
            let apart = segment.blank_before > u32::from(self.spaced);
            if bullet || segment.heading > 0 || apart || next.len() > 34 || self.consumed[k] || self.heads[k] || full && !open {
                break;
            }
            // "Loudun" above "Par Paul Vercel": a title of those who follow.
            if self.is_signed_below(k) {
                break;
            }
            // "Partenaires", "Comité d'organisation": what heads the notes below the programme.
            let notes = doc.phrase(next.start, next.end, Tags::PAGE_WORD | Tags::ORGANISERS_HEADING | Tags::FURNITURE);
            if notes.is_some_and(|(n, v)| n == next.len() && v.has(Tags::PAGE_WORD | Tags::ORGANISERS_HEADING | Tags::FURNITURE)) {
                break;
            }
            let function = functions::head_at(doc, next.start, next.end).is_some();
            // "Lise Duval / DIRECTRICE DU MUSÉE / Paul Vercel": capitals head the list below them.
            let heads = segment.upper && !self.segments[i].upper && self.segments.get(k + 1).is_some_and(|below| self.is_bare_name(below));
            if heads && i > 0 && self.is_bare_name(&self.segments[i - 1]) {
                break;
            }
            // Below a bare name, "Président" is what they are; with a colon it heads a list.
            let below_name = function && !said && !doc.is(next.end - 1, ":");
            if self.intro(k).is_some_and(|x| !below_name || (next.start..next.start + x.len).any(|t| doc.is(t, ":")))
                || entries::lists_people(doc, next, self.names) && !(function && tokens.end == last && self.is_likely_body_last(next))
                || doc.is_any(next.start, &["«", "“"])
                || doc.is(next.end - 1, ".") && next.len() > 20
                || doc.number(next.start).is_some() && !function
                || doc.has(next.start, Tags::WEEKDAY | Tags::SHORT_DAY)
            {
                break;
            }
            // "Département de chimie, Université de Pau"
            let headed = doc.phrase(next.start, next.end, Tags::BODY_HEAD);
            let comma = next.clone().find(|t| doc.is(*t, ",")).filter(|_| doc.has(next.start, Tags::INNER_ORGAN) || headed.is_some());
            let part = comma.is_some_and(|c| {
                let whole = bodies::mention_at(doc, bodies::skip_article(doc, c + 1, next.end), next.end, said);
                whole.is_some_and(|b| b.start.is_sure() && b.end + 1 >= next.end)
            });
            let status = states_status(doc, next);
            let bracket = usize::from(doc.is(next.start, "(") && doc.is(next.end - 1, ")"));
            let from = bodies::skip_article(doc, next.start + bracket, next.end);
            // "conseil citoyen de Brivelle" below a function: a capital somewhere.
            let tagged = || said && doc.phrase(next.start, next.end, Tags::BODY_HEAD | Tags::BODY_WEAK).is_some();
            let written = doc.case(next.start + bracket).is_capital() || tagged() && next.clone().any(|t| doc.case(t).is_capital());
            // "Lise Duval / Via Lucis": a line of names below a name alone.
            // "Lise Duval / Faculté de droit"
            let named = || headed.is_some_and(|(n, _)| n > 1 && doc.case(next.start).is_capital());
            let expected = said || lines == 0 && (self.is_proper(k) || named());
            let body = bodies::mention_at(doc, from, next.end, expected).is_some_and(|b| {
                // "On y parlera d'argent": words that a capital alone makes a body fill their line.
                let sentence = b.start == bodies::Start::Capital && b.end < next.end && doc.kind(b.end) == Some(TokenKind::Word);
                let sentence = sentence && doc.is(next.end - 1, ".");
                !sentence
                    && (part
                        || b.end >= next.end.saturating_sub(1)
                            && (!on_line || b.start.is_sure() || b.start == bodies::Start::Acronym || lacking && self.is_house_name(k, &b))
                        || b.start.is_sure()
                        || segment.cell && segment.cut && b.start == bodies::Start::Weak
                        || expected && !on_line && !(housed && b.start == bodies::Start::Capital))
            }) && next.len() <= 16
                && !next.clone().any(|t| doc.is_any(t, &[":", "?", "!"]));
            if !(function && lines < 4 || status || body && (said || lines == 0) && !function && written || open) {
                break;
            }
            if untitled && body && !function && self.closes_as_title(k) {
                break;
            }
            // One body closes the entry, unless its university or another function stands below.
            let closes = body && !function && !self.goes_on(k + 1);
            said |= function;
            // "Néphrologue, CH de Lyon": what follows in capitals is the title.
            housed |= function && next.clone().skip(2).any(|t| doc.is(t - 1, ",") && bodies::mention_at(doc, t, next.end, false).is_some());
            end = next.end;
            self.consumed[k] = true;
            if closes && !doc.is(end - 1, ",") {
                // A status may still follow.
                let next = &self.segments.get(k + 1);
                if next.is_none_or(|n| !states_status(doc, &n.tokens)) {
                    break;
                }
            }
        }
        end
    }

    /// Nothing but a sure name on a line of its own.
    fn is_bare_name(&self, line: &Segment) -> bool {
        let name = self.names.starting_at(line.tokens.start).map(|n| &self.names[n]);
        line.blank_before == 0 && name.is_some_and(|n| n.sure && n.whole.end == line.tokens.end)
    }

    /// "Conseillère pédagogique, Skolaj Naoned" below a name: behind the comma stand words that may be a name and are a body here.
    fn is_likely_body_last(&self, line: &Tokens) -> bool {
        let named = entries::names_in(self.doc, line, self.names);
        let [only] = named.as_slice() else { return false };
        let alone = only.whole.end == line.end && self.doc.is(only.whole.start - 1, ",");
        alone && !only.sure && only.civility.is_none() && only.whole.start > line.start + 1
    }

    /// The lines below `i` that say what the numbers at its names stand for: the token up to which they reach.
    fn definitions(&mut self, i: usize, mut end: usize) -> Option<usize> {
        let first = i + 1;
        let mut k = first;
        while self.segments.get(k).is_some_and(|s| s.blank_before == 0 && !self.consumed[k]) {
            let line = numbered::with_number(self.doc, &self.segments[k].tokens);
            if line.start != end || !numbered::is_definition(self.doc, &line) {
                break;
            }
            end = line.end;
            self.consumed[k] = true;
            k += 1;
        }
        (k > first).then_some(end)
    }

    /// "1. LadHyX, Bavay / 2. Université Charles" once in a document, below all that bears numbers: for whoever has none of their own.
    pub(super) fn attach_common_definitions(&mut self) {
        let doc = self.doc;
        let open = |placed: &Placed| {
            let entry = &placed.entry;
            entry.attached.is_empty() && entry.name.as_ref().is_some_and(|n| !numbered::marks(doc, n.whole.end).is_empty())
        };
        if !self.programme.placed.iter().any(open) {
            return;
        }
        let line = |k: usize| numbered::with_number(doc, &self.segments[k].tokens);
        let defines = |k: usize| !self.consumed[k] && numbered::is_definition(doc, &line(k));
        let lines: Vec<usize> = (0..self.segments.len()).filter(|k| defines(*k)).collect();
        let in_turn = lines.windows(2).all(|w| w[1] == w[0] + 1) && lines.len() >= 2;
        let counted = lines.iter().enumerate().all(|(n, k)| numbered::number_of(doc, &line(*k)) == Some(n as u32 + 1));
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        if in_turn && counted {
            let said = numbered::definitions(doc, line(*first).start, line(*last).end);
            let entries = self.programme.placed.iter_mut().map(|placed| &mut placed.entry).filter(|entry| entry.attached.is_empty());
            entries.for_each(|entry| numbered::attach_said(doc, entry, &said));
        }
    }

    /// "Reprendre l’atelier de son patron" at the end of an item: words of a language that are no sure body.
    fn closes_as_title(&self, k: usize) -> bool {
        let doc = self.doc;
        let words = &self.segments[k].tokens;
        let last = self.segments.get(k + 1).is_none_or(|next| next.blank_before > 0);
        let from = bodies::skip_article(doc, words.start, words.end);
        let sure = bodies::mention_at(doc, from, words.end, true).is_some_and(|b| b.start.is_sure() || b.start == bodies::Start::Acronym);
        let worded = words.clone().any(|t| doc.case(t) == Case::Lower && !doc.has(t, Tags::GRAMMATICAL));
        last && !sure && worded && words.len() >= 3
    }

    /// Two to four words, each with a capital: what a body is called, and no title.
    fn is_proper(&self, k: usize) -> bool {
        let doc = self.doc;
        let words = &self.segments[k].tokens;
        let last = self.segments.get(k + 1).is_none_or(|next| next.blank_before > 0 || next.cut);
        let capital = |t: usize| doc.case(t).is_capital() || doc.folds_to(t, &["de", "du", "des", "d'", "et", "&", "-"]);
        last && words.len() <= 4
            && words.clone().all(capital)
            && doc.phrase(words.start, words.end, Tags::LABEL | Tags::LABEL_WORD).is_none()
    }

    /// Whether words with which line `k` is filled are the name of a house or firm: a word for one with a proper name behind it,
    /// or words with capitals that are not all of a language.
    fn is_house_name(&self, k: usize, body: &BodyMention) -> bool {
        let doc = self.doc;
        let capital = |t: usize| doc.case(t).is_capital() && !doc.has(t, Tags::GRAMMATICAL);
        let named = body.name.clone().skip(1).any(capital);
        match body.start {
            bodies::Start::Weak | bodies::Start::Venue => named,
            _ => {
                let words = || body.name.clone().filter(|t| doc.kind(*t) == Some(TokenKind::Word));
                let written =
                    words().all(|t| capital(t) || doc.folds_to(t, &["de", "du", "des", "d'", "et", "en", "pour", "la", "le", "l'"]));
                let foreign = words().any(|t| capital(t) && (!doc.has(t, Tags::COMMON_WORD) || doc.has(t, Tags::KNOWN_BODY | Tags::PLACE)));
                written && foreign && body.name.len() <= 6 && self.segments[k].blank_before <= u32::from(self.spaced)
            }
        }
    }

    /// Whether line `k` is the body that holds the one above, or another function of the same person.
    fn goes_on(&self, k: usize) -> bool {
        let doc = self.doc;
        let Some(segment) = self.segments.get(k).filter(|s| s.blank_before == 0 && !s.bullet && s.heading == 0 && !s.cut) else {
            return false;
        };
        let tokens = &segment.tokens;
        let from = bodies::skip_article(doc, tokens.start, tokens.end);
        let body = bodies::mention_at(doc, from, tokens.end, false).is_some_and(|b| b.start.is_sure() && b.end >= tokens.end);
        let function = functions::head_at(doc, tokens.start, tokens.end).is_some_and(|h| !h.weak) && tokens.len() <= 12;
        (body || function) && !doc.is(tokens.end - 1, ":") && !entries::lists_people(doc, tokens, self.names)
    }

    /// People within a line that does not begin with them: "Concert de …, animé par X", "Débat entre Y et Z. Texte : W."
    pub(super) fn inline(&mut self, i: usize, session: usize) {
        let tokens = self.segments[i].tokens.clone();
        if !self.series {
            return self.inline_within(i, tokens, session);
        }
        for tokens in self.without_series_chairs(tokens) {
            self.inline_within(i, tokens, session);
        }
    }

    fn inline_within(&mut self, i: usize, tokens: Tokens, session: usize) {
        let doc = self.doc;
        let mut rest = tokens.start;
        let mut t = tokens.start;
        while t < tokens.end {
            let stop = self.sentence_end(t, tokens.end);
            let Some(cue) = doc.beginnings(t..stop, PRESENTS).find(|k| self.presents_person(*k, t, stop)) else {
                if self.tells_who_speaks(&(t..stop)) {
                    if t > rest {
                        self.programme.prose.push(rest..t);
                    }
                    let people = told::people(doc, &(t..stop), None, &[], self.names);
                    self.programme.placed.extend(people.into_iter().map(|p| Placed { entry: p.entry, session: Some(session) }));
                    rest = stop;
                }
                t = stop;
                continue;
            };
            if cue > rest {
                self.programme.prose.push(rest..cue);
            }
            self.line(i, cue..stop, Some(session));
            t = stop;
            rest = stop;
        }
        if rest < tokens.end {
            self.programme.prose.push(rest..tokens.end);
        }
    }

    /// "La juriste Lise Duval et un notaire, Paul Tessier, confronteront leurs vues": below an item, in the future tense.
    fn tells_who_speaks(&self, sentence: &Tokens) -> bool {
        let doc = self.doc;
        let speaks =
            |i: usize| doc.case(i) == Case::Lower && doc.phrase(i, sentence.end, SPEAKS).is_some_and(|(n, _)| future(doc, i..i + n));
        let first = self.names.first_from(sentence.start);
        let named = self.names[first..].iter().take_while(|m| m.whole.end <= sentence.end).any(|m| m.sure && m.name.len() >= 2);
        named && doc.is_any(sentence.end - 1, &[".", "!"]) && doc.beginnings(sentence.clone(), SPEAKS).any(speaks)
    }

    /// The end of the sentence that goes on at `from`.
    pub(super) fn sentence_end(&self, from: usize, end: usize) -> usize {
        let doc = self.doc;
        let stops = |i: usize| {
            let initial = || doc.case(i - 1) == Case::Single || doc.has(i - 1, Tags::CIVILITY);
            doc.is_any(i, &[".", "!", "?"]) && i + 1 < end && !doc.glued(i + 1) && !initial()
        };
        (from + 1..end).find(|i| stops(*i)).map_or(end, |i| i + 1)
    }

    /// Whether the words at `t` lead to a person who takes part: "animé par X", "En présence de la commissaire, Y".
    pub(super) fn presents_person(&self, t: usize, from: usize, end: usize) -> bool {
        let doc = self.doc;
        let heading = || doc.phrase(t, end, Tags::MODERATION_HEADING).filter(|(n, _)| doc.is(t + n, ":"));
        let phrase = doc.phrase(t, end, Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING);
        let Some((n, value)) = phrase.or_else(heading) else { return false };
        if t > from && value.has(Tags::MODERATION) && entries::ends_title(doc, t, n) {
            return false;
        }
        let near = t + n;
        let first = self.names.first_from(near);
        let person = self.names[first..].iter().take_while(|m| m.whole.start <= near + 8).any(|m| {
            m.sure
                && m.whole.end <= end
                && (near..m.whole.start).all(|j| {
                    doc.kind(j) == Some(TokenKind::Word) && (doc.case(j) == Case::Lower || doc.has(j, Tags::CIVILITY | Tags::FUNCTION))
                        || doc.is_any(j, &[":", ","])
                })
        });
        // "animée par la rédactrice en chef de La Gazette du Val, Lise Duval"
        let near = near + usize::from(doc.is(near, ":"));
        let led_by_office = || {
            let mut close = self.names[first..].iter().take_while(|m| m.whole.start <= near + 14);
            let name = close.find(|m| m.sure && m.whole.end <= end);
            let article = near + usize::from(doc.folds_to(near, &["le", "la", "l'"]));
            name.is_some_and(|m| {
                article > near
                    && functions::head_at(doc, article, m.whole.start).is_some()
                    && leading::leading(doc, &(near..m.whole.start)).is_some_and(|l| l.start <= article)
            })
        };
        let leads = doc.is(near - 1, ":") || doc.word(near - 1).ends_with("par") || doc.folds_to(near - 1, &["entre", "avec"]);
        // "Démonstration par Korval Tessim, tanneur"
        let likely = || {
            let name = self.names.get(first).filter(|m| m.whole.start == near && m.whole.end <= end && m.name.len() >= 2);
            name.is_some_and(|m| m.whole.end >= end || doc.is_any(m.whole.end, &[",", "("]))
        };
        let person = person || leads && (led_by_office() || likely());
        let led =
            t == from || doc.kind(t - 1) == Some(TokenKind::Sign) || value.has(Tags::MODERATION) || doc.folds_to(t, &["avec", "par", "en"]);
        person && led && !doc.folds_to(t, &["de", "d'", "pour"])
    }
}

/// Whether a line says that somebody is remote or unconfirmed: `(sous réserve)`, `exposé à distance`.
pub(super) fn states_status(doc: &Marked, line: &Tokens) -> bool {
    status_of(doc, line).is_some()
}

/// The status with which a line begins.
pub(super) fn status_of(doc: &Marked, line: &Tokens) -> Option<status::Status> {
    let bracket = usize::from(doc.is_any(line.start, &["(", "["]));
    (!line.is_empty()).then(|| status::status_at(doc, line.start + bracket, line.end, true)).flatten()
}

/// Whether a verb among these words is in the future tense.
fn future(doc: &Marked, words: Tokens) -> bool {
    words.into_iter().any(|i| {
        let word = doc.word(i);
        ["ra", "ront"].iter().any(|ending| word.ends_with(ending))
    })
}
