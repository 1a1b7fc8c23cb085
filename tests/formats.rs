//! Documents as the usual programs write them (`tests/files/make.sh`): every format gives the lines of its source.

use std::path::{Path, PathBuf};

use estrade::read::{ReadError, ReadText, read};
use estrade::record::MediaType;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

fn try_file(name: &str) -> Result<ReadText, ReadError> {
    read(&std::fs::read(file(name)).expect("the file is there"), None)
}

fn read_file(name: &str) -> ReadText {
    try_file(name).expect("readable")
}

/// Lines without marks and blank lines.
fn lines(text: &str) -> Vec<String> {
    let line = |line: &str| line.trim_start_matches(['#', '-', '•', ' ']).replace(" | ", " ");
    text.lines().map(line).filter(|line| !line.is_empty()).collect()
}

const WORD: [&str; 12] = [
    "Forum des rivières vivantes",
    "Mardi 6 octobre 2020, salle des fêtes de Montreuil-sur-Aulne",
    "Matin",
    "9h00 Accueil",
    "9h30 Ouverture Viviane Escandre, maire de Montreuil-sur-Aulne",
    "10h00 Table ronde : barrages et passes à poissons",
    "Damien Orsenne, hydrologue à l’Agence des cours d’eau",
    "Lucile Tambourin, présidente des Pêcheurs de l’Aulne",
    "Après-midi",
    "14h00 Atelier : restaurer une zone humide",
    "Ignace Vauquelin, écologue",
    "Paola Serventi, chargée d’études",
];

#[test]
fn one_document_in_four_formats() {
    let table = [
        ("word.docx", MediaType::Docx),
        ("libreoffice.odt", MediaType::Odt),
        ("libreoffice.rtf", MediaType::Rtf),
        ("libreoffice.epub", MediaType::Epub),
    ];
    for (name, media_type) in table {
        let read = read_file(name);
        let found = lines(&read.text);
        assert_eq!(found[..WORD.len()], WORD, "{name}");
        assert_eq!(found[WORD.len()..], ["16h30 – Clôture par Élise Grandcœur, vice-présidente du Syndicat de l’Aulne"], "{name}");
        assert_eq!((read.media_type, read.metadata.title.as_deref()), (media_type, Some("Forum des rivières vivantes")), "{name}");
    }
    assert_eq!(read_file("word.docx").warnings, ["a running head or foot was left out: “Forum des rivières – programme”"]);
}

