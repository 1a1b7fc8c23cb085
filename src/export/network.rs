//! Writes networks as GEXF 1.3 (for Gephi, with its timeline) and as GraphML.

use std::io::{Error, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::trace::{Edge, Network, Years};

/// GEXF 1.3, <https://gexf.net>. Nodes and edges live in the years of their documents, one spell for each stretch of years.
pub fn write_gexf(out: &mut impl Write, network: &Network) -> std::io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")];
    xml.create_element("gexf").with_attributes(root).write_inner_content(|xml| {
        xml.create_element("meta").write_inner_content(|xml| {
            text(xml, "creator", "estrade")?;
            text(xml, "description", &network.description)
        })?;
        let graph = [("mode", "dynamic"), ("defaultedgetype", "undirected"), ("timeformat", "date"), ("timerepresentation", "interval")];
        xml.create_element("graph").with_attributes(graph).write_inner_content(|xml| {
            declare(xml, "node", &[("count", "integer"), ("community", "integer"), ("identifier", "string")])?;
            declare(xml, "edge", &[("equivalence", "double"), ("documents", "string")])?;
            xml.create_element("nodes").write_inner_content(|xml| nodes(xml, network))?;
            xml.create_element("edges").write_inner_content(|xml| edges(xml, network)).map(drop)
        })?;
        Ok(())
    })?;
    writeln!(out)
}

fn declare<W: Write>(xml: &mut Writer<W>, class: &str, attributes: &[(&str, &str)]) -> Result<(), Error> {
    let list = xml.create_element("attributes").with_attribute(("class", class)).with_attribute(("mode", "static"));
    list.write_inner_content(|xml| {
        attributes.iter().try_for_each(|(name, kind)| {
            xml.create_element("attribute").with_attributes([("id", *name), ("title", *name), ("type", *kind)]).write_empty().map(drop)
        })
    })?;
    Ok(())
}

fn nodes<W: Write>(xml: &mut Writer<W>, network: &Network) -> Result<(), Error> {
    for (id, node) in network.nodes.iter().enumerate() {
        let (id, label) = (id.to_string(), visible(&node.label));
        xml.create_element("node").with_attributes([("id", id.as_str()), ("label", label.as_str())]).write_inner_content(|xml| {
            let community = node.community.map(|community| ("community", community.to_string()));
            let identifier = node.identifier.as_deref().map(|identifier| ("identifier", visible(identifier)));
            values(xml, [("count", node.count.to_string())].into_iter().chain(community).chain(identifier))?;
            spells(xml, &node.years)
        })?;
    }
    Ok(())
}

fn edges<W: Write>(xml: &mut Writer<W>, network: &Network) -> Result<(), Error> {
    for (id, edge) in network.edges.iter().enumerate() {
        let [id, source, target, weight] = [id, edge.source, edge.target, edge.weight].map(|number| number.to_string());
        let attributes = [("id", &id), ("source", &source), ("target", &target), ("weight", &weight)];
        let element =
            attributes.iter().fold(xml.create_element("edge"), |element, (name, value)| element.with_attribute((*name, value.as_str())));
        element.write_inner_content(|xml| {
            values(xml, [("equivalence", format!("{:.4}", edge.equivalence)), ("documents", documents(edge))].into_iter())?;
            spells(xml, &edge.years)
        })?;
    }
    Ok(())
}

