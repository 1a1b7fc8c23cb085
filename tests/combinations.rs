//! Ordinary layouts in all combinations: how times, labels of blocks, chairs, bullets and papers are written is drawn from
//! lists, and each programme that they make has to be read in full. A layout that is read must not hang on the one in which
//! it was first met.

use std::fmt::Write as _;

use estrade::extract::extract;
use estrade::lexicon::Lexicon;
use estrade::read::ReadText;
use estrade::record::{Part, Record};

/// How a time of the day is written, before and after its minutes, and what follows it.
const TIMES: [(&str, &str); 5] = [("h", " : "), ("h", " – "), (":", " "), (" h ", " "), ("h", "\n")];
const LABELS: [&str; 5] = ["Session N : ", "Axe N – ", "Séance N. ", "", "CAPITALS"];
const CHAIRS: [&str; 5] = ["", "Présidence : ", "Modération : ", "Président de séance : ", "Animée par "];
const BULLETS: [&str; 3] = ["", "- ", "• "];

/// A paper on its line: who gives it, with a body in brackets, and its title.
const PAPERS: [fn(&str, &str) -> String; 7] = [
    |speaker, title| format!("{speaker}, « {title} »"),
    |speaker, title| format!("{speaker} : « {title} »"),
    |speaker, title| format!("{speaker} : {title}"),
    |speaker, title| format!("{speaker}, {title}"),
    |speaker, title| format!("{speaker} – {title}"),
    |speaker, title| format!("« {title} », {speaker}"),
    |speaker, title| format!("{title} – {speaker}"),
];

const BLOCKS: [&str; 2] = ["Mesurer et dessiner", "Vieillir au village"];
const TITLES: [&str; 6] = [
    "Des ponts et des passeurs",
    "Le sol, un patrimoine oublié",
    "Qui possède la forêt ?",
    "Réparer plutôt que jeter",
    "Les rivières ont-elles une mémoire ?",
    "Trois siècles de moulins",
];
const SPEAKERS: [(&str, &str); 6] = [
    ("Solène Kerbrat", "CNRS"),
    ("Julien Oudard", "Université de Brest"),
    ("Nadia Tessonnet", "INRAE"),
    ("Hugo Marivain", "Université Paris 8"),
    ("Claire Poulvert", "EHESS"),
    ("Ivan Rastelli", "Sciences Po Lille"),
];
const CHAIRING: [(&str, &str); 2] = [("Thierry Lecarme", "CHU de Nantes"), ("Jeanne Fontbonne", "ADEME")];

struct Layout {
    time: (&'static str, &'static str),
    label: &'static str,
    chair: &'static str,
    bullet: &'static str,
    paper: fn(&str, &str) -> String,
    is_spaced: bool,
}

impl Layout {
    fn block_title(&self, block: usize) -> String {
        if self.label == "CAPITALS" { BLOCKS[block].to_uppercase() } else { BLOCKS[block].to_owned() }
    }

    /// The programme, and what a reader finds in it: a line for each item, with who speaks or, behind `m`, moderates.
    fn write(&self) -> (String, Vec<String>) {
        let mut text = "Rencontres de l’eau et des villages\n12 mars 2021\nCité des congrès, Nantes\n\n".to_owned();
        let mut outline = Vec::new();
        let gap = if self.is_spaced { "\n" } else { "" };
        let (sign, separator) = self.time;
        let timed = |text: &mut String, hour: usize, title: &str| {
            let _ = writeln!(text, "{hour}{sign}30{separator}{title}");
        };
        timed(&mut text, 8, "Accueil des participants");
        text += gap;
        outline.push("08:30 Accueil des participants".to_owned());
        for block in 0..2 {
            let label = if self.label == "CAPITALS" { String::new() } else { self.label.replace('N', &(block + 1).to_string()) };
            let title = self.block_title(block);
            timed(&mut text, 9 + 5 * block, &format!("{label}{title}"));
            let mut line = format!("{:02}:30 {title}", 9 + 5 * block);
            if !self.chair.is_empty() {
                let (name, body) = CHAIRING[block];
                let _ = writeln!(text, "{}{name} ({body})", self.chair);
                let _ = write!(line, " | m {name}");
            }
            outline.push(line);
            for paper in 3 * block..3 * block + 3 {
                let (name, body) = SPEAKERS[paper];
                let _ = writeln!(text, "{}{}", self.bullet, (self.paper)(&format!("{name} ({body})"), TITLES[paper]));
                outline.push(format!("- {} | {name}", TITLES[paper]));
            }
            text += gap;
            if block == 0 {
                timed(&mut text, 12, "Déjeuner");
                text += gap;
                outline.push("12:30 Déjeuner".to_owned());
            }
        }
        timed(&mut text, 17, "Clôture");
        outline.push("17:30 Clôture".to_owned());
        (text, outline)
    }
}

fn outline(record: &Record) -> Vec<String> {
    let of = |session: &estrade::record::Session| {
        let start = session.start.map_or_else(|| "-".to_owned(), |time| time.to_string());
        let mut line = format!("{start} {}", session.title.as_deref().unwrap_or("-"));
        for appearance in record.appearances.iter().filter(|appearance| appearance.session == Some(session.id)) {
            let chairs = if appearance.part == Part::Moderator { "m " } else { "" };
            let _ = write!(line, " | {chairs}{}", appearance.person.as_ref().map_or("?", |person| &person.name));
        }
        line
    };
    record.sessions.iter().map(of).collect()
}

