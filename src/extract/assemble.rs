//! Runs the stages over one text and puts what they found into a record.

use std::cell::LazyCell;

use super::mentions::Mentions;
use rustc_hash::{FxHashMap, FxHashSet};

use super::affiliations::{self, Attached, Parts};
use super::entries::Entry;
use super::functions;
use super::names::{self, NameMention};
use super::programme::{Placed, Programme};
use super::stages::{self, Stages};
use super::{agenda, chairs, event, organisations, prose, repeats, terms, unnamed};
use crate::lexicon::{Lexicon, Tags};
use crate::read::ReadText;
use crate::record::{Affiliation, Appearance, Edtf, Event, Gender, Language, Part, Person, Record, Session, SpannedText, Status};
use crate::text::fold::key;
use crate::text::{Detected, Marked, Passage, Tokens};
use crate::themes;

/// Extracts the record of one document; `Record::document` is left for the caller to fill in, but for its language.
pub fn extract(read: &ReadText, lexicon: &Lexicon) -> Record {
    let doc = Marked::new(&read.text, lexicon);
    let language = language(&doc);
    if doc.language.as_ref().is_some_and(Detected::is_foreign) {
        let warning = format!("the text is not French but {}: it can be searched, but nothing was extracted", language.code);
        let document = crate::record::Document { language, warnings: vec![warning], ..Default::default() };
        return Record { document, ..Default::default() };
    }
    let Stages { dates, names, segments, agenda, mut programme, minutes } = stages::run(&doc);
    let announced = !programme.items.is_empty() || minutes || event::is_announced(&doc, &dates);
    quoted(&doc, &mut programme, &names);
    if minutes {
        chairs::of_meeting(&doc, &mut programme.placed);
    }
    repeats::drop_short_forms(&doc, &mut programme.placed);

    let reading = event::Reading { doc: &doc, segments: &segments, agenda: &agenda, names: &names, dates: &dates };
    let title = announced.then(|| event::title(&reading, read.metadata.title.as_deref())).flatten();
    let event_dates = if announced { event::dates(&reading) } else { Vec::new() };
    let several_days = event_dates.iter().map(|d| if d.date.is_range() { 2 } else { 1 }).sum::<usize>() > 1;
    let titles: Vec<Tokens> = programme.items.iter().filter_map(|i| i.title.clone()).collect();
    let name_ranges: Vec<Tokens> = names.iter().filter(|n| n.sure).map(|n| n.whole.clone()).collect();
    let mut record = Record {
        event: Event {
            title: title.as_ref().map(|t| SpannedText { text: doc.surface(t), span: doc.span(t), rule: "event.title".into() }),
            places: if announced { event::places(&reading, title.as_ref()) } else { Vec::new() },
            dates: event_dates,
            series: title.as_ref().and_then(|t| event::series(&doc.surface(t))),
            organisers: if announced { event::organisers(&reading) } else { Vec::new() },
        },
        sessions: sessions(&reading, &programme, several_days),
        organisations: organisations::collect(&doc, &programme.placed, &titles, title.as_ref()),
        themes: Vec::new(),
        session_themes: Vec::new(),
        terms: Vec::new(),
        appearances: appearances(&doc, &programme),
        document: crate::record::Document { language, warnings: warnings(&doc), ..Default::default() },
    };
    record.terms = terms::find(&doc, &record, &name_ranges);
    themes::tag(&doc, &mut record, &lexicon.thesaurus);
    record
}

fn language(doc: &Marked) -> Language {
    doc.language.as_ref().map_or_else(Language::default, |l| Language { code: l.code.to_owned(), confidence: l.confidence as f32 })
}

/// What was not read as French.
fn warnings(doc: &Marked) -> Vec<String> {
    let passage = |p: &Passage| {
        let span = doc.span(&p.tokens);
        format!("bytes {} to {} are not French but {}: they can be searched, but only names were extracted", span.start, span.end, p.code)
    };
    doc.foreign.iter().map(passage).collect()
}

