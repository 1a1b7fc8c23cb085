//! What is fuzzed: functions from bytes to nothing, that must return whatever the bytes are.
//!
//! `cargo fuzz` runs them under libFuzzer (`fuzz_targets/`), `tests/fuzz.rs` with mutations of its own.

use std::path::Path;
use std::sync::OnceLock;

use estrade::extract::{Stage, extract, view};
use estrade::index::{Reader, Unit, Writer};
use estrade::lexicon::Lexicon;
use estrade::query::{SearchOptions, parse, search};
use estrade::read::{ReadText, archive, read};
use estrade::record::{Edtf, MediaType, Record};
use estrade::text::{Marked, normalise};

/// A target with its name and the endings of the files that it begins with.
pub type Target = (&'static str, fn(&[u8]), &'static [&'static str]);

pub const TARGETS: [Target; 12] = [
    ("pdf", file, &["pdf"]),
    ("office", file, &["docx", "odt", "epub"]),
    ("rtf", file, &["rtf"]),
    ("mail", file, &["eml", "mhtml", "msg"]),
    ("html", html, &["html"]),
    ("markdown", markdown, &["md"]),
    ("structured", file, &["ics", "xml", "json"]),
    ("archive", zip, &["zip"]),
    ("marker", marker, &["txt"]),
    ("dates", dates, &["txt"]),
    ("record", record, &["txt", "md"]),
    ("query", query, &["query"]),
];

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load(None).expect("the built-in lexicons"))
}

/// Any reader, by the content.
pub fn file(bytes: &[u8]) {
    check(read(bytes, None));
}

pub fn html(bytes: &[u8]) {
    check(read(bytes, Some(Path::new("a.html"))));
}

pub fn markdown(bytes: &[u8]) {
    check(read(bytes, Some(Path::new("a.md"))));
}

pub fn zip(bytes: &[u8]) {
    let Ok(found) = archive::documents(std::io::Cursor::new(bytes), bytes.len()) else { return };
    for (way, _) in found.iter().take(20) {
        let Some((name, outer)) = way.split_last() else { continue };
        let source = std::io::Cursor::new(bytes.to_vec());
        let _ = archive::OpenArchive::open(source, bytes.len(), outer).and_then(|mut archive| archive.document(name));
    }
}

/// What every text that is read has to fulfil.
fn check<E>(read: Result<ReadText, E>) {
    let Ok(read) = read else { return };
    assert!(!read.text.trim().is_empty());
    assert!(!read.text.contains('\r'));
    assert!(read.pages.is_sorted());
    assert!(read.pages.iter().all(|&page| read.text.is_char_boundary(page as usize)));
}

/// Tokens, tags and lines.
pub fn marker(bytes: &[u8]) {
    let text = normalise(String::from_utf8_lossy(bytes).into_owned()).0;
    let marked = Marked::new(&text, lexicon());
    assert!(marked.tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    assert!(marked.tokens.iter().all(|token| text.get(token.span.range()).is_some()));
}

/// Times, days and the items that they begin.
pub fn dates(bytes: &[u8]) {
    let text = normalise(String::from_utf8_lossy(bytes).into_owned()).0;
    view(&text, lexicon(), Stage::Agenda);
    for word in text.split_whitespace().take(100) {
        if let Ok(date) = word.parse::<Edtf>() {
            assert_eq!(date.to_string().parse::<Edtf>().ok(), Some(date));
        }
    }
}

/// A whole record, which must survive being written and read.
pub fn record(bytes: &[u8]) {
    let text = normalise(String::from_utf8_lossy(bytes).into_owned()).0;
    let read = ReadText { text, media_type: MediaType::Text, ..ReadText::default() };
    let record = extract(&read, lexicon());
    for span in record.sessions.iter().map(|session| session.span).chain(record.appearances.iter().map(|appearance| appearance.span)) {
        assert!(read.text.get(span.range()).is_some(), "{span:?}");
    }
    let json = serde_json::to_string(&record).expect("a record becomes JSON");
    assert_eq!(serde_json::from_str::<Record>(&json).expect("and comes back"), record);
}

/// The query language, over an index of one document.
pub fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = parse(&text);
    static INDEX: OnceLock<Reader> = OnceLock::new();
    let reader = INDEX.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("estrade-fuzz-{}", std::process::id()));
        let text = "Journée des lisières\n12 mars 2020, Quimperlé\n\n9h00 Accueil\n9h30 Ouverture par Solène Marzin, présidente de la fédération\n";
        let read = ReadText { text: text.to_owned(), ..ReadText::default() };
        let mut writer = Writer::open(&folder, lexicon().version(), 1).expect("an index");
        writer.add(&extract(&read, lexicon()), text, "a.txt").expect("added");
        writer.commit().expect("committed");
        writer.close().expect("closed");
        Reader::open(&folder).expect("a reader")
    });
    for unit in [Unit::Document, Unit::Appearance] {
        let _ = search(reader, &text, SearchOptions { unit, limit: 5 });
    }
}
