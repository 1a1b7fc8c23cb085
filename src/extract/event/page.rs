//! The page around an event: menus, rows of entries, lines that tell what to do, who has published it.

use super::Reading;
use super::days::published_above;
use crate::extract::date_use::{BACK, ONWARD};
use crate::lexicon::Tags;
use crate::text::fold::fold;
use crate::text::{Case, Marked, Tokens};

/// Lines at the end of a page among which one says who has published it.
const PUBLISHED_WITHIN: usize = 14;

/// "Publié par La Feuille du gant à 7:30" below an entry: the folded name of the site.
pub fn publisher(reading: &Reading) -> Option<String> {
    let (doc, segments) = (reading.doc, reading.segments);
    segments[segments.len().saturating_sub(PUBLISHED_WITHIN)..].iter().find_map(|segment| {
        let tokens = &segment.tokens;
        let published = doc.folds_to(tokens.start, &["publie", "poste", "ecrit"]) && doc.folds_to(tokens.start + 1, &["par"]);
        let from = tokens.start + 2;
        let ends = |t: &usize| doc.folds_to(*t, &["a", "le"]) && doc.case(*t) == Case::Lower && doc.number(t + 1).is_some();
        let end = (from..tokens.end).find(ends).unwrap_or(tokens.end);
        (published && end > from).then(|| fold(&doc.on_one_line(&(from..end))))
    })
}

/// "Accueil", "Aller au contenu principal", "Publié le 4 mai": lines of the page around an event.
pub fn is_of_page(doc: &Marked, tokens: &Tokens) -> bool {
    let entry = tokens.len() <= LONGEST_ENTRY && doc.has(tokens.start, Tags::PAGE_WORD);
    entry || doc.phrase(tokens.start, tokens.end, Tags::FURNITURE | Tags::PUBLICATION).is_some()
}

/// "← Journée du gant, Millau", "Offre d’emploi : sellier →": a line that leads to the page before or after this one.
pub fn leads_aside(doc: &Marked, tokens: &Tokens) -> bool {
    let before = |t: usize| doc.is_any(t, BACK);
    let behind = |t: usize| doc.is_any(t, ONWARD);
    let opened = before(tokens.start) || tokens.start > 0 && !doc.breaks(tokens.start) && before(tokens.start - 1);
    let closed = !tokens.is_empty() && behind(tokens.end - 1) || behind(tokens.end) && !doc.breaks(tokens.end);
    opened || closed && !behind(tokens.start)
}

/// Lines below the name of a site among which its menu stands.
const ABOVE_MENU: usize = 4;

/// "Tanneurs d’Aveyron" above "Accueil | Agenda | Annuaire", "Carnet du gant" above the day of an entry: the first line of a page that is
/// none of its menus, where it names no kind of event.
pub fn heads_site(reading: &Reading, i: usize, tokens: &Tokens) -> bool {
    let (doc, segments) = (reading.doc, reading.segments);
    let first = (0..i).all(|k| is_of_page(doc, &segments[k].tokens));
    if i >= ABOVE_MENU || !first || segments[i].heading > 0 || tokens.clone().any(|t| doc.has(t, Tags::EVENT_KIND)) {
        return false;
    }
    let below = &segments[i + 1..segments.len().min(i + ABOVE_MENU)];
    // How many entries a line has.
    let entries = |k: usize| {
        let (tokens, next) = (&below[k].tokens, segments.get(i + k + 2));
        let entry = is_of_page(doc, tokens) || doc.has(tokens.start, Tags::PAGE_WORD);
        let another = || tokens.clone().skip(1).any(|t| doc.has(t, Tags::PAGE_WORD) && doc.case(t).is_capital());
        usize::from(entry) + usize::from(is_menu(doc, tokens) || entry && (next.is_some_and(|s| s.cut) || another()))
    };
    let published = published_above(reading).is_some_and(|day| below.first().is_some_and(|s| s.tokens.contains(&day.tokens.start)));
    // The menu of a page that an event has for itself stands below its day.
    let dated = below.iter().enumerate().take_while(|(k, _)| entries(*k) == 0).any(|(_, s)| reading.has_date(&s.tokens));
    published || !dated && (0..below.len()).map(entries).sum::<usize>() >= 2
}

