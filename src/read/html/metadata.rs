//! Reads what a page says about itself: title, description, day of publication.

use scraper::node::Element;

use super::super::Metadata;
use super::dom::Dom;

/// Names of `meta` elements that hold a day of publication, the most reliable one first.
const PUBLISHED: [&str; 8] =
    ["article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "date", "pubdate"];

pub(super) fn of(dom: &Dom) -> Metadata {
    let title = meta(dom, "og:title").or_else(|| meta(dom, "dc.title")).or_else(|| collapsed(dom.title?));
    let description = meta(dom, "description").or_else(|| meta(dom, "og:description"));
    let published = PUBLISHED.iter().find_map(|name| meta(dom, name)).or_else(|| published_time(dom));
    Metadata { title, description, published }
}

fn meta(dom: &Dom, name: &str) -> Option<String> {
    let is_named = |element: &&Element| {
        ["name", "property", "itemprop"]
            .iter()
            .any(|attribute| element.attr(attribute).is_some_and(|value| value.eq_ignore_ascii_case(name)))
    };
    dom.metas.iter().copied().filter(is_named).find_map(|element| collapsed(element.attr("content")?))
}

/// A `time` element that is marked as the day of publication; others may be times of the event.
fn published_time(dom: &Dom) -> Option<String> {
    dom.times.iter().find_map(|&(element, index)| {
        let class = element.attr("class").unwrap_or_default();
        let marked = element.attr("pubdate").is_some()
            || element.attr("itemprop").is_some_and(|name| name.eq_ignore_ascii_case("datePublished"))
            || ["published", "entry-date", "post-date"].iter().any(|mark| class.contains(mark));
        if !marked {
            return None;
        }
        element
            .attr("datetime")
            .and_then(collapsed)
            .or_else(|| (index < dom.nodes.len()).then(|| dom.text(index)).and_then(|text| collapsed(&text)))
    })
}

/// On one line, single-spaced; none if there is nothing to see.
fn collapsed(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