/// Adds the people of the prose who are not in the programme, or of whom it says something new.
fn quoted(doc: &Marked, programme: &mut Programme, names: &Mentions<NameMention>) {
    let folded = |entry: &Entry| entry.name.as_ref().map(|n| key(&doc.on_one_line(&n.name))).unwrap_or_default();
    let placed = std::mem::take(&mut programme.placed);
    let listed = LazyCell::new(|| placed.iter().map(|p| folded(&p.entry)).collect::<FxHashSet<u64>>());
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    let mut more: Vec<Placed> = Vec::new();
    let prose = std::mem::take(&mut programme.prose);
    for tokens in &prose {
        for entry in prose::people(doc, tokens, names) {
            let name = folded(&entry);
            let says_nothing = entry.attached.is_empty();
            if says_nothing && listed.contains(&name) {
                continue;
            }
            if let Some(&known) = seen.get(&name) {
                // The same person again: words reported anywhere count.
                let known: &mut Placed = &mut more[known];
                if entry.part == Part::Quoted {
                    known.entry.part = Part::Quoted;
                }
                add_functions(doc, &mut known.entry.attached, entry.attached);
                continue;
            }
            seen.insert(name, more.len());
            more.push(Placed { entry, session: None });
        }
        more.extend(unnamed::quoted(doc, tokens).into_iter().map(|entry| Placed { entry, session: None }));
    }
    for tokens in &prose {
        prose::quote_again(doc, tokens, names, &mut more);
        if programme.items.is_empty() {
            chairs::find(doc, tokens, names, &mut more);
        }
    }
    drop(listed);
    programme.placed = placed;
    programme.placed.extend(more);
}

/// Adds functions told at another place of the prose. One in a body stands for what was only a body there: "Lise Duval (INRE)" of a
/// list of who attended is "Lise Duval, directrice de l’Institut (INRE)" further on.
fn add_functions(doc: &Marked, known: &mut Vec<Attached>, mut more: Vec<Attached>) {
    if known.iter().all(|a| a.role.is_none()) && more.iter().any(|a| a.role.is_some() && a.organisation.is_some()) {
        *known = more;
        return;
    }
    let role = |a: &Attached| a.role.as_ref().map(|role| key(&doc.on_one_line(role)));
    more.retain(|a| known.is_empty() || a.role.is_some() && !known.iter().any(|k| role(k) == role(a)));
    known.append(&mut more);
}

fn sessions(reading: &event::Reading, programme: &Programme, several_days: bool) -> Vec<Session> {
    let event::Reading { doc, segments, dates, .. } = *reading;
    let mut sessions = Vec::with_capacity(programme.items.len());
    let mut years: FxHashMap<Edtf, Edtf> = FxHashMap::default();
    for (i, item) in programme.items.iter().enumerate() {
        let first = segments[item.segments.start].tokens.start;
        let last = segments[item.segments.end - 1].tokens.end;
        let date = item.date.filter(|_| several_days).map(|d| *years.entry(d).or_insert_with(|| event::with_year(doc, d, None, dates).0));
        sessions.push(Session {
            id: i as u32,
            parent: programme.parents.get(i).copied().flatten().map(|p| p as u32),
            date,
            start: item.start,
            end: item.end,
            kind: item.kind.unwrap_or(crate::record::SessionKind::Session),
            label: item.label.as_ref().map(|l| doc.surface(l)),
            title: item.title.as_ref().map(|t| doc.surface(t)),
            title_span: item.title.as_ref().map(|t| doc.span(t)),
            status: item.status,
            place: event::room(reading, &item.segments).map(|t| doc.surface(&t)),
            themes: Vec::new(),
            span: doc.span(&(first..last)),
            rule: item.rule.into(),
        });
    }
    sessions
}

