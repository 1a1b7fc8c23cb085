//! Entries: the people whom a line lists, with what the line says of each.

use super::affiliations::{self, Attached};
use super::bodies;
use super::functions;
use super::leading;
use super::mentions::Mentions;
use super::names::{self, NameMention};
use super::numbered;
use super::status;
use super::unnamed;
use crate::lexicon::Tags;
use crate::record::Part;
use crate::text::{Case, Marked, TokenKind, Tokens};

/// Somebody listed, named or not.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: Option<NameMention>,
    pub part: Part,
    pub tentative: bool,
    pub remote: bool,
    pub attached: Vec<Attached>,
    /// From the name to the end of what is said of it.
    pub tokens: Tokens,
    pub rule: &'static str,
}

/// The heading of a list: "Animation :", "avec", "Intervenants".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intro {
    pub part: Part,
    /// Tokens of the heading with its colon.
    pub len: usize,
    /// It can head a list over several lines.
    pub heads_list: bool,
}

/// The heading with which these tokens begin.
pub fn intro(doc: &Marked, tokens: &Tokens) -> Option<Intro> {
    if is_office(doc, tokens) {
        return None;
    }
    if let Some((n, _)) = doc.phrase(tokens.start, tokens.end, Tags::MODERATION_HEADING).filter(|(n, _)| doc.is(tokens.start + n, ":")) {
        return Some(Intro { part: Part::Moderator, len: n + 1, heads_list: true });
    }
    let phrase = doc.phrase(tokens.start, tokens.end, Tags::MODERATION | Tags::SPEAKERS_HEADING | Tags::SPEAKERS_INLINE);
    let Some((mut n, mut value)) = phrase else { return labelled_intro(doc, tokens) };
    // "Débat animé par", "avec la participation de": a later phrase tells more.
    while let Some((m, more)) = doc
        .phrase(tokens.start + n, tokens.end, Tags::MODERATION | Tags::SPEAKERS_INLINE)
        .filter(|(m, _)| tokens.start + n + m <= tokens.end)
    {
        n += m;
        value.tags |= more.tags;
    }
    let mut at = tokens.start + n;
    while at < tokens.end
        && (doc.is_any(at, &[":", "-", "–", "—", "*", "."])
            || doc.folds_to(at, &["de", "d'", "la", "le", "l'", "du", "des"])
                && doc.case(at + 1).is_capital()
                && doc.case(at) == Case::Lower)
    {
        at += 1;
    }
    let part = if value.has(Tags::MODERATION) && !of_jury(doc, &(tokens.start..at)) { Part::Moderator } else { Part::Speaker };
    let colon = (tokens.start + n..at).any(|i| doc.is(i, ":")) || at >= tokens.end;
    let inline = value.has(Tags::SPEAKERS_INLINE | Tags::MODERATION) || colon;
    let intro = Intro { part, len: at - tokens.start, heads_list: colon || doc.word(tokens.start + n - 1).ends_with("par") };
    if inline { Some(intro) } else { labelled_intro(doc, tokens) }
}

/// Tokens of an office with its body before a colon.
const LONGEST_OFFICE: usize = 16;

/// "Présidente de la Ligue du Val : Lise Duval", "Première adjointe au maire de Loudun : Paul Tessier": whether these words begin
/// with an office somewhere and who holds it, and no heading.
fn is_office(doc: &Marked, tokens: &Tokens) -> bool {
    let colon = (tokens.start + 2..tokens.end.min(tokens.start + LONGEST_OFFICE)).find(|i| doc.is(*i, ":"));
    let Some(colon) = colon.filter(|c| c + 1 < tokens.end && names::may_begin(doc, c + 1)) else { return false };
    let Some(head) = functions::head_at(doc, tokens.start, colon).filter(|h| !h.weak && h.tokens.end < colon) else { return false };
    // "Présidente de séance : …" chairs.
    let chairs = doc.phrase(tokens.start, colon, Tags::MODERATION).is_some_and(|(n, _)| n > head.tokens.len() || tokens.start + n == colon);
    let held = || {
        let office = leading::leading(doc, &(tokens.start..colon + 1));
        office.is_some_and(|l| l.start == tokens.start && l.attached.iter().any(|a| a.organisation.is_some()))
    };
    !chairs && names::mention_at(doc, colon + 1).is_some_and(|name| name.name.len() > 1) && held()
}

/// Tokens of what a title says of somebody, at least.
const LEAST_SAID: usize = 4;