#[test]
fn papers_in_blocks_are_read_however_they_are_written() {
    let lexicon = Lexicon::load(None).expect("lexicon");
    let mut tried = 0;
    let mut failed = Vec::new();
    for time in TIMES {
        for label in LABELS {
            for chair in CHAIRS {
                for bullet in BULLETS {
                    for (at, paper) in PAPERS.into_iter().enumerate() {
                        for is_spaced in [true, false] {
                            let layout = Layout { time, label, chair, bullet, paper, is_spaced };
                            let (text, expected) = layout.write();
                            tried += 1;
                            let record = extract(&ReadText { text: text.clone(), ..ReadText::default() }, &lexicon);
                            let found = outline(&record);
                            if found != expected {
                                failed.push((at, format!("{text}\n{found:#?}")));
                            }
                        }
                    }
                }
            }
        }
    }
    let by_paper: Vec<usize> = (0..PAPERS.len()).map(|paper| failed.iter().filter(|(at, _)| *at == paper).count()).collect();
    println!("{} of {tried} combinations are not read in full; by the way in which papers are written: {by_paper:?}", failed.len());
    let examples: Vec<&str> = failed.iter().step_by(1 + failed.len() / 5).map(|(_, example)| example.as_str()).collect();
    assert!(failed.is_empty(), "{}", examples.join("\n\n"));
}

/// How a time and a label head several workshops.
const HEADS: [&str; 8] = [
    "9h30 – 11h30 : Ateliers",
    "9h30 – 11h30 : première session d’ateliers :",
    "9h30 : 3 ateliers en parallèle",
    "Ateliers de 9h30 à 11h30 :",
    "9h30 Ateliers au choix",
    "9h30 – Travail en ateliers",
    "09:30 | ATELIERS",
    "De 9h30 à 11h30, trois ateliers :",
];

/// What stands before each of them; `1` and `A` are counted on.
const MARKS: [&str; 13] =
    ["– ", "- ", "• ", "* ", "➢ ", "1. ", "1) ", "1️⃣ ", "o    ", "A. ", "Atelier 1 : ", "Atelier A – ", "Atelier n°1 – "];

/// A workshop and who leads it.
const WORKSHOPS: [fn(&str, &str) -> String; 9] = [
    |title, _| title.to_owned(),
    |title, leader| format!("{title} (avec {leader}, géographe)"),
    |title, leader| format!("{title}, avec {leader}, géographe"),
    |title, leader| format!("{title} – {leader}, géographe"),
    |title, leader| format!("{title}, par {leader}, géographe"),
    |title, leader| format!("{title} : {leader} (CHU de Nantes)"),
    |title, leader| format!("{title}\n{leader}, géographe"),
    |title, leader| format!("{title}\nAnimé par {leader}, géographe"),
    |title, leader| format!("{title} ({leader}, géographe)"),
];

#[test]
fn workshops_in_lists_are_read_however_they_are_written() {
    let lexicon = Lexicon::load(None).expect("lexicon");
    let small = |title: &str| title.chars().next().map_or(String::new(), |c| c.to_lowercase().collect::<String>() + &title[c.len_utf8()..]);
    let mut failed = Vec::new();
    let mut tried = 0;
    for head in HEADS {
        for (nth, mark) in MARKS.into_iter().enumerate() {
            for (way, workshop) in WORKSHOPS.into_iter().enumerate() {
                for (gap, in_small) in [("", false), ("\n", false), ("", true), ("\n", true)] {
                    // What may begin anything has a capital behind it.
                    if in_small && nth >= 8 {
                        continue;
                    }
                    let mut text = format!("Journée du bocage\nJeudi 12 mai 2022\nQuimper\n\n9h00 : Accueil\n{gap}{head}\n{gap}");
                    let mut expected = Vec::new();
                    for k in 0..3 {
                        let (title, leader) = (TITLES[2 * k], SPEAKERS[k].0);
                        let title = if in_small { small(title) } else { title.to_owned() };
                        let letter = ["A", "B", "C"][k];
                        let mark = mark
                            .replace('1', &(k + 1).to_string())
                            .replace("A.", &format!("{letter}."))
                            .replace(" A ", &format!(" {letter} "));
                        let _ = write!(text, "{mark}{}\n{gap}", workshop(&title, leader));
                        expected.push((title, (way > 0).then_some(leader)));
                    }
                    let _ = write!(text, "12h30 : Déjeuner\n{gap}14h00 : Conclusion\n");
                    tried += 1;
                    let record = extract(&ReadText { text: text.clone(), ..ReadText::default() }, &lexicon);
                    let found: Vec<(String, Option<&str>)> = record
                        .sessions
                        .iter()
                        .filter(|session| session.start.is_none())
                        .map(|session| {
                            let mut own = record.appearances.iter().filter(|appearance| appearance.session == Some(session.id));
                            let person = own.next().and_then(|appearance| appearance.person.as_ref());
                            (session.title.as_deref().unwrap_or("-").to_owned(), person.map(|person| person.name.as_str()))
                        })
                        .collect();
                    if found != expected || record.sessions.len() != 7 {
                        failed.push(format!("{text}\n{found:#?}"));
                    }
                }
            }
        }
    }
    println!("{} of {tried} lists of workshops are not read in full", failed.len());
    let examples: Vec<&str> = failed.iter().step_by(1 + failed.len() / 5).map(String::as_str).collect();
    assert!(failed.is_empty(), "{}", examples.join("\n\n"));
}
