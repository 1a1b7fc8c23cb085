//! Reads e-books: the pages that the book lists, in its order.

use std::collections::{HashMap, HashSet};

use super::super::xml::{Node, Walk};
use super::super::{ReadError, ReadText, encoding, escape, html};
use super::Bytes;
use crate::record::MediaType;

pub(super) fn read(archive: &mut Bytes, bytes: usize) -> Result<ReadText, ReadError> {
    let encrypted = archive.text("META-INF/encryption.xml")?.map(|source| encrypted(&source)).transpose()?.unwrap_or_default();
    let container = archive.text("META-INF/container.xml")?.ok_or_else(|| ReadError::damaged("META-INF/container.xml is missing"))?;
    let package =
        first_attribute(&container, "rootfile", "full-path")?.ok_or_else(|| ReadError::damaged("the book has no list of its pages"))?;
    let source = archive.text(&package)?.ok_or_else(|| ReadError::damaged(format!("{package} is missing")))?;
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut text = String::new();
    let mut warnings = Vec::new();
    for page in pages(&source)? {
        let path = joined(&folder, &page);
        if encrypted.contains(&path) {
            return Err(ReadError::Encrypted);
        }
        let Some(bytes) = archive.part(&path)? else {
            warnings.push(format!("the page {path} is missing"));
            continue;
        };
        let declared = encoding::declared(&bytes);
        let page = html::read(encoding::decode(&bytes, declared)?)?;
        if !text.is_empty() && !page.text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&page.text);
        warnings.extend(page.warnings);
    }
    let metadata = super::described(Some(source));
    super::finished(text, bytes, MediaType::Epub, metadata, warnings)
}

fn first_attribute(source: &str, element: &str, attribute: &str) -> Result<Option<String>, ReadError> {
    let mut walk = Walk::new(source);
    while let Some(node) = walk.next()? {
        if let Node::Open(found) = node
            && found.name == element
        {
            return Ok(found.attribute(attribute));
        }
    }
    Ok(None)
}

/// Addresses of the pages within the package's folder, in reading order.
fn pages(source: &str) -> Result<Vec<String>, ReadError> {
    let mut addresses: HashMap<String, String> = HashMap::new();
    let mut order = Vec::new();
    let mut walk = Walk::new(source);
    while let Some(node) = walk.next()? {
        let Node::Open(element) = node else { continue };
        match element.name.as_str() {
            "item" if element.attribute("media-type").is_some_and(|kind| kind.contains("html")) => {
                addresses.extend(element.attribute("id").zip(element.attribute("href")));
            }
            "itemref" => order.extend(element.attribute("idref")),
            _ => {}
        }
    }
    Ok(order.iter().filter_map(|id| addresses.get(id).cloned()).collect())
}

/// Names within the archive of what is encrypted: in most books no page, but their fonts.
fn encrypted(source: &str) -> Result<HashSet<String>, ReadError> {
    let mut names = HashSet::new();
    let mut walk = Walk::new(source);
    while let Some(node) = walk.next()? {
        if let Node::Open(element) = node
            && element.name == "CipherReference"
        {
            names.extend(element.attribute("URI").map(|address| joined("", &address)));
        }
    }
    Ok(names)
}

/// A name within the archive; `..` goes up one folder, and never out.
fn joined(folder: &str, address: &str) -> String {
    let address = unescaped(address.split('#').next().unwrap_or_default());
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An address without its escapes; what is no text then stays as it is.
fn unescaped(address: &str) -> String {
    String::from_utf8(escape::bytes(address, b'%')).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_names_within_the_archive() {
        let table = [
            ("OEBPS", "a.xhtml#p", "OEBPS/a.xhtml"),
            ("OEBPS/text", "../a%20b.xhtml", "OEBPS/a b.xhtml"),
            ("", "../../etc/passwd", "etc/passwd"),
            ("", "%C3%A9t%C3%A9.xhtml", "été.xhtml"),
        ];
        for (folder, address, expected) in table {
            assert_eq!(joined(folder, address), expected);
        }
    }

    #[test]
    fn a_book_is_encrypted_where_its_pages_are() {
        let source = r#"<encryption xmlns:e="a"><e:EncryptedData><e:CipherData><e:CipherReference URI="OEBPS/fonts/a.otf"/></e:CipherData>
            </e:EncryptedData></encryption>"#;
        assert_eq!(encrypted(source), Ok(HashSet::from(["OEBPS/fonts/a.otf".to_owned()])));
    }
}