/// Tables are read row by row, and two columns of text one after the other.
#[test]
fn pages_are_read_in_order() {
    let office = lines(&read_file("libreoffice.pdf").text);
    assert_eq!(office[0], "Forum des rivières – programme");
    assert_eq!(office[1..=WORD.len()], WORD);

    let read = read_file("chromium.pdf");
    let printed = lines(&read.text);
    let expected = [
        "11h15 – 12h30 Table ronde animée par Bastien Lormel, journaliste",
        "Agathe Ruelle, directrice de l’Agence des bocages",
        "14h00 Atelier 1 : Cartographier les haies avec les habitants du canton et les élèves des écoles Maëlle Trévidic, chargée de mission",
        "15h30 Visite du sentier des tourbières, départ devant la halle Naïg Cozannec",
        "La lisière est une limite et un passage. Depuis dix",
        "Les échanges de la matinée porteront sur la",
        "cartes dessinées pendant les ateliers.",
        "Inscription avant le 5 mars auprès de la fédération.",
    ];
    let places: Vec<Option<usize>> = expected.iter().map(|line| printed.iter().position(|found| found == line)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{}", read.text);
    assert_eq!(read.metadata.title.as_deref(), Some("Journée des lisières : programme"));
    assert_eq!(read.pages, [0]);
}

#[test]
fn divided_words_ligatures_and_page_numbers() {
    let read = read_file("latex.pdf");
    for whole in ["Efficacité des filets flottants, Côme Sauvagnac", "vice-présidente", "mobilité réduite", "officielle", "différenciation"]
    {
        assert!(read.text.contains(whole), "{whole}: {}", read.text);
    }
    assert!(read.text.lines().all(|line| line != "1"), "{}", read.text);
}

#[test]
fn files_without_readable_text_get_their_verdict() {
    assert_eq!(try_file("encrypted.pdf").expect_err("encrypted"), ReadError::Encrypted);
    assert_eq!(try_file("scanned.pdf").expect_err("a picture"), ReadError::NeedsOcr { pages: 1 });
}

#[test]
fn a_message_brings_its_attachments() {
    let read = read_file("message.eml");
    let found = lines(&read.text);
    assert_eq!(found[0], "Journée des lisières : le programme");
    assert!(found.contains(&"9h30 Ouverture par Solène Marzin, présidente de la Fédération des lisières".to_owned()));
    assert!(found.ends_with(&["16h30 – Clôture par Élise Grandcœur, vice-présidente du Syndicat de l’Aulne".to_owned()]));
    assert_eq!(read.warnings, ["attachment programme.docx: a running head or foot was left out: “Forum des rivières – programme”"]);
}

/// A file that was cut short or changed anywhere has a verdict: whatever is read of it, nothing panics.
#[test]
fn damaged_files_are_survived() {
    for name in ["word.docx", "libreoffice.odt", "libreoffice.rtf", "libreoffice.epub", "chromium.pdf", "message.eml"] {
        let bytes = std::fs::read(file(name)).expect("the file is there");
        for percent in (0..100).step_by(5) {
            let _ = read(&bytes[..bytes.len() * percent / 100], None);
            let mut changed = bytes.clone();
            let at = bytes.len() * percent / 100;
            changed[at..].iter_mut().take(8).for_each(|byte| *byte ^= 0x55);
            let _ = read(&changed, None);
        }
    }
}

/// Words in their order, without marks.
fn words(text: &str) -> Vec<String> {
    let folded = text.replace(['’', '\''], " ").to_lowercase();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Twice the longest common subsequence of words over the sum of both lengths.
fn similarity(a: &[String], b: &[String]) -> f64 {
    let mut row = vec![0_usize; b.len() + 1];
    for word in a {
        let mut diagonal = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    2.0 * row[b.len()] as f64 / (a.len() + b.len()).max(1) as f64
}

/// One programme in the formats of six programs (`tests/files/make_tourbieres.py`): its words, in its order.
#[test]
fn every_format_keeps_the_words_of_its_source() {
    let source = std::fs::read_to_string(file("sources/tourbieres.md")).expect("the source");
    let expected = words(&source);
    let names = [
        "pandoc.docx",
        "pandoc.odt",
        "pandoc.rtf",
        "pandoc.epub",
        "pandoc.html",
        "odfpy.odt",
        "page.mhtml",
        "typst.pdf",
        "reportlab.pdf",
        "fpdf2.pdf",
    ];
    for name in names {
        let read = read_file(name);
        let similarity = similarity(&expected, &words(&read.text));
        println!("{name}: {similarity:.3}");
        assert!(similarity >= 0.98, "{name}: {similarity:.3}\n{}", read.text);
        for line in ["9h30 Lire un niveau d’eau Katell Gourmelon, hydrologue", "11h30 Écrire un plan de gestion Maïwenn Stéphan, juriste"]
        {
            assert!(lines(&read.text).iter().any(|found| found == line), "{name}: {line}\n{}", read.text);
        }
    }
}

#[test]
fn a_calendar_gives_its_items() {
    let read = read_file("icalendar.ics");
    assert_eq!(read.media_type, MediaType::Calendar);
    for part in ["Ouverture", "Hélène Corvaisier, présidente", "Œdile Vanneste, palynologue", "halle aux grains de Saint-Brévalaire"] {
        assert!(read.text.contains(part), "{part}\n{}", read.text);
    }
}