/// "Jean Vercel, le cuir et ses conditions", "Lise Duval, de la scène au prétoire": behind the name that ends at `after` small
/// letters say neither function nor body: it is whom a title is about.
pub fn is_subject(doc: &Marked, after: usize, end: usize) -> bool {
    let article = after + 1;
    let led = doc.is(after, ",") && doc.folds_to(article, &["le", "la", "l'", "les", "du", "des", "de", "entre"]);
    if !led || end < article + LEAST_SAID {
        return false;
    }
    let small = (article..end).all(|i| doc.case(i) == Case::Lower || doc.is(i, ",") || doc.is_any(i, &["?", "!"]));
    let other = Tags::ANY_FUNCTION | Tags::BODY_HEAD | Tags::VENUE | Tags::KNOWN_BODY | Tags::ORGAN | Tags::INNER_ORGAN;
    let of = |i: usize| doc.folds_to(i, &["de", "du", "des", "d'"]);
    let said = |i: usize| {
        doc.has(i, other)
            || doc.has(i, Tags::BODY_WEAK) && of(i + 1)
            || functions::head_at(doc, i, end).is_some()
            || doc.phrase(i, end, Tags::BODY_HEAD).is_some()
    };
    small && !(article..article + 3).any(said)
}

/// Tokens of a body for which somebody stands.
const LONGEST_STANDING: usize = 8;

/// "la Ligue du Val": a capital behind an article, and no word behind the name but those of one.
fn stands_for(doc: &Marked, tokens: &Tokens) -> bool {
    let from = bodies::skip_article(doc, tokens.start, tokens.end);
    let word = |i: usize| doc.case(i) != Case::Lower || doc.has(i, Tags::GRAMMATICAL);
    tokens.len() <= LONGEST_STANDING && from < tokens.end && doc.case(from).is_capital() && tokens.clone().skip(1).all(word)
}

/// "Présidente du jury : Lise Duval": who chairs a jury leads no exchange.
fn of_jury(doc: &Marked, lead: &Tokens) -> bool {
    lead.clone().any(|i| doc.folds_to(i, &["jury"]))
}

/// "Introduction et modération : Lise Duval", "Keynote – Lise Duval": a label leads to a person.
fn labelled_intro(doc: &Marked, tokens: &Tokens) -> Option<Intro> {
    let sign = (tokens.start + 1..tokens.end.min(tokens.start + 7))
        .find(|i| doc.kind(*i) == Some(TokenKind::Sign) && (doc.is(*i, ":") || doc.is_any(*i, &["–", "—", "-"]) && !doc.glued(*i)))?;
    // "Pour l'Université : la vice-présidente, Lise Duval", "Contre : Paul Tessier"
    let side = doc.is(sign, ":") && doc.folds_to(tokens.start, &["pour", "contre"]) && doc.case(tokens.start).is_capital();
    if !side && !names::may_begin(doc, sign + 1) {
        return None;
    }
    let lead = tokens.start..sign;
    // "Coopérer avec sa commune – Lise Duval": within the words a preposition leads to nobody.
    let within = |i: usize| i > lead.start && doc.folds_to(i, &["avec", "par", "with", "by"]) && i + 1 < sign;
    let says = |tags: Tags| doc.beginnings(lead.clone(), tags).any(|i| !within(i) && doc.phrase(i, sign, tags).is_some());
    let chairs = says(Tags::MODERATION | Tags::MODERATION_HEADING);
    let labelled = chairs || says(Tags::LABEL | Tags::LABEL_WORD | Tags::SPEAKERS_HEADING);
    let plain = || lead.clone().all(|i| doc.kind(i) == Some(TokenKind::Word) && doc.number(i).is_none());
    let named = || names::mention_at(doc, sign + 1).is_some_and(|name| name.sure && name.name.len() > 1);
    let office = || {
        let article = doc.phrase(sign + 1, tokens.end, Tags::CIVILITY).map_or(sign + 1, |(n, _)| sign + 1 + n);
        doc.folds_to(article, &["le", "la", "l'"]) && functions::head_at(doc, article + 1, tokens.end).is_some()
    };
    if side && (named() || office()) {
        return Some(Intro { part: Part::Speaker, len: sign + 1 - tokens.start, heads_list: false });
    }
    // "Pour : Lise Duval, juriste", "Arbitre : Paul Tessier, avocat": whatever leads to somebody of whom a function is said.
    let described = || {
        // "Présents :", "Excusés :" head the lists of minutes.
        let one = lead.len() <= 2 && !doc.word(sign - 1).ends_with(['s', 'S']);
        let said = || {
            let end = names::mention_at(doc, sign + 1).map_or(sign, |name| name.whole.end);
            doc.is_any(end, &[",", "("]) && functions::head_at(doc, end + 1, tokens.end).is_some()
        };
        // "INRAE : Lise Duval, juriste": the body for which she speaks.
        let house = || leading::from_body(doc, &(lead.start..sign + 1)).is_some();
        doc.is(sign, ":") && one && said() && !says(Tags::FURNITURE | Tags::TENTATIVE) && !house()
    };
    let labelled = labelled || described();
    let part = if chairs && !of_jury(doc, &lead) { Part::Moderator } else { Part::Speaker };
    (labelled && plain() && named()).then_some(Intro { part, len: sign + 1 - tokens.start, heads_list: false })
}

