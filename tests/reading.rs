//! Reading as a user of the library meets it: bytes in, text and the way back out.

use std::path::Path;

use estrade::read::{ReadError, ReadText, read};
use estrade::record::MediaType;
use estrade::text::Span;

fn read_text(bytes: &[u8]) -> ReadText {
    read(bytes, None).expect("readable")
}

/// The file's bytes that a word of the read text was made from.
fn source<'a>(bytes: &'a [u8], read: &ReadText, word: &str) -> &'a [u8] {
    let start = read.text.find(word).unwrap_or_else(|| panic!("{word:?} in {:?}", read.text));
    let range = read.offsets.to_original(Span::new(start, start + word.len()));
    &bytes[range.start as usize..range.end as usize]
}

#[test]
fn old_encodings_are_told_apart() {
    let table: [(&[u8], &str, &str); 9] = [
        ("Déjeuner à l’hôtel".as_bytes(), "UTF-8", "Déjeuner à l’hôtel"),
        (b"\xEF\xBB\xBFMatin\xC3\xA9e", "UTF-8", "Matinée"),
        (b"D\xE9jeuner \xE0 l\x92h\xF4tel, 5 \x80", "windows-1252", "Déjeuner à l’hôtel, 5 €"),
        (b"Les \xE9lus au c\xBDur du d\xE9bat, 5 \xA4", "ISO-8859-15", "Les élus au cœur du débat, 5 €"),
        (b"D\x8Ejeuner \x88 l\xD5h\x99tel, r\x8Eunion pl\x8Eni\x8Fre", "macintosh", "Déjeuner à l’hôtel, réunion plénière"),
        (b"\xFF\xFE\xC9\0l\0u\0", "UTF-16LE", "Élu"),
        (b"\xFE\xFF\0\xC9\0l\0u", "UTF-16BE", "Élu"),
        (b"9\0h\0 \0\xC9\0l\0u\0s\0", "UTF-16LE", "9h Élus"),
        (b"\09\0h\0 \0\xC9\0l\0u\0s", "UTF-16BE", "9h Élus"),
    ];
    for (bytes, encoding, expected) in table {
        let read = read_text(bytes);
        assert_eq!((read.encoding.as_ref(), read.text.as_str()), (encoding, expected));
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }
}

#[test]
fn spans_lead_to_the_bytes_of_the_file() {
    let bytes = b"\xFF\xFE*\0*\0e\0\x01\x03l\0u\0*\0*\0\r\0\n\0f\0i\0n\0";
    let read = read_text(bytes);
    assert_eq!(read.text, "élu\nfin");
    assert_eq!(source(bytes, &read, "élu"), b"e\0\x01\x03l\0u\0");
    assert_eq!(source(bytes, &read, "fin"), b"f\0i\0n\0");

    let bytes = b"D\xE9jeuner\r\n\xC0 l\x92h\xF4tel";
    let read = read_text(bytes);
    assert_eq!(source(bytes, &read, "À l’hôtel"), b"\xC0 l\x92h\xF4tel");
}

#[test]
fn invalid_bytes_are_counted() {
    let read = read_text(b"d\xC3\xA9j\xC3\xA0 \xFF vu \xC3");
    assert_eq!(read.text, "déjà \u{FFFD} vu \u{FFFD}");
    assert_eq!(read.warnings, ["2 byte sequences are not valid UTF-8 and were replaced by U+FFFD, the first at byte 7"]);
}

#[test]
fn files_without_text_are_refused_with_the_reason() {
    let table: [(&[u8], ReadError); 8] = [
        (b"", ReadError::Empty),
        (b" \r\n\t", ReadError::Empty),
        ("\u{A0}\u{FEFF}\u{A0}".as_bytes(), ReadError::Empty),
        (b"\0\0\0\0", ReadError::Empty),
        (b"\x01\x02\0\0\x03\x04\0\0abc\0\0", ReadError::Binary),
        (b"%!PS-Adobe", ReadError::Unsupported { media_type: "application/postscript".into() }),
        (b"\xFF\xD8\xFF\xE0", ReadError::Unsupported { media_type: "image/jpeg".into() }),
        (b"<?xml version=\"1.0\"?><feed/>", ReadError::Unsupported { media_type: "application/xml".into() }),
    ];
    for (bytes, expected) in table {
        assert_eq!(read(bytes, Some(Path::new("programme.txt"))).expect_err("no text"), expected);
    }
}

#[test]
fn markdown_goes_by_the_name() {
    let read = read(b"# **Programme**", Some(Path::new("a.md"))).expect("readable");
    assert_eq!((read.media_type, read.text.as_str()), (MediaType::Markdown, "# Programme"));
}

#[test]
fn odd_files_are_read_in_linear_time() {
    const SIZE: usize = 2_000_000;
    let line = "Anne Roux, maire de Lyon*, « élue » **depuis** [2001](https://exemple.fr) ; ".repeat(SIZE / 80);
    assert!(read_text(line.as_bytes()).text.starts_with("Anne Roux, maire de Lyon*, « élue » depuis 2001 ;"));
    assert_eq!(read_text("-\n".repeat(SIZE / 2).as_bytes()).text.len(), SIZE);
    assert_eq!(read("\u{A0}".repeat(SIZE / 2).as_bytes(), None).expect_err("nothing to read"), ReadError::Empty);
    let marks = format!("e{}", "\u{301}\u{323}".repeat(SIZE / 20));
    assert!(read_text(marks.as_bytes()).text.starts_with('ẹ'));
    let every_byte: Vec<u8> = (0..SIZE).map(|at| at as u8).collect();
    assert_eq!(read(&every_byte, None).expect_err("no text"), ReadError::Binary);
    let surrogates: Vec<u8> = [0xFF, 0xFE].into_iter().chain((0..SIZE).map(|at| if at % 2 == 0 { 0x61 } else { 0xD8 })).collect();
    let read = read_text(&surrogates);
    assert_eq!(read.text.chars().count(), SIZE / 2);
    assert_eq!(read.warnings.len(), 1);
    let spoiled = "Ã©tÃ© ".repeat(SIZE / 10);
    assert!(read_text(spoiled.as_bytes()).text.starts_with("été été"));
    read_text("É\r".repeat(SIZE / 3).as_bytes());
    read_text(&b"\xE9\xC3".repeat(SIZE / 2));
}

#[test]
fn doubly_encoded_text_is_repaired_with_a_warning() {
    let bytes = "RÃ©union Ã  lâ€™hÃ´tel".as_bytes();
    let read = read_text(bytes);
    assert_eq!(read.text, "Réunion à l’hôtel");
    assert_eq!(source(bytes, &read, "l’hôtel"), "lâ€™hÃ´tel".as_bytes());
    assert_eq!(read.warnings, ["4 characters were encoded twice (UTF-8 taken for windows-1252) and set right, the first at byte 1"]);
}