fn values<W: Write>(xml: &mut Writer<W>, values: impl Iterator<Item = (&'static str, String)>) -> Result<(), Error> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (name, value) in values {
            xml.create_element("attvalue").with_attributes([("for", name), ("value", value.as_str())]).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// A spell from the first to the last day of each stretch of years.
fn spells<W: Write>(xml: &mut Writer<W>, years: &Years) -> Result<(), Error> {
    if years.is_empty() {
        return Ok(());
    }
    let mut stretches: Vec<(i16, i16)> = Vec::new();
    for year in years {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == *year => *last = *year,
            _ => stretches.push((*year, *year)),
        }
    }
    xml.create_element("spells").write_inner_content(|xml| {
        for (first, last) in stretches {
            let (start, end) = (format!("{first:04}-01-01"), format!("{last:04}-12-31"));
            xml.create_element("spell").with_attributes([("start", start.as_str()), ("end", end.as_str())]).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn text<W: Write>(xml: &mut Writer<W>, name: &str, text: &str) -> Result<(), Error> {
    xml.create_element(name).write_text_content(BytesText::new(&visible(text)))?;
    Ok(())
}

/// GraphML, <http://graphml.graphdrawing.org>; the years as first and last.
pub fn write_graphml(out: &mut impl Write, network: &Network) -> std::io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = ("xmlns", "http://graphml.graphdrawing.org/xmlns");
    xml.create_element("graphml").with_attribute(root).write_inner_content(|xml| {
        text(xml, "desc", &network.description)?;
        for (of, name, kind) in [
            ("node", "label", "string"),
            ("node", "count", "int"),
            ("node", "community", "int"),
            ("node", "identifier", "string"),
            ("edge", "weight", "int"),
            ("edge", "equivalence", "double"),
            ("edge", "documents", "string"),
            ("all", "first", "int"),
            ("all", "last", "int"),
        ] {
            let key = [("id", name), ("for", of), ("attr.name", name), ("attr.type", kind)];
            xml.create_element("key").with_attributes(key).write_empty()?;
        }
        let graph = [("id", "network"), ("edgedefault", "undirected")];
        xml.create_element("graph").with_attributes(graph).write_inner_content(|xml| {
            for (id, node) in network.nodes.iter().enumerate() {
                let id = format!("n{id}");
                xml.create_element("node").with_attribute(("id", id.as_str())).write_inner_content(|xml| {
                    data(xml, "label", &node.label)?;
                    data(xml, "count", &node.count.to_string())?;
                    node.community.iter().try_for_each(|community| data(xml, "community", &community.to_string()))?;
                    node.identifier.iter().try_for_each(|identifier| data(xml, "identifier", identifier))?;
                    first_and_last(xml, &node.years)
                })?;
            }
            for edge in &network.edges {
                let (source, target) = (format!("n{}", edge.source), format!("n{}", edge.target));
                let ends = [("source", source.as_str()), ("target", target.as_str())];
                xml.create_element("edge").with_attributes(ends).write_inner_content(|xml| {
                    data(xml, "weight", &edge.weight.to_string())?;
                    data(xml, "equivalence", &format!("{:.4}", edge.equivalence))?;
                    data(xml, "documents", &documents(edge))?;
                    first_and_last(xml, &edge.years)
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    writeln!(out)
}

fn data<W: Write>(xml: &mut Writer<W>, key: &str, value: &str) -> Result<(), Error> {
    xml.create_element("data").with_attribute(("key", key)).write_text_content(BytesText::new(&visible(value)))?;
    Ok(())
}

fn first_and_last<W: Write>(xml: &mut Writer<W>, years: &Years) -> Result<(), Error> {
    for (key, year) in [("first", years.first()), ("last", years.last())] {
        year.iter().try_for_each(|year| data(xml, key, &year.to_string()))?;
    }
    Ok(())
}

/// The paths of the documents behind an edge, and how many are not named.
fn documents(edge: &Edge) -> String {
    let named = visible(&edge.documents.join("; "));
    match edge.document_count.saturating_sub(edge.documents.len()) {
        0 => named,
        more => format!("{named}; and {more} more"),
    }
}

/// Letters that XML 1.0 does not know are left out.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Node;

    fn example() -> Network {
        let node = |label: &str, years: &[i16]| Node {
            label: label.into(),
            identifier: Some("eau".into()),
            count: 2,
            years: years.iter().copied().collect(),
            community: Some(1),
        };
        Network {
            description: "a & b -> c".into(),
            nodes: vec![node("Société \"Dupont & fils\" <Lyon>\u{1}", &[2017, 2019, 2020]), node("Université", &[])],
            edges: vec![Edge {
                source: 0,
                target: 1,
                weight: 3,
                equivalence: 0.25,
                years: [2019].into(),
                documents: vec!["a & b.txt".into(), "c.txt".into()],
                document_count: 5,
                ..Edge::default()
            }],
            ..Network::default()
        }
    }

    fn written(write: fn(&mut Vec<u8>, &Network) -> std::io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out, &example()).expect("memory can be written to");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn gexf_is_read_by_another_library() {
        let text = written(write_gexf);
        let tree = roxmltree::Document::parse(&text).expect("well-formed");
        let named = |name: &'static str| tree.descendants().filter(move |n| n.has_tag_name(("http://gexf.net/1.3", name)));
        let nodes: Vec<_> = named("node").collect();
        assert_eq!(nodes[0].attribute("label"), Some("Société \"Dupont & fils\" <Lyon>"));
        let spells: Vec<_> = named("spell").map(|n| (n.attribute("start"), n.attribute("end"))).collect();
        let year = |first, last| (Some(first), Some(last));
        assert_eq!(spells, [year("2017-01-01", "2017-12-31"), year("2019-01-01", "2020-12-31"), year("2019-01-01", "2019-12-31")]);
        let edge = named("edge").next().expect("an edge");
        assert_eq!((edge.attribute("source"), edge.attribute("target"), edge.attribute("weight")), (Some("0"), Some("1"), Some("3")));
        let values: Vec<_> = named("attvalue").map(|n| (n.attribute("for"), n.attribute("value"))).collect();
        assert_eq!(values[..3], [(Some("count"), Some("2")), (Some("community"), Some("1")), (Some("identifier"), Some("eau"))]);
        assert_eq!(values[6..], [(Some("equivalence"), Some("0.2500")), (Some("documents"), Some("a & b.txt; c.txt; and 3 more"))]);
    }

    #[test]
    fn graphml_is_read_by_another_library() {
        let text = written(write_graphml);
        let tree = roxmltree::Document::parse(&text).expect("well-formed");
        let edge = tree.descendants().find(|n| n.tag_name().name() == "edge").expect("an edge");
        let data: Vec<_> = edge.children().filter(|n| n.is_element()).map(|n| (n.attribute("key"), n.text())).collect();
        let pair = |key, value| (Some(key), Some(value));
        let documents = pair("documents", "a & b.txt; c.txt; and 3 more");
        assert_eq!(data, [pair("weight", "3"), pair("equivalence", "0.2500"), documents, pair("first", "2019"), pair("last", "2019")]);
    }

    /// The rules of GEXF 1.3 for time (its primer, "Dynamics", and `dynamics.xsd`): a dynamic graph with the format of its dates;
    /// spells with both ends, no end before its beginning, one after the other; no edge where one of its ends is not.
    #[test]
    fn time_follows_the_rules_of_gexf() {
        let text = written(write_gexf);
        let tree = roxmltree::Document::parse(&text).expect("well-formed");
        let graph = tree.descendants().find(|n| n.tag_name().name() == "graph").expect("a graph");
        let attribute = |name| graph.attribute(name);
        assert_eq!(
            (attribute("mode"), attribute("timeformat"), attribute("timerepresentation")),
            (Some("dynamic"), Some("date"), Some("interval"))
        );
        let order: Vec<_> = graph.children().filter(|n| n.is_element()).map(|n| n.tag_name().name()).collect();
        assert_eq!(order, ["attributes", "attributes", "nodes", "edges"]);
        let spells = |n: &roxmltree::Node| -> Vec<(String, String)> {
            let found = n.descendants().filter(|n| n.has_tag_name(("http://gexf.net/1.3", "spell")));
            found.map(|n| (n.attribute("start").expect("a start").to_owned(), n.attribute("end").expect("an end").to_owned())).collect()
        };
        let elements = |name: &'static str| tree.descendants().filter(move |n| n.tag_name().name() == name);
        for element in elements("node").chain(elements("edge")) {
            let spells = spells(&element);
            let day = |text: &str| text.len() == 10 && text.split('-').all(|part| part.parse::<u16>().is_ok());
            assert!(spells.iter().all(|(start, end)| day(start) && day(end) && start <= end), "{spells:?}");
            assert!(spells.windows(2).all(|pair| pair[0].1 < pair[1].0), "{spells:?}");
        }
        let lives = |id: &str| elements("node").find(|n| n.attribute("id") == Some(id)).map(|n| spells(&n)).unwrap_or_default();
        for edge in elements("edge") {
            for end in ["source", "target"] {
                let life = lives(edge.attribute(end).expect("an end"));
                let within = |spell: &(String, String)| life.is_empty() || life.iter().any(|l| l.0 <= spell.0 && spell.1 <= l.1);
                assert!(spells(&edge).iter().all(within), "{life:?}");
            }
        }
    }
}
