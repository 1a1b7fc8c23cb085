//! Writes networks as GEXF 1.3 (for Gephi, with its timeline) and as GraphML.

use std::io::Write;

use quick_xml::escape::escape;

use crate::trace::{Network, Years};

/// GEXF 1.3, <https://gexf.net>: nodes and edges have the first and last year as their dates.
pub fn write_gexf(out: &mut impl Write, network: &Network) -> std::io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">")?;
    writeln!(out, "<meta><creator>estrade</creator><description>{}</description></meta>", escape(network.description.as_str()))?;
    writeln!(out, "<graph mode=\"dynamic\" defaultedgetype=\"undirected\" timeformat=\"date\">")?;
    writeln!(out, "<attributes class=\"node\"><attribute id=\"count\" title=\"count\" type=\"integer\"/></attributes>")?;
    writeln!(out, "<nodes count=\"{}\">", network.nodes.len())?;
    for (id, node) in network.nodes.iter().enumerate() {
        let label = label(&node.label);
        let spell = spell(node.years);
        let count = format!("<attvalues><attvalue for=\"count\" value=\"{}\"/></attvalues>", node.count);
        writeln!(out, "<node id=\"{id}\" label=\"{label}\"{spell}>{count}</node>")?;
    }
    writeln!(out, "</nodes>\n<edges count=\"{}\">", network.edges.len())?;
    for (id, edge) in network.edges.iter().enumerate() {
        let (source, target, weight) = (edge.source, edge.target, edge.weight);
        writeln!(out, "<edge id=\"{id}\" source=\"{source}\" target=\"{target}\" weight=\"{weight}\"{}/>", spell(edge.years))?;
    }
    writeln!(out, "</edges>\n</graph>\n</gexf>")
}

/// GraphML, <http://graphml.graphdrawing.org>.
pub fn write_graphml(out: &mut impl Write, network: &Network) -> std::io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    writeln!(out, "<!-- {} -->", escape(network.description.as_str()))?;
    for (of, name, kind) in
        [("node", "label", "string"), ("node", "count", "int"), ("edge", "weight", "int"), ("all", "first", "int"), ("all", "last", "int")]
    {
        writeln!(out, "<key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    writeln!(out, "<graph edgedefault=\"undirected\">")?;
    for (id, node) in network.nodes.iter().enumerate() {
        let (label, count) = (label(&node.label), node.count);
        writeln!(
            out,
            "<node id=\"n{id}\"><data key=\"label\">{label}</data><data key=\"count\">{count}</data>{}</node>",
            years(node.years)
        )?;
    }
    for edge in &network.edges {
        let (source, target, weight) = (edge.source, edge.target, edge.weight);
        let years = years(edge.years);
        writeln!(out, "<edge source=\"n{source}\" target=\"n{target}\"><data key=\"weight\">{weight}</data>{years}</edge>")?;
    }
    writeln!(out, "</graph>\n</graphml>")
}

/// Letters that XML 1.0 does not know are left out.
fn label(text: &str) -> String {
    escape(text.chars().filter(|c| !c.is_control()).collect::<String>()).into_owned()
}

fn spell(years: Years) -> String {
    years.map(|(first, last)| format!(" start=\"{first:04}-01-01\" end=\"{last:04}-12-31\"")).unwrap_or_default()
}

fn years(years: Years) -> String {
    years.map(|(first, last)| format!("<data key=\"first\">{first}</data><data key=\"last\">{last}</data>")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{Edge, Node};

    fn example() -> Network {
        let node = |label: &str, years| Node { label: label.into(), count: 2, years };
        Network {
            description: "a & b -> c".into(),
            nodes: vec![node("Société \"Dupont & fils\" <Lyon>\u{1}", Some((2019, 2021))), node("Université", None)],
            edges: vec![Edge { source: 0, target: 1, weight: 3, years: Some((2019, 2019)) }],
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
        let nodes: Vec<_> = tree.descendants().filter(|n| n.has_tag_name("node")).collect();
        assert_eq!(nodes[0].attribute("label"), Some("Société \"Dupont & fils\" <Lyon>"));
        assert_eq!((nodes[0].attribute("start"), nodes[0].attribute("end")), (Some("2019-01-01"), Some("2021-12-31")));
        assert_eq!(nodes[1].attribute("start"), None);
        let edge = tree.descendants().find(|n| n.has_tag_name("edge")).expect("an edge");
        assert_eq!((edge.attribute("source"), edge.attribute("target"), edge.attribute("weight")), (Some("0"), Some("1"), Some("3")));
    }

    #[test]
    fn graphml_is_read_by_another_library() {
        let text = written(write_graphml);
        let tree = roxmltree::Document::parse(&text).expect("well-formed");
        let edge = tree.descendants().find(|n| n.has_tag_name("edge")).expect("an edge");
        let data: Vec<_> = edge.children().map(|n| (n.attribute("key"), n.text())).collect();
        assert_eq!(data, [(Some("weight"), Some("3")), (Some("first"), Some("2019")), (Some("last"), Some("2019"))]);
    }
}