/// The names within a range, sure ones and likely ones that the position licenses.
pub fn names_in<'a>(doc: &Marked, tokens: &Tokens, names: &'a Mentions<NameMention>) -> Vec<&'a NameMention> {
    let from = names.first_from(tokens.start);
    let mut found: Vec<&NameMention> = Vec::new();
    for name in names[from..].iter().take_while(|n| n.whole.end <= tokens.end) {
        let body = found.last().is_some_and(|before| is_body_of(doc, before, name, tokens) || names_house(doc, before, name));
        // "Lise Duval, directrice @ Korval": where somebody works, on the pages of agendas.
        let body = body || name.whole.start > tokens.start && doc.is(name.whole.start - 1, "@");
        if !body && (name.sure || licensed(doc, name, tokens)) {
            found.push(name);
        }
    }
    found
}

/// Whether there is one.
pub fn names_anybody(doc: &Marked, tokens: &Tokens, names: &Mentions<NameMention>) -> bool {
    let from = names.first_from(tokens.start);
    names[from..].iter().take_while(|n| n.whole.end <= tokens.end).any(|name| {
        let body = name.whole.start > tokens.start && doc.is(name.whole.start - 1, "@");
        !body && (name.sure || licensed(doc, name, tokens))
    })
}

/// "Rémi Castanet (Isis Médical)", "Ingrid Lenz, Verkehrsverbund Rottal": right behind somebody, alone in brackets or to the end
/// of the line, words that are no sure name are the body.
fn is_body_of(doc: &Marked, person: &NameMention, name: &NameMention, tokens: &Tokens) -> bool {
    if name.civility.is_some() || person.whole.end + 1 != name.whole.start {
        return false;
    }
    let unknown = matches!(name.rule, "name.unlisted" | "name.introduced");
    let common = (name.name.start + 1..name.name.end).all(|i| doc.has(i, Tags::ADJECTIVE) && !doc.has(i, Tags::SURE_GIVEN_NAME));
    let unknown = unknown || (name.name.start + 1..name.name.end).any(|i| doc.has(i, Tags::BODY));
    let bracket = doc.is(person.whole.end, "(") && doc.is_any(name.whole.end, &[")", ","]);
    let line = doc.is_any(person.whole.end, &[",", "–", "—"]) && person.whole.start == tokens.start && name.whole.end == tokens.end;
    bracket && (unknown || common) || line && unknown
}

/// "Lise Duval, directrice de Jacques Prévert (31)": who leads a house that is called like a person.
fn names_house(doc: &Marked, person: &NameMention, name: &NameMention) -> bool {
    let last = name.whole.start - 1;
    if !doc.folds_to(last, &["de", "d'"]) || doc.breaks(name.whole.start) || last <= person.whole.end + 1 {
        return false;
    }
    let known = doc.has(name.name.start, Tags::KNOWN_BODY) && !doc.has(name.name.start, Tags::COMMON_WORD);
    let head = functions::head_at(doc, person.whole.end + 1, last).filter(|h| known || h.tokens.end == last && h.tokens.len() == 1);
    let leads = head.is_some_and(|h| doc.lexicon.class(h.class).is_some_and(|class| class.starts_with("management")));
    leads && doc.is(person.whole.end, ",") && name.civility.is_none()
}

