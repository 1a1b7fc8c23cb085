//! Decides what of a page is furniture: menus, banners, sidebars, share buttons; in doubt it is not.

use scraper::node::Element;

use super::dom::{Dom, Measure};

/// Why a subtree may be furniture, which says how careful the cut must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Suspicion {
    Hidden,
    Navigation,
    Header,
    Footer,
    /// Stands above or below every page.
    Running,
    Aside,
    /// A class or id that names nothing but furniture.
    Named,
    /// A class or id that may also be somebody's subject ("social", "menu").
    MaybeNamed,
}

const NAMES: [&str; 44] = [
    "ariane",
    "breadcrumb",
    "breadcrumbs",
    "colophon",
    "commentaires",
    "comments",
    "commentlist",
    "consent",
    "consentement",
    "cookie",
    "cookies",
    "copyright",
    "didomi",
    "gdpr",
    "megamenu",
    "navbar",
    "navigation",
    "newsletter",
    "offcanvas",
    "onetrust",
    "pager",
    "paginate",
    "pagination",
    "partager",
    "respond",
    "rgpd",
    "screenreader",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "skiplink",
    "skiplinks",
    "socials",
    "submenu",
    "subscribe",
    "tagcloud",
    "tarteaucitron",
    "toolbar",
    "topbar",
    "toplinks",
    "visuallyhidden",
    "addtoany",
    "axeptio",
];

const MAYBE_NAMES: [&str; 22] = [
    "nav",
    "menu",
    "footer",
    "related",
    "social",
    "reseaux",
    "partage",
    "login",
    "connexion",
    "search",
    "recherche",
    "popup",
    "modal",
    "aside",
    "ads",
    "advert",
    "publicite",
    "languages",
    "langues",
    "skip",
    "print",
    "similar",
];

/// Class words of two parts.
const PAIRS: [(&str, &str); 8] = [
    ("screen", "reader"),
    ("visually", "hidden"),
    ("sr", "only"),
    ("fil", "ariane"),
    ("mentions", "legales"),
    ("cookie", "banner"),
    ("lang", "switcher"),
    ("back", "top"),
];

/// Parts of words that name a programme: such an element is no furniture, whatever else it is called.
const PROGRAMME: [&str; 14] = [
    "programm",
    "agenda",
    "schedule",
    "planning",
    "session",
    "speaker",
    "intervenant",
    "orateur",
    "horaire",
    "timetable",
    "atelier",
    "conferenc",
    "colloque",
    "event",
];

/// Whether the subtree at `index` is furniture; `in_content` says that it lies inside an article, a section or the like.
pub(super) fn is_furniture(dom: &Dom, index: usize, element: &Element, in_content: bool) -> bool {
    let Some(suspicion) = suspicion(element, in_content) else { return false };
    let (part, page) = (dom.measure(index), dom.total());
    if part.chars == 0 {
        return false;
    }
    let most = part.chars * 2 >= page.chars;
    // Several times of the day, and not only a few of many: that is a programme, or a part of it.
    let programme = part.clocks >= 3 && part.clocks * 4 >= page.clocks;
    match suspicion {
        Suspicion::Hidden => part.clocks < 2 && !most,
        Suspicion::Navigation => !programme && part.first_headings == 0 && (!most || (is_linked(part) && part.clocks == 0)),
        Suspicion::Footer => !programme && !most && part.first_headings == 0,
        Suspicion::Header => part.clocks == 0 && !most && part.first_headings == 0 && !names_a_day(&dom.text(index)),
        Suspicion::Running => !most,
        Suspicion::Aside | Suspicion::Named => part.clocks < 2 && !most && part.first_headings == 0,
        Suspicion::MaybeNamed => {
            part.clocks < 2 && !most && part.first_headings == 0 && (part.linked * 5 >= part.chars * 2 || part.chars < 150)
        }
    }
}

/// A table cell beside the main one that holds a menu: short links and nothing else.
pub(super) fn is_menu_cell(cell: Measure, row: Measure) -> bool {
    is_linked(cell) && cell.links >= 4 && cell.clocks == 0 && cell.chars < cell.links * 40 && row.chars >= cell.chars * 3
}

fn is_linked(part: Measure) -> bool {
    part.linked * 5 >= part.chars * 4
}