/// Tokens of the longest entry of a menu.
const LONGEST_ENTRY: usize = 5;

/// "Appel à communications" between "Accueil" and "Programme": short lines of which several name parts of a site.
pub fn in_menu(reading: &Reading, i: usize) -> bool {
    let segments = reading.segments;
    if segments[i].tokens.len() > LONGEST_ENTRY || segments[i].heading == 1 {
        return false;
    }
    let entry = |k: &usize| segments[*k].tokens.len() <= LONGEST_ENTRY && reading.doc.has(segments[*k].tokens.start, Tags::PAGE_WORD);
    let from = (i.saturating_sub(2)..i).rev().take_while(|k| segments[*k + 1].blank_before == 0);
    let to = (i + 1..segments.len().min(i + 3)).take_while(|k| segments[*k].blank_before == 0);
    from.chain(to).filter(entry).count() >= 2
}

/// Cells of a line that is a menu, at least.
const CELLS: usize = 4;

/// "Le gant | Les ateliers | Visites | Après": a cell of a line of short ones, none of which has a day or a number.
pub fn in_row(reading: &Reading, i: usize) -> bool {
    let (doc, segments) = (reading.doc, reading.segments);
    let entry = |k: usize| {
        let tokens = &segments[k].tokens;
        tokens.len() <= LONGEST_ENTRY && tokens.clone().all(|t| doc.number(t).is_none())
    };
    let cut = |k: usize| segments.get(k).is_some_and(|s| s.cut);
    let before = (i.saturating_sub(CELLS)..i).rev().take_while(|k| cut(k + 1) && entry(*k)).count();
    let behind = (i + 1..i + CELLS).take_while(|k| cut(*k) && entry(*k)).count();
    entry(i) && before + 1 + behind >= CELLS
}

/// "Millau | Aveyron | Sports | Culture": whether a part of a site stands in the row of cells around a cell.
pub fn row_of_page(reading: &Reading, i: usize) -> bool {
    let segments = reading.segments;
    let cut = |k: &usize| segments.get(*k).is_some_and(|s| s.cut);
    let first = (i.saturating_sub(CELLS)..=i).rev().find(|k| !cut(k)).unwrap_or(i);
    let mut cells = (first + 1..first + 2 * CELLS).take_while(cut).chain([first]);
    cells.any(|k| segments[k].tokens.len() <= 2 && reading.doc.has(segments[k].tokens.start, Tags::PAGE_WORD))
}

/// Words with a capital that no name would have there, in a line that is a menu.
const ENTRIES: usize = 3;

/// "Actu Sports Sortir Économie": everyday words, each with its capital.
pub fn is_menu(doc: &Marked, tokens: &Tokens) -> bool {
    let entry = |t: &usize| {
        doc.case(*t) == Case::Capital
            && doc.has(*t, Tags::COMMON_WORD | Tags::PAGE_WORD)
            && !doc.has(*t, Tags::EVENT_KIND | Tags::GIVEN_NAME | Tags::BODY_HEAD | Tags::HOUSE | Tags::COMMUNE)
    };
    let beside = |t: &usize| entry(t) && (entry(&(t + 1)) || *t > tokens.start && entry(&(t - 1)));
    tokens.len() <= 24 && tokens.clone().filter(beside).count() > ENTRIES
}

/// "Partager", "La programmation 2019": a line of the page; "Cliquez sur une journée", "Voici le programme": what to do with it, what follows.
pub fn tells_of_page(doc: &Marked, tokens: &Tokens) -> bool {
    let article = usize::from(doc.folds_to(tokens.start, &["la", "le", "les", "l'", "nos"]));
    let page = doc.phrase(tokens.start + article, tokens.end, Tags::PAGE_WORD).filter(|(_, value)| value.has(Tags::PAGE_WORD));
    let alone = |n: usize| (tokens.start + article + n..tokens.end).all(|t| doc.number(t).is_some() || doc.has(t, Tags::ADJECTIVE));
    let asked = doc.folds_to(tokens.start, &["voici", "voila"])
        || doc.word(tokens.start).ends_with("ez") && doc.case(tokens.start) == Case::Capital && !doc.has(tokens.start, Tags::EVENT_KIND);
    page.is_some_and(|(n, _)| article == 0 || alone(n)) || asked && !doc.is(tokens.end - 1, "!")
}