/// A likely name is one at the head of a line or behind a comma, when a sign, a function or the end follows.
fn licensed(doc: &Marked, name: &NameMention, tokens: &Tokens) -> bool {
    let before = name.whole.start;
    let led = before == tokens.start
        || doc.is_any(before - 1, &[",", ";", "•", "–", "-", "&", ":", "|", "*"])
        || doc.is(before - 1, "/") && !doc.glued(before)
        || doc.folds_to(before - 1, &["et", "par", "avec", "de", "d'"]);
    if before > tokens.start && is_awaited_body(doc, tokens.start, before) {
        return false;
    }
    let after = name.whole.end;
    let closed = after >= tokens.end
        || doc.is_any(after, &[",", "(", "–", "-", "*", ";", ":", "|"])
        || doc.is(after, "/") && !doc.glued(after)
        || doc.is(after, ".") && after + 1 >= tokens.end
        || doc.folds_to(after, &["et"])
        || !numbered::marks(doc, after).is_empty()
        || doc.breaks(after);
    // "Dominique Vernet Président de la Fédération": a given name, a name and a function at the head of the line.
    let function = || {
        let given = before == tokens.start && name.name.len() > 1 && doc.has(name.name.start, Tags::GIVEN_NAME);
        // "R. Farel Président de la Ligue, P. Vercel Maire de Brivelle"
        let named = given || name.rule == "name.initials";
        named && functions::head_at(doc, after, tokens.end).is_some_and(|h| !h.weak)
    };
    led && (closed || function())
}

/// "directeur d’Altaïr Conseil", "présidente, Nova Habitat": behind a function that still lacks its body, unknown words are one.
fn is_awaited_body(doc: &Marked, from: usize, name: usize) -> bool {
    let sign = |i: usize| doc.kind(i) == Some(TokenKind::Sign) && !doc.is_any(i, &["-", "’", "'"]);
    let last = name - 1;
    if doc.folds_to(last, &["de", "d'"]) {
        // "université de Bavay Champagne"
        if last > from && doc.has(last - 1, Tags::BODY_HEAD | Tags::BODY_WEAK) {
            return true;
        }
        let part = (from..last).rev().find(|i| sign(*i)).map_or(from, |i| i + 1);
        return (part..last).any(|i| functions::head_at(doc, i, last).is_some_and(|h| !h.weak));
    }
    if !doc.is(last, ",") {
        return false;
    }
    let part = (from..last).rev().find(|i| sign(*i)).map_or(from, |i| i + 1);
    // "cheffe du service Forages, Adsea du Nord": nothing in the part before is a body.
    let bodiless =
        |head: usize| !(head..last).any(|i| doc.has(i, Tags::BODY) || bodies::is_acronym(doc, i)) && !is_held_at(doc, head, last);
    part > from && functions::head_at(doc, part, last).is_some_and(|h| h.tokens.end == last || !h.weak && bodiless(h.tokens.end))
}

/// "présidente de Val-Lisière": a function with an unknown name behind "de".
fn is_held_at(doc: &Marked, head: usize, end: usize) -> bool {
    let held = doc.folds_to(head, &["de", "d'", "du", "chez", "a"]);
    held && head + 1 < end && doc.case(head + 1).is_capital() && !doc.has(head + 1, Tags::PLACE)
}