fn appearances(doc: &Marked, programme: &Programme) -> Vec<Appearance> {
    let placed = &programme.placed;
    let mut seen: FxHashSet<(Option<usize>, u64)> = FxHashSet::with_capacity_and_hasher(placed.len(), Default::default());
    let mut out = Vec::with_capacity(placed.len());
    for Placed { entry, session } in placed {
        let person = entry.name.as_ref().map(|n| person(doc, n, &entry.attached));
        let new = person.as_ref().is_none_or(|p| seen.insert((*session, key(&p.name))));
        if !new {
            continue;
        }
        out.push(Appearance {
            session: session.map(|s| s as u32),
            part: entry.part,
            status: if entry.tentative { Status::Tentative } else { Status::Confirmed },
            remote: entry.remote,
            person,
            affiliations: entry
                .attached
                .iter()
                .filter(|a| a.role.is_some() || a.organisation.is_some())
                .map(|a| affiliation(doc, a))
                .collect(),
            talk: session
                .map(|s| &programme.items[s])
                .filter(|i| i.level == agenda::Level::Nested)
                .and_then(|i| i.title.as_ref())
                .map(|t| doc.surface(t)),
            span: doc.span(&entry.tokens),
            rule: entry.rule.into(),
        });
    }
    out
}

fn affiliation(doc: &Marked, attached: &Attached) -> Affiliation {
    let Parts { mandate, constituency, portfolio, former } = affiliations::parts(doc, attached);
    let surface = |tokens: Option<Tokens>| tokens.map(|t| doc.surface(&t));
    Affiliation {
        mandate: surface(mandate),
        constituency: surface(constituency),
        portfolio: surface(portfolio),
        former,
        role: attached.role.as_ref().map(|r| doc.surface(r)),
        organisation: attached.organisation.as_ref().map(|o| doc.surface(o)),
        // Who leads the whole and who leads a part of it are read differently and counted as one field.
        role_class: doc.lexicon.class(attached.class).map(|class| class.strip_suffix(".whole").unwrap_or(class).to_owned()),
        role_span: attached.role.as_ref().map(|r| doc.span(r)),
        organisation_span: attached.organisation.as_ref().map(|o| doc.span(o)),
        rule: "affiliation".into(),
    }
}

/// Gender by title and given name; where both are silent, a feminine function tells ("Camille Sorel, directrice").
fn gender(doc: &Marked, mention: &NameMention, attached: &[Attached]) -> Gender {
    let known = names::gender(doc, mention);
    let feminine = |role: &Tokens| {
        functions::head_at(doc, role.start, role.end)
            .is_some_and(|h| !h.plural && h.tokens.clone().any(|t| doc.has(t, Tags::FEMININE_FUNCTION)))
    };
    let said = known == Gender::Unknown && attached.iter().filter_map(|a| a.role.as_ref()).any(feminine);
    if said { Gender::Female } else { known }
}

