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
fn a_sign_without_a_name_before_a_line_is_a_bullet() {
    let text = read_file("reportlab.pdf").text;
    assert_eq!((text.matches("\n• ").count(), text.contains('\u{FFFD}')), (3, false), "{text}");
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

/// How like a source its text in some formats is; the table is printed with `--nocapture`.
fn compare(source: &str, names: &[&str]) {
    let expected = words(source);
    for name in names {
        let read = read_file(name);
        let similarity = similarity(&expected, &words(&read.text));
        println!("| {name} | {} | {similarity:.3} |", expected.len());
        assert!(similarity >= 0.98, "{name}: {similarity:.3}\n{}", read.text);
    }
}

/// One programme in the formats of nine programs (`make_tourbieres.py`, `make_msg.py`): its words, in its order.
#[test]
fn every_format_keeps_the_words_of_its_source() {
    let source = std::fs::read_to_string(file("sources/tourbieres.md")).expect("the source");
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
        "aspose.msg",
        "msgforge.msg",
        "oxmsg.msg",
    ];
    compare(&source, &names);
    for name in names {
        let read = read_file(name);
        for line in ["9h30 Lire un niveau d’eau Katell Gourmelon, hydrologue", "11h30 Écrire un plan de gestion Maïwenn Stéphan, juriste"]
        {
            assert!(lines(&read.text).iter().any(|found| found == line), "{name}: {line}\n{}", read.text);
        }
    }
}

/// The text of a document of LibreOffice in one XML file, in its order, without the marks of notes.
fn shown(node: roxmltree::Node, out: &mut String) {
    match node.tag_name().name() {
        "note-citation" => return,
        "p" | "h" | "tab" | "line-break" => out.push('\n'),
        _ => {}
    }
    out.push_str(node.text().filter(|_| node.is_text()).unwrap_or_default());
    node.children().for_each(|child| shown(child, out));
}

/// Two columns with divided words, hanging times, a ruled table, a footnote, a text box, and on both pages a running head and a
/// number: what Writer makes of it.
#[test]
fn writer_keeps_the_words_in_every_format() {
    let source = std::fs::read_to_string(file("sources/colloque.fodt")).expect("the source");
    let document = roxmltree::Document::parse(&source).expect("XML");
    let body = document.descendants().find(|node| node.tag_name().name() == "body").expect("a body");
    let mut text = String::new();
    shown(body, &mut text);
    let names = ["colloque.docx", "colloque.odt", "colloque.rtf", "colloque.pdf", "colloque.epub"];
    compare(&text, &names);
    // Of a text box Writer makes a picture there.
    compare(&text.replace("Bourse aux graines ouverte à tous pendant les deux journées", ""), &["colloque.html"]);
    let names = [&names[..], &["colloque.html"]].concat();
    for name in names {
        let read = read_file(name);
        for part in ["remembrements successifs", "avec la commune, les familles et les enseignants", "Fondée en 1987.", "verger-école"] {
            let joined = read.text.replace('\n', " ");
            assert!(joined.contains(part), "{name}: {part}\n{}", read.text);
        }
        assert!(!read.text.contains("Vergers et semences") && !read.text.contains("page 2"), "{name}: {}", read.text);
        assert!(read.text.contains("de la Société des fruits oubliés"), "{name}: {}", read.text);
    }
    let read = read_file("colloque.pdf");
    assert_eq!(read.pages.len(), 2);
    assert!(read.text[read.pages[1] as usize..].starts_with("Samedi 8 juin"), "{}", read.text);
}

/// The text of a page of HTML without its head, by the parser of another program.
#[test]
fn printed_pages_keep_the_words_of_their_source() {
    let source = std::fs::read_to_string(file("sources/journee.html")).expect("the source");
    let body = source.split_once("</style>").expect("a style").1;
    let shown: String = body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text).to_owned() + " ").collect();
    compare(&shown, &["chromium.pdf"]);

    let source = std::fs::read_to_string(file("sources/actes.tex")).expect("the source");
    let body = source.split_once("\\thispagestyle{fancy}").expect("a beginning").1.split_once("\\end{document}").expect("an end").0;
    let head = "Rencontres du littoral Comité des rivages Lorient, 14 et 15 juin 2018";
    let commands = ["\\section*", "\\noindent", "\\newpage", "\\\\", "{", "}"];
    let shown = commands.iter().fold(body.to_owned(), |text, command| text.replace(command, " "));
    compare(&format!("{head} {shown}"), &["latex.pdf"]);
}

/// One source in Word's format, and what LibreOffice and a writer of messages made of it.
#[test]
fn the_word_file_and_its_children_keep_the_words() {
    let source = format!("{} 16h30 – Clôture par Élise Grandcœur, vice-présidente du Syndicat de l’Aulne", WORD.join(" "));
    compare(&source, &["word.docx", "libreoffice.odt", "libreoffice.rtf", "libreoffice.epub"]);
    // What runs along the pages is not known from a single one.
    compare(&format!("Forum des rivières – programme {source}"), &["libreoffice.pdf"]);
    let message = "Journée des lisières : le programme Bonjour, Voici le programme. 9h30 Ouverture par Solène Marzin, présidente de la \
        Fédération des lisières 12h00 Déjeuner";
    compare(&format!("{message} {source}"), &["message.eml"]);
}

#[test]
fn a_calendar_gives_its_items() {
    let read = read_file("icalendar.ics");
    assert_eq!(read.media_type, MediaType::Calendar);
    for part in ["Ouverture", "Hélène Corvaisier, présidente", "Œdile Vanneste, palynologue", "halle aux grains de Saint-Brévalaire"] {
        assert!(read.text.contains(part), "{part}\n{}", read.text);
    }
}