/// The people listed in these tokens, which begin a list; `to` is where the last one's particulars may end.
pub fn list(doc: &Marked, tokens: &Tokens, to: usize, part: Part, names: &Mentions<NameMention>) -> Vec<Entry> {
    let mentions = names_in(doc, tokens, names);
    let mut entries: Vec<Entry> = Vec::new();
    let mut part = part;
    let mut shared = leading::Shared::default();
    let heading = status::heading(doc, tokens);
    let mut at = tokens.start;
    for (k, mention) in mentions.iter().enumerate() {
        if mention.whole.start < at && k > 0 {
            continue;
        }
        // What stands before the name: a new heading ("et animé par"), an unnamed participant, the function.
        let before = at..mention.whole.start;
        // "Association des maires de France – Lise Duval": the whole before a sign is a body, though one within it has a function.
        let leading =
            leading::whole_body(doc, &before).or_else(|| leading::leading(doc, &before)).or_else(|| leading::from_body(doc, &before));
        let unnamed_to = leading.as_ref().map_or(before.end, |l| l.start);
        unnamed::list(doc, &(before.start..unnamed_to), true, part, &mut entries);
        if let Some(found) = part_before(doc, &before) {
            part = found;
        }
        let next = mentions.get(k + 1);
        let limit = next.map_or(to, |next| next.whole.start);
        // "X (CHU) ; modération Y": what leads to the next is not said of this one; "X, président" at the end leads to nobody.
        // "X (CHU) – animation Y"
        let sign = |i: usize| doc.is_any(i, &[";", ".", ",", "–", "—"]) || doc.is(i, "-") && !doc.glued(i);
        let leads = |i: &usize| {
            sign(i - 1)
                && doc.phrase(*i, limit, Tags::MODERATION | Tags::MODERATION_HEADING).is_some_and(|(n, v)| {
                    // "X, modératrice" at the end of the line is said of X.
                    let to_nobody = next.is_none() && (!v.has(Tags::MODERATION) || v.has(Tags::MODERATION_AFTER));
                    i + n == limit && !to_nobody || doc.is(i + n, ":")
                })
        };
        let limit = (mention.whole.end + 1..limit).find(leads).unwrap_or(limit);
        let mut tail = affiliations::tail(doc, mention.whole.end, limit);
        status::before(doc, &before, &mut tail);
        if let Some(said) = &heading {
            tail.tentative |= said.tentative;
            tail.remote |= said.remote;
        }
        status::closing_note(doc, limit, &mut tail);
        let joined = before.len() == 1 && (doc.folds_to(before.start, &["et"]) || doc.is(before.start, ","));
        let attached = shared.attach(doc, mention, leading, joined, tail.attached);
        entries.push(Entry {
            name: Some((*mention).clone()),
            part: if tail.moderator { Part::Moderator } else { part },
            tentative: tail.tentative,
            remote: tail.remote,
            attached,
            tokens: mention.whole.start..tail.end.max(mention.whole.end),
            rule: if k == 0 { "entry.list" } else { "entry.list_next" },
        });
        at = entries.last().map_or(at, |e| e.tokens.end);
    }
    if mentions.is_empty() || at < tokens.end {
        unnamed::list(doc, &(at..tokens.end), false, part, &mut entries);
    }
    distribute(doc, &mut entries);
    share(doc, &mut entries);
    affiliations::set_works_aside(doc, &mut entries);
    numbered::attach(doc, &mut entries, to);
    if doc.is(tokens.end - 1, ".") {
        status::of_sentences(doc, &mut entries, tokens.end);
    }
    entries
}

/// "A, B et C, respectivement maire de X, directeur de Y et présidente de Z": each has one of the functions.
fn distribute(doc: &Marked, entries: &mut [Entry]) {
    for k in 1..entries.len() {
        let count = entries[k].attached.len();
        let Some(name) = entries[k].name.as_ref().filter(|_| (2..=k + 1).contains(&count)) else { continue };
        let behind = name.whole.end;
        let lead = behind + usize::from(doc.is(behind, ","));
        let from = k + 1 - count;
        if !doc.folds_to(lead, &["respectivement"]) || entries[from..k].iter().any(|e| !e.attached.is_empty() || e.name.is_none()) {
            continue;
        }
        let said = std::mem::take(&mut entries[k].attached);
        for (entry, attached) in entries[from..=k].iter_mut().zip(said) {
            entry.attached = vec![attached];
        }
    }
}

/// "A et B, cofondateurs de C": what is said of the last holds for those joined to it.
fn share(doc: &Marked, entries: &mut [Entry]) {
    // "A, B et C, équipe X": a list that "et" closes has its team together.
    let mut together = false;
    for k in (1..entries.len()).rev() {
        let (head, tail) = entries.split_at_mut(k);
        let (previous, this) = (&mut head[k - 1], &tail[0]);
        let listed_before = std::mem::take(&mut together);
        let (Some(a), Some(b)) = (&previous.name, &this.name) else { continue };
        // The mark of a footnote may stand between them.
        let between = a.whole.end + usize::from(doc.is(a.whole.end, "*"))..b.whole.start;
        let joined = between.len() == 1 && (doc.folds_to(between.start, &["et"]) || doc.is_any(between.start, &["&", "/"]));
        let plural = this
            .attached
            .iter()
            .any(|x| x.role.as_ref().is_some_and(|r| functions::head_at(doc, r.start, r.end).is_some_and(|h| h.plural)));
        // "J. Roux, G. Petit (INRAE)", "Julie Faure, Cédric Wauters – Université de Mons": a laboratory for all of them.
        let comma = between.len() == 1 && doc.is(between.start, ",");
        let bodies = this.attached.iter().all(|x| x.role.is_none());
        let bracket = doc.is(b.whole.end, "(") && a.rule == "name.initials" && b.rule == "name.initials";
        let laboratory = bodies && (bracket || doc.is_any(b.whole.end, &["–", "-", "—"]));
        let listed = comma && (plural || laboratory || listed_before);
        if previous.attached.is_empty() && !this.attached.is_empty() && (joined || listed) {
            previous.attached = this.attached.clone();
            together = bodies && (listed_before && comma || joined && doc.is(b.whole.end, ","));
        }
    }
}