fn person(doc: &Marked, mention: &NameMention, attached: &[Attached]) -> Person {
    let part = |tokens: &Tokens| (!tokens.is_empty()).then(|| doc.surface(tokens));
    let family = if mention.given.start == mention.name.start {
        mention.given.end..mention.name.end
    } else {
        mention.name.start..mention.given.start
    };
    Person {
        name: doc.surface(&mention.name),
        given: part(&mention.given),
        family: part(&family),
        title: mention.civility.as_ref().map(|c| doc.surface(c)),
        gender: gender(doc, mention, attached),
        span: doc.span(&mention.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::lexicon;

    fn record(text: &str) -> Record {
        extract(&ReadText { text: text.to_owned(), ..ReadText::default() }, lexicon())
    }

    #[test]
    fn a_small_programme() {
        let record = record(
            "Colloque « Habiter demain »\nLyon, jeudi 9 septembre 2021\n\n9h30 – Ouverture\nMarie Delorme, présidente de la Fédération des habitants\n\n10h – Table ronde : Se loger\nAnimation : Paul Tessier, journaliste\n- Inès Ben Salem, maire de Vaulx-en-Velin (sous réserve)\n- Un représentant de la Banque des Territoires\n\n11h – Pause\n",
        );
        assert_eq!(record.event.title.map(|t| t.text).as_deref(), Some("Colloque « Habiter demain »"));
        assert_eq!(record.event.dates.iter().map(|d| d.date.to_string()).collect::<Vec<_>>(), ["2021-09-09"]);
        assert_eq!(record.sessions.iter().map(|s| s.kind.name()).collect::<Vec<_>>(), ["opening", "round_table", "break"]);
        let people: Vec<String> = record
            .appearances
            .iter()
            .map(|a| {
                let name = a.person.as_ref().map_or("-", |p| &p.name);
                let role = a.affiliations.first().and_then(|x| x.role.as_deref()).unwrap_or("-");
                let body = a.affiliations.first().and_then(|x| x.organisation.as_deref()).unwrap_or("-");
                format!("{} {name} {role} @ {body} {} {}", a.session.map_or("-".into(), |s| s.to_string()), a.part, a.status)
            })
            .collect();
        assert_eq!(
            people,
            [
                "0 Marie Delorme présidente @ Fédération des habitants speaker confirmed",
                "1 Paul Tessier journaliste @ - moderator confirmed",
                "1 Inès Ben Salem maire @ Vaulx-en-Velin speaker tentative",
                "1 - représentant @ Banque des Territoires speaker confirmed",
            ]
        );
    }

    #[test]
    fn prose_adds_functions_to_who_attended() {
        let record = record(
            "Compte rendu du conseil des tanneurs du 12 mai 2016\n\nPrésents : Lise Duval (INRE), Paul Vercel (mairie de Brivelle)\n\nLise Duval, directrice de l'Institut du cuir (INRE), ouvre la séance. Paul Vercel, maire de Brivelle, répond. Paul Vercel, président du syndicat des tanneurs, juge que « le prix est haut ».\n",
        );
        let of = |name: &str| {
            let person = record.appearances.iter().find(|a| a.person.as_ref().is_some_and(|p| p.name == name));
            let said = |a: &Affiliation| format!("{} @ {}", a.role.as_deref().unwrap_or("-"), a.organisation.as_deref().unwrap_or("-"));
            person.map(|a| a.affiliations.iter().map(said).collect::<Vec<_>>()).unwrap_or_default()
        };
        assert_eq!(of("Lise Duval"), ["directrice @ Institut du cuir"]);
        assert_eq!(of("Paul Vercel"), ["maire @ Brivelle", "président @ syndicat des tanneurs"]);
    }

    #[test]
    fn an_event_has_a_name_only_where_one_is_told_of() {
        for (text, expected) in [
            ("Le cuir cherche des bras\n\nLe colloque « Coudre demain » a réuni samedi cent tanneurs.", Some("Coudre demain")),
            // A recipe with its times, hours of a shop.
            ("La cuisine de Lise\nPublié le 4 mai 2021\n\n10 h : pétrir la pâte\n11 h : laisser reposer\n12 h : enfourner", None),
            ("CORDONNERIE DU PORT\nHoraires d'été (du 3 mai 2021 au 30 août 2021)\nLundi  14h00 - 18h30\nMardi  9h30 - 12h00", None),
        ] {
            assert_eq!(record(text).event.title.map(|t| t.text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn other_languages_are_not_mined() {
        let record = record(
            "The annual conference takes place in London. At 9:30 the chair welcomes all participants, and Jane Smith, director of the institute, opens the discussion about housing, cities and the people who live there.",
        );
        assert!(record.sessions.is_empty() && record.appearances.is_empty());
        assert_eq!(record.document.warnings.len(), 1);
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        for text in ["", "\n\n", "9h", "M. ", "((((", "Jean-", "| | |", "# ", "*"] {
            let record = record(text);
            assert!(record.appearances.is_empty(), "{text:?}");
        }
    }
}
