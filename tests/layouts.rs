//! Layouts of programmes, each with a small invented one: items, kinds, titles and who takes part in which; and texts
//! that are no programmes, in which nothing may be found.

use std::path::Path;

use estrade::extract::extract;
use estrade::lexicon::Lexicon;
use estrade::read::ReadText;
use estrade::record::{Part, Record};

fn record(text: &str, lexicon: &Lexicon) -> Record {
    extract(&ReadText { text: text.to_owned(), ..ReadText::default() }, lexicon)
}

/// "09:30 opening Ouverture | Lise Duval | m Paul Tessier": one line for each item, `m` before a moderator.
fn outline(record: &Record) -> Vec<String> {
    let mut lines = Vec::new();
    for session in &record.sessions {
        let start = session.start.map_or_else(|| "-".to_owned(), |time| time.to_string());
        let mut line = format!("{start} {} {}", session.kind.name(), session.title.as_deref().unwrap_or("-"));
        for appearance in record.appearances.iter().filter(|a| a.session == Some(session.id)) {
            let chairs = if appearance.part == Part::Moderator { "m " } else { "" };
            let name = appearance.person.as_ref().map_or("?", |person| &person.name);
            line.push_str(&format!(" | {chairs}{name}"));
        }
        lines.push(line);
    }
    lines
}

const LAYOUTS: &[(&str, &str, &[&str])] = &[
    (
        "items that have nobody but a person, without a title",
        "Rencontre de la filière bois\nÉpinal, 14 octobre 2022\n\n9h30 Accueil des participants\n10h Lise Duval, présidente de la Fédération des scieries\n11h Marc Tessier, directeur général de l'Agence régionale de la forêt\n12h Clôture\n",
        &[
            "09:30 welcome Accueil des participants",
            "10:00 keynote - | Lise Duval",
            "11:00 keynote - | Marc Tessier",
            "12:00 closing Clôture",
        ],
    ),
    (
        "time, label and title each on a line",
        "Assises du sport\nGrenoble, mardi 12 mars 2024\n\n9 h 15 – 10 h 30\nTABLE RONDE 1\nLe sport, levier d'inclusion ?\nModérateur : Julien Vasseur (Le Dauphiné)\n• Nadia Cherif, directrice de la Ligue\n\n10 h 45\nSéance plénière\nFinancer les équipements\nMichel Aubert, vice-président de la Région\n\n12 h\nDéjeuner — Grand salon\n",
        &[
            "09:15 round_table Le sport, levier d'inclusion ? | m Julien Vasseur | Nadia Cherif",
            "10:45 plenary Financer les équipements | Michel Aubert",
            "12:00 meal Déjeuner",
        ],
    ),
    (
        "bullets that are papers",
        "Colloque « Villes et santé »\nLyon, 8 novembre 2023\n\n14h00 - Conférence\nLise Duval, géographe\n15h30 - Session A : Bruit\nPrésidente : Anne Vernet, ORS\n- Cartographier le bruit – Marc Tessier, Cerema\n- Dormir près du périphérique – Nadia Cherif (Inserm)\n17h30 - Visite guidée\n",
        &[
            "14:00 keynote Conférence | Lise Duval",
            "15:30 session Bruit | m Anne Vernet",
            "- talk Cartographier le bruit | Marc Tessier",
            "- talk Dormir près du périphérique | Nadia Cherif",
            "17:30 visit Visite guidée",
        ],
    ),
    (
        "a table with rows for parallel workshops",
        "Journée de l'aide à domicile\nDijon, 4 juin 2024\n\n| Horaires | Programme | Intervenants |\n|---|---|---|\n| 9h00 - 9h20 | Ouverture de la journée | Lise Duval, présidente du Conseil départemental |\n| 10h40 - 12h00 | Table ronde : recruter | Animateur : Marc Tessier. Nadia Cherif, ADMR |\n| 13h30 - 15h00 | Ateliers | |\n| | Atelier 1 : Le numérique | Anne Vernet, ergothérapeute |\n| | Atelier 2 : Les chutes | Julien Vasseur, kinésithérapeute |\n| 15h00 | Conclusion | Lise Duval |\n",
        &[
            "09:00 opening Ouverture de la journée | Lise Duval",
            "10:40 round_table recruter | m Marc Tessier | Nadia Cherif",
            "13:30 workshop Ateliers",
            "- workshop Le numérique | Anne Vernet",
            "- workshop Les chutes | Julien Vasseur",
            "15:00 closing Conclusion | Lise Duval",
        ],
    ),
    (
        "the hours of the event are no item",
        "Journée d'étude « Archives »\nJeudi 16 mars 2023, 9h-17h\n\nAccueil : 9h-9h30\n\n9h30-9h45 Introduction\nLise Duval, directrice des Archives\n\n9h45 Discussion\n",
        &["09:00 welcome Accueil", "09:30 opening Introduction | Lise Duval", "09:45 round_table Discussion"],
    ),
];

#[test]
fn layouts() {
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    for (name, text, expected) in LAYOUTS {
        assert_eq!(outline(&record(text, &lexicon)), *expected, "{name}");
    }
}

#[test]
fn what_is_no_programme_has_no_sessions() {
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut seen = 0;
    for entry in std::fs::read_dir(corpus).expect("the corpus").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with("neg-") || !name.ends_with(".txt") {
            continue;
        }
        let record = record(&std::fs::read_to_string(entry.path()).expect("readable"), &lexicon);
        assert!(record.sessions.is_empty(), "{name}: {:?}", outline(&record));
        assert!(record.appearances.iter().all(|a| a.session.is_none()), "{name}");
        seen += 1;
    }
    assert!(seen >= 12, "{seen} texts that are no programmes");
}
