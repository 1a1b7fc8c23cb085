//! What is attached to a message: documents follow its text, archives of documents included; others are named.

use std::io::Cursor;
use std::path::Path;

use super::archive::{OpenArchive, Way, documents};
use super::{ReadError, ReadText, dispatch};

/// The text of a message with what its readers had to repair, to which attachments are added.
#[derive(Default)]
pub(super) struct Attached {
    pub text: String,
    pub warnings: Vec<String>,
}

impl Attached {
    /// Adds a file that lies in `depth` others.
    pub fn file(&mut self, name: &str, bytes: &[u8], depth: usize) {
        match dispatch::read_within(bytes, Some(Path::new(name)), depth) {
            Err(ReadError::Unsupported { media_type }) if media_type == "application/zip" => {
                if let Err(error) = self.archive(name, bytes, depth) {
                    self.read(name, Err(error));
                }
            }
            read => self.read(name, read),
        }
    }

    /// Adds the documents of an archive.
    fn archive(&mut self, name: &str, bytes: &[u8], depth: usize) -> Result<(), ReadError> {
        let ways: Vec<Way> = documents(Cursor::new(bytes), bytes.len())?.into_iter().map(|(way, _)| way).collect();
        for beside in ways.chunk_by(|a, b| a.split_last().map(|(_, outer)| outer) == b.split_last().map(|(_, outer)| outer)) {
            let outer = beside[0].split_last().map_or(&[][..], |(_, outer)| outer);
            let mut archive = OpenArchive::open(Cursor::new(bytes.to_vec()), bytes.len(), outer)?;
            for way in beside {
                let file = way.last().map_or("", String::as_str);
                let read = |bytes: Vec<u8>| dispatch::read_within(&bytes, Some(Path::new(file)), depth + way.len());
                self.read(&format!("{name}/{}", way.join("/")), archive.document(file).and_then(read));
            }
        }
        Ok(())
    }

    /// Adds what was read.
    pub fn read(&mut self, name: &str, read: Result<ReadText, ReadError>) {
        match read {
            Ok(read) => {
                self.text.push_str("\n\n");
                self.text.push_str(read.text.trim());
                self.warnings.extend(read.warnings.into_iter().map(|warning| format!("attachment {name}: {warning}")));
            }
            Err(error) => self.warnings.push(format!("attachment {name} was not read: {error}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn archives_are_walked_and_what_cannot_be_read_is_named() {
        let zipped = |parts: &[(&str, &[u8])]| {
            let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for (name, bytes) in parts {
                writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("begun");
                writer.write_all(bytes).expect("written");
            }
            writer.finish().expect("finished").into_inner()
        };
        let inner = zipped(&[("b.txt", b"10h Visite"), ("c.txt", b"11h Bilan")]);
        let bytes = zipped(&[("a.txt", b"9h Accueil"), ("d.png", b"\x89PNG\r\n\x1A\n"), ("inner.zip", &inner)]);
        let mut attached = Attached::default();
        attached.file("jour.zip", &bytes, 1);
        attached.file("cut.zip", &bytes[..20], 1);
        assert_eq!(attached.text, "\n\n9h Accueil\n\n10h Visite\n\n11h Bilan");
        let named: Vec<&str> = attached.warnings.iter().filter_map(|warning| warning.split(" was not read").next()).collect();
        assert_eq!(named, ["attachment jour.zip/d.png", "attachment cut.zip"]);
        // As deep as other files may lie within each other.
        let mut attached = Attached::default();
        attached.file("jour.zip", &bytes, 10);
        assert_eq!((attached.text.as_str(), attached.warnings.len()), ("", 4));
    }
}