fn suspicion(element: &Element, in_content: bool) -> Option<Suspicion> {
    if matches!(element.name(), "html" | "body" | "main" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "tr" | "tbody") {
        return None;
    }
    if is_note(element) {
        return None;
    }
    // How LibreOffice saves what stands above and below every page.
    if element.name() == "div" && matches!(element.attr("title"), Some("header" | "footer")) {
        return Some(Suspicion::Running);
    }
    let words = words(element);
    let programme = words.iter().any(|word| PROGRAMME.iter().any(|name| word.starts_with(name)));
    if is_hidden(element) {
        return (!programme).then_some(Suspicion::Hidden);
    }
    match element.attr("role") {
        Some("navigation" | "search" | "menu" | "menubar" | "toolbar") => return Some(Suspicion::Navigation),
        Some("banner") => return Some(Suspicion::Header),
        Some("contentinfo") => return Some(Suspicion::Footer),
        Some("complementary") if !programme => return Some(Suspicion::Aside),
        Some("dialog" | "alertdialog") if !programme => return Some(Suspicion::Named),
        _ => {}
    }
    match element.name() {
        "nav" => return Some(Suspicion::Navigation),
        "header" if !in_content => return Some(Suspicion::Header),
        "footer" if !in_content => return Some(Suspicion::Footer),
        "aside" | "dialog" if !programme => return Some(Suspicion::Aside),
        "search" => return Some(Suspicion::Navigation),
        _ => {}
    }
    if programme {
        return None;
    }
    let named = words.iter().any(|word| NAMES.contains(&word.as_str()))
        || words.windows(2).any(|pair| PAIRS.iter().any(|&(first, second)| pair[0] == first && pair[1] == second));
    let maybe = || words.iter().any(|word| MAYBE_NAMES.contains(&word.as_str()));
    if named {
        Some(Suspicion::Named)
    } else if maybe() {
        Some(Suspicion::MaybeNamed)
    } else {
        None
    }
}

/// Whether it is a note, or notes, of the text: they belong to it, wherever they stand (EPUB 3 and DPUB-ARIA).
fn is_note(element: &Element) -> bool {
    let kinds = [element.attr("epub:type"), element.attr("role")].into_iter().flatten().flat_map(str::split_whitespace);
    kinds
        .map(|kind| kind.trim_start_matches("doc-"))
        .any(|kind| matches!(kind, "footnote" | "footnotes" | "endnote" | "endnotes" | "rearnote" | "rearnotes"))
}

fn is_hidden(element: &Element) -> bool {
    let style = || {
        let style: String = element.attr("style")?.chars().filter(|found| !found.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        Some(["display:none", "visibility:hidden", "mso-hide:all"].iter().any(|hidden| style.contains(hidden)))
    };
    element.attr("hidden").is_some_and(|value| value != "until-found")
        || element.attr("aria-hidden") == Some("true")
        || style().unwrap_or(false)
}

/// The words of an element's classes and id, cut at hyphens, underscores and inner capitals, in lower case.
fn words(element: &Element) -> Vec<String> {
    let mut words = Vec::new();
    for name in [element.attr("class"), element.attr("id")].into_iter().flatten() {
        let mut word = String::new();
        let mut after_lower = false;
        for found in name.chars().chain([' ']) {
            let inner_capital = after_lower && found.is_ascii_uppercase();
            if (!found.is_alphanumeric() || inner_capital) && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if found.is_alphanumeric() {
                word.extend(found.to_lowercase());
            }
            after_lower = found.is_ascii_lowercase();
        }
    }
    words
}

/// Whether a text holds a day with its month ("9 septembre", "1er juin").
fn names_a_day(text: &str) -> bool {
    const MONTHS: [&str; 15] = [
        "janvier",
        "février",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "decembre",
    ];
    let mut previous_is_day = false;
    text.split_whitespace().any(|word| {
        let bare = word.trim_matches(|found: char| !found.is_alphanumeric()).to_lowercase();
        let found = previous_is_day && MONTHS.contains(&bare.as_str());
        previous_is_day = bare == "1er" || (bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit()) && !bare.is_empty());
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_recognised() {
        assert!(names_a_day("Lille, jeudi 9 septembre 2021"));
        assert!(names_a_day("Le 1er\njuin"));
        assert!(!names_a_day("Mars attaque, 2021"));
    }
}