/// "Synthèse et animation, Lise Duval": whether a word of moderation at `i` is the last of a title.
pub fn ends_title(doc: &Marked, i: usize, length: usize) -> bool {
    length == 1 && doc.is(i + 1, ",") && i > 0 && doc.kind(i - 1) == Some(TokenKind::Word) && !doc.breaks(i)
}

/// A moderator's or speakers' phrase between two names.
fn part_before(doc: &Marked, before: &Tokens) -> Option<Part> {
    let mut part = None;
    let announces = Tags::MODERATION | Tags::SPEAKERS_INLINE | Tags::SPEAKERS_HEADING;
    for i in doc.beginnings(before.clone(), announces) {
        if let Some((_, value)) = doc.phrase(i, before.end, announces) {
            if value.has(Tags::MODERATION) {
                part = Some(Part::Moderator);
            } else if doc.folds_to(i, &["avec", "intervenants", "intervenant", "invites", "participants"]) || doc.folds_to(i, &["en"]) {
                part = Some(Part::Speaker);
            }
        }
    }
    // "coordonné par Lise Duval, assistée de Paul Roche"
    let assisted = before.clone().any(|i| doc.folds_to(i, &["assiste", "assistee", "assistes", "assistees"]));
    if assisted { Some(Part::Speaker) } else { part }
}

/// Whether a line lists people: it begins with a name, a function before a name, or an unnamed participant.
pub fn lists_people(doc: &Marked, tokens: &Tokens, names: &Mentions<NameMention>) -> bool {
    let mentions = names_in(doc, tokens, names);
    let unnamed_first =
        unnamed::is_representative(doc, tokens.start) || mentions.is_empty() || doc.folds_to(tokens.start, &["un", "une", "des", "deux"]);
    if unnamed_first && unnamed::heads_line(doc, tokens) {
        return true;
    }
    let Some(first) = mentions.first() else { return false };
    // "& Lise Duval, conseillère": the last of a list.
    let sign =
        usize::from(doc.is_any(tokens.start, &["&", "+"]) || doc.case(tokens.start) == Case::Lower && doc.folds_to(tokens.start, &["et"]));
    let tokens = &(tokens.start + sign..tokens.end);
    let lead = first.whole.start.saturating_sub(tokens.start);
    if lead == 0 {
        let after = first.whole.end;
        if is_subject(doc, after, tokens.end) {
            return false;
        }
        return after >= tokens.end
            || doc.kind(after) == Some(TokenKind::Sign) && !doc.is_any(after, &["?", "!"])
            || doc.folds_to(after, &["et", "and"])
            || !numbered::marks(doc, after).is_empty()
            || functions::head_at(doc, after, tokens.end).is_some()
            || doc.phrase(after, tokens.end, Tags::TENTATIVE | Tags::REMOTE).is_some()
            // "Lise Duval pour la Ligue du Val"
            || first.sure && doc.folds_to(after, &["pour"]) && stands_for(doc, &(after + 1..tokens.end))
            || doc.breaks(after);
    }
    // "Monsieur le Président du Sénat, Paul Tessier", "le directeur du CHU, Paul Tessier"
    let civil = doc.phrase(tokens.start, tokens.end, Tags::CIVILITY).map_or(0, |(n, _)| n);
    // "Professeure à l'INRAE : Lise Duval": what she is.
    let civil = if doc.folds_to(tokens.start + civil, &["a", "au", "de", "du", "d'"]) { 0 } else { civil };
    let article = doc.folds_to(tokens.start + civil, &["le", "la", "l'"]);
    let start = tokens.start + civil + usize::from(article);
    let after = first.whole.end;
    let closed = after >= tokens.end || doc.kind(after) == Some(TokenKind::Sign) || doc.breaks(after) || doc.folds_to(after, &["et"]);
    // "La ressourcerie de Brivelle (Lise Duval)": a title and who speaks of it.
    let titled = doc.is(first.whole.start - 1, "(") && doc.folds_to(tokens.start, &["le", "la", "l'", "les"]);
    if first.sure && closed && !titled && lead <= 24 && leading::from_body(doc, &(tokens.start..first.whole.start)).is_some() {
        return true;
    }
    lead <= 24
        && start < first.whole.start
        && (civil > 0 || !article || closed)
        && functions::head_at(doc, start, first.whole.start).is_some()
        && leading::leading(doc, &(start..first.whole.start)).is_some()
}
