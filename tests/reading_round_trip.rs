//! Whatever the encoding, line ends, accents and marks: every word of the read text leads back to the bytes that spell it.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};
use estrade::read::{ReadError, read};
use estrade::text::{Span, normalise};
use proptest::prelude::*;

/// Enough French for the encoding to be recognised.
const OPENING: &str = "Réunion plénière à l'hôtel, déjà prévue : les élus y étaient";

#[derive(Clone, Copy, Debug)]
enum Form {
    Utf8 { mark: bool },
    Utf16 { little: bool, mark: bool },
    Old(&'static Encoding),
}

const FORMS: [Form; 9] = [
    Form::Utf8 { mark: false },
    Form::Utf8 { mark: true },
    Form::Utf16 { little: true, mark: true },
    Form::Utf16 { little: true, mark: false },
    Form::Utf16 { little: false, mark: true },
    Form::Utf16 { little: false, mark: false },
    Form::Old(WINDOWS_1252),
    Form::Old(ISO_8859_15),
    Form::Old(MACINTOSH),
];

impl Form {
    /// Leaves out the letters that the encoding does not hold; spaces become common ones.
    fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Form::Utf8 { mark } => [if mark { &b"\xEF\xBB\xBF"[..] } else { b"" }, text.as_bytes()].concat(),
            Form::Utf16 { little, mark } => {
                let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
                units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
            }
            Form::Old(encoding) => {
                let held = |found: &char| !encoding.encode(found.encode_utf8(&mut [0; 4])).2;
                let spaced = text.chars().map(|found| if found.is_whitespace() && !held(&found) { ' ' } else { found });
                encoding.encode(&spaced.filter(held).collect::<String>()).0.into_owned()
            }
        }
    }

    fn decode(self, bytes: &[u8]) -> String {
        match self {
            Form::Utf8 { .. } => std::str::from_utf8(bytes).expect("whole characters").into(),
            Form::Utf16 { little, .. } => {
                assert!(bytes.len().is_multiple_of(2));
                let units: Vec<u16> = bytes
                    .chunks(2)
                    .map(|pair| if little { u16::from_le_bytes([pair[0], pair[1]]) } else { u16::from_be_bytes([pair[0], pair[1]]) })
                    .collect();
                String::from_utf16(&units).expect("whole characters")
            }
            Form::Old(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        }
    }
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "Anne", "maire", "Roux*,", "élue", "cœur", "9h30", "l’État", "«", "»", "–", "À", "ÉTÉ", "5", "€", "n°", "où", "—", "naïve", "Besançon", "…",
            "e\u{301}te\u{301}", "Franc\u{327}ois", "ﬁche", "eﬃcace", "📅", "👩\u{200D}🔧", "terri\u{AD}toire", "co\u{200B}élu", "\u{F0B7}", "Œuvre", "\u{1E9B}\u{323}",
        ]).prop_map(String::from),
        1 => "[a-zà-ÿ]{1,12}",
    ]
}

fn line_of_words() -> impl Strategy<Value = String> {
    let space =
        prop::sample::select(vec![" ", " ", "\u{A0}", "  ", "\t", "\u{202F}", "\r\n", "\n", "\r", "\r\n\r\n", "\u{2028}", " \u{AD} "]);
    let mark = prop::sample::select(vec![("", ""), ("", ""), ("**", "**"), ("*", "*"), ("[", "](https://exemple.fr/é)"), ("`", "`")]);
    prop::collection::vec((word(), space, mark), 1..40)
        .prop_map(|parts| parts.into_iter().map(|(word, space, (before, after))| format!("{space}{before}{word}{after}")).collect())
}

/// Marks inside a word ("**Roux***,") stand between its letters in the file; those without a partner are in the text too.
fn unmarked(word: &str) -> String {
    word.replace("](https://exemple.fr/é)", "").replace(['*', '[', '`'], "")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn words_lead_back_to_their_bytes(body in line_of_words()) {
        for form in FORMS {
            let bytes = form.encode(&format!("{OPENING}{body}"));
            let read = read(&bytes, None).expect("readable");
            let mut last = 0;
            for word in read.text.split_whitespace() {
                let start = word.as_ptr() as usize - read.text.as_ptr() as usize;
                let range = read.offsets.to_original(Span::new(start, start + word.len()));
                prop_assert!(last <= range.start && range.end <= bytes.len() as u64, "{form:?} {word:?} {range:?}");
                last = range.end;
                let source = form.decode(&bytes[range.start as usize..range.end as usize]);
                prop_assert_eq!(unmarked(&normalise(source).0), unmarked(word), "{:?}", form);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check(&bytes)?;
    }

    #[test]
    fn any_mixture_is_read_or_refused(parts in prop::collection::vec(prop_oneof![
        prop::sample::select(vec![&b"<p>"[..], b"<td>", b"<table>", b"**", b"](", b"[", b"\r", b"\xC3", b"\xE9", b"\xFF\xFE", b"\0", "Ã©".as_bytes(), b"<!--", b"</", b"&eacute;", b"\xED\xA0\x80", b"`", b"\\", b"<br>", b"9h30 ", b"<ul><li>", b"<pre>"]).prop_map(<[u8]>::to_vec),
        prop::collection::vec(any::<u8>(), 0..4),
        "\\PC{0,6}".prop_map(String::into_bytes),
    ], 0..60)) {
        check(&parts.concat())?;
    }
}

/// What holds for every text that was read.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let read = match read(bytes, None) {
        Ok(read) => read,
        Err(ReadError::Empty | ReadError::Binary | ReadError::Unsupported { .. }) => return Ok(()),
        Err(other) => return Err(TestCaseError::fail(other.to_string())),
    };
    prop_assert_eq!(read.offsets.converted_len(), read.text.len() as u64);
    prop_assert!(!read.text.contains(|found: char| found.is_control() && !matches!(found, '\n' | '\t')));
    prop_assert_eq!(&normalise(read.text.clone()).0, &read.text);
    for (start, found) in read.text.char_indices() {
        let range = read.offsets.to_original(Span::new(start, start + found.len_utf8()));
        prop_assert!(range.start <= range.end && range.end <= read.offsets.original_len());
    }
    Ok(())
}
