//! The ways in which a programme is written otherwise.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Who stands in an annotation.
pub struct People {
    /// Names, the longest first: one may be a part of another.
    names: Vec<String>,
    /// A name and a function of its bearer.
    functions: Vec<(String, String)>,
}

impl People {
    pub fn of(gold: &Value) -> People {
        let (mut names, mut functions) = (Vec::new(), Vec::new());
        for person in gold["people"].as_array().into_iter().flatten() {
            let Some(name) = person["name"].as_str() else { continue };
            names.push(name.to_owned());
            let roles = person["affiliations"].as_array().into_iter().flatten().filter_map(|affiliation| affiliation["role"].as_str());
            functions.extend(roles.map(|role| (name.to_owned(), role.to_owned())));
        }
        names.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        names.dedup();
        People { names, functions }
    }

    /// The text with every name written otherwise. No name is written into another one.
    fn renamed(&self, text: &str, name: fn(&str) -> String) -> String {
        let mut text = text.to_owned();
        for (i, old) in self.names.iter().enumerate() {
            text = text.replace(old.as_str(), &format!("\u{1}{i}\u{2}"));
        }
        let number = Regex::new("\u{1}([0-9]+)\u{2}").expect("a pattern");
        let new = |found: &Captures| name(&self.names[found[1].parse::<usize>().expect("a number")]);
        number.replace_all(&text, new).into_owned()
    }

    /// The text with another sign between names and functions.
    fn function_behind(&self, text: &str, sign: &str) -> String {
        let mut text = text.to_owned();
        for (name, function) in &self.functions {
            for old in [", ", " – ", " - "] {
                text = text.replace(&format!("{name}{old}{function}"), &format!("{name}{sign}{function}"));
            }
        }
        text
    }

    /// Lines that begin with somebody and say nothing but their function, in two lines.
    fn function_below(&self, text: &str) -> String {
        let line = |line: &str| {
            let start = line.trim_start_matches(|c: char| !c.is_alphanumeric());
            let alone = self.names.iter().filter(|name| line.contains(name.as_str())).count() == 1 && !line.contains(['«', ';']);
            let below = self.functions.iter().filter(|_| alone).find_map(|(name, function)| {
                let behind = start.strip_prefix(name.as_str())?;
                let said = [", ", " – ", " - "].iter().find_map(|sign| behind.strip_prefix(sign))?;
                said.starts_with(function.as_str()).then(|| format!("{}\n{said}", &line[..line.len() - behind.len()]))
            });
            below.unwrap_or_else(|| line.to_owned())
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }

    /// "Lise Duval (INRE)" with another sign before the body.
    fn body_behind(&self, text: &str, sign: &str) -> String {
        let mut text = text.to_owned();
        for name in &self.names {
            let bracket = Regex::new(&format!(r"{} \(([^()\n]{{2,80}})\)", regex::escape(name))).expect("a pattern");
            text = bracket.replace_all(&text, |found: &Captures| format!("{name}{sign}{}", &found[1])).into_owned();
        }
        text
    }
}

/// A way of writing a programme otherwise.
pub struct Way {
    pub is: &'static str,
    pub text: fn(&str, &People) -> String,
    /// What becomes of a name in the annotation, where it is more than capitals.
    pub name: Option<fn(&str) -> String>,
    /// How much of the mean F1 may be lost.
    pub most_lost: f64,
}

const fn way(is: &'static str, most_lost: f64, text: fn(&str, &People) -> String) -> Way {
    Way { is, text, name: None, most_lost }
}

pub static WAYS: [Way; 40] = [
    way("wrapped at 100", 0.025, |text, _| wrapped(text, 100)),
    way("wrapped at 72", 0.03, |text, _| wrapped(text, 72)),
    way("wrapped at 50", 0.047, |text, _| wrapped(text, 50)),
    way("blocks on one line", 0.095, |text, _| on_one_line(text)),
    way("no blank lines", 0.01, |text, _| replaced(r"\n\s*\n+", text, "\n")),
    way("blank lines everywhere", 0.015, |text, _| replaced(r"\n+", text, "\n\n")),
    way("indented", 0.001, |text, _| replaced(r"(?m)^(.*\S)", text, "    $1")),
    way("spaces at line ends", 0.001, |text, _| replaced(r"(?m)$", text, "  ")),
    way("CRLF", 0.001, |text, _| text.replace('\n', "\r\n")),
    way("decomposed", 0.001, |text, _| text.nfd().collect()),
    way("no bullets", 0.03, |text, _| replaced(r"(?m)^([ \t]*)[-•*–·●][ \t]+", text, "$1")),
    way("hyphens for dashes", 0.006, |text, _| replaced(" [–—] ", text, " - ")),
    way("dashes for hyphens", 0.005, |text, _| replaced(" [-—] ", text, " – ")),
    way("long dashes", 0.007, |text, _| replaced(" [-–] ", text, " — ")),
    way("straight quotation marks", 0.005, |text, _| replaced(r"«\s*([^»]*?)\s*»", text, "\"$1\"")),
    way("curled quotation marks", 0.005, |text, _| replaced(r"«\s*([^»]*?)\s*»", text, "“$1”")),
    way("times: 9:30", 0.006, |text, _| times(text, |hour, minute| format!("{hour}:{minute:0>2}"))),
    way("times: 09h30", 0.005, |text, _| times(text, |hour, minute| format!("{hour:0>2}h{minute:0>2}"))),
    way("times: 9 h 30", 0.005, |text, _| times(text, |hour, minute| format!("{hour} h {minute}").trim_end().to_owned())),
    way("times: 9H30", 0.005, |text, _| times(text, |hour, minute| format!("{hour}H{minute}"))),
    way("ranges: 9h30 – 10h", 0.005, |text, _| ranges(text, "$1 – $2")),
    way("ranges: 9h30-10h", 0.005, |text, _| ranges(text, "$1-$2")),
    way("ranges: de 9h30 à 10h", 0.007, |text, _| ranges(text, "de $1 à $2")),
    way("ranges: 9h30 > 10h", 0.005, |text, _| ranges(text, "$1 > $2")),
    way("behind times: –", 0.005, |text, _| behind_times(text, " – ")),
    way("behind times: :", 0.008, |text, _| behind_times(text, " : ")),
    way("behind times: nothing", 0.01, |text, _| behind_times(text, " ")),
    way("behind times: a tab", 0.015, |text, _| behind_times(text, "\t")),
    way("behind times: |", 0.01, |text, _| behind_times(text, " | ")),
    way("behind times: a line end", 0.03, |text, _| behind_times(text, "\n")),
    way("times behind titles", 0.06, |text, _| timed(text, "$1$3 ($2)")),
    way("menus of a page", 0.01, |text, _| format!("{MENU}{text}{FOOT}")),
    way("family names in capitals", 0.005, |text, people| people.renamed(text, family_in_capitals)),
    way("names in capitals", 0.017, |text, people| people.renamed(text, str::to_uppercase)),
    Way { is: "family names first", most_lost: 0.03, text: |text, people| people.renamed(text, family_first), name: Some(family_first) },
    Way { is: "initials", most_lost: 0.03, text: |text, people| people.renamed(text, initial), name: Some(initial) },
    way("Name – function", 0.006, |text, people| people.function_behind(text, " – ")),
    way("function on the next line", 0.014, |text, people| people.function_below(text)),
    way("Name, body", 0.012, |text, people| people.body_behind(text, ", ")),
    way("Name – body", 0.02, |text, people| people.body_behind(text, " – ")),
];

const MENU: &str = "Accueil\nQui sommes-nous ?\nActualités\nAgenda\nRessources\nContact\n\nRechercher\n\n";
const FOOT: &str = "\n\nPartager cette page\nFacebook\nTwitter\nLinkedIn\n\nMentions légales\nPlan du site\n© Tous droits réservés\n";

fn replaced(pattern: &str, text: &str, by: &str) -> String {
    Regex::new(pattern).expect("a pattern").replace_all(text, by).into_owned()
}

/// Lines no longer than `width` characters where a space allows it.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut used = 0;
        for (i, word) in line.split(' ').enumerate() {
            let length = word.chars().count();
            let breaks = i > 0 && used + 1 + length > width;
            if i > 0 {
                out.push(if breaks { '\n' } else { ' ' });
            }
            used = if breaks || i == 0 { length } else { used + 1 + length };
            out.push_str(word);
        }
        out.push('\n');
    }
    out
}

/// The lines of a block, between blank lines, joined.
fn on_one_line(text: &str) -> String {
    let blocks = Regex::new(r"\n\s*\n").expect("a pattern");
    let block = |block: &str| block.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    blocks.split(text).map(block).collect::<Vec<_>>().join("\n\n")
}

/// A time of the day with its hour and minutes, as "9h30", "14 h" and "9H05" are written.
const TIME: &str = r"(?:[01]?[0-9]|2[0-3]) ?[hH] ?(?:[0-5][0-9])?\b";

fn times(text: &str, written: fn(&str, &str) -> String) -> String {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b([01]?[0-9]|2[0-3]) ?[hH](?: ?([0-5][0-9]))?\b").expect("a pattern"));
    let minutes = |hour: &str, minute: &str| written(hour, if minute.is_empty() { "" } else { minute });
    PATTERN.replace_all(text, |found: &Captures| minutes(&found[1], found.get(2).map_or("", |minute| minute.as_str()))).into_owned()
}

fn ranges(text: &str, written: &str) -> String {
    replaced(&format!(r"({TIME})\s*(?:-|–|à|>|/)\s*({TIME})"), text, written)
}

/// The lines that begin with a time and a sign, written anew: `$1` is the bullet, `$2` the time or range, `$3` what follows.
fn timed(text: &str, written: &str) -> String {
    static TIMED: LazyLock<Regex> = LazyLock::new(|| {
        let range = format!(r"{TIME}(?:\s*(?:-|–|à|/|>)\s*{TIME})?");
        Regex::new(&format!(r"(?m)^([ \t]*(?:[-•*#]+ *)?)({range})\s*(?::|–|-|—)[ \t]+(\S.*)$")).expect("a pattern")
    });
    static RANGE: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!("^{TIME}")).expect("a pattern"));
    let line = |found: &Captures| {
        let mut out = String::new();
        found.expand(written, &mut out);
        // "9 h – 10 h" alone on its line
        if RANGE.is_match(&found[3]) { found[0].to_owned() } else { out }
    };
    TIMED.replace_all(text, line).into_owned()
}

fn behind_times(text: &str, sign: &str) -> String {
    timed(text, &format!("$1$2{sign}$3"))
}

fn halves(name: &str) -> Option<(&str, &str)> {
    name.split_once(' ').filter(|(given, _)| given.chars().count() > 2 && !given.contains('.'))
}

fn family_in_capitals(name: &str) -> String {
    halves(name).map_or(Cow::Borrowed(name), |(given, family)| format!("{given} {}", family.to_uppercase()).into()).into_owned()
}

fn family_first(name: &str) -> String {
    halves(name).map_or(Cow::Borrowed(name), |(given, family)| format!("{} {given}", family.to_uppercase()).into()).into_owned()
}

/// "Jean-Luc Roche": "J.-L. Roche".
fn initial(name: &str) -> String {
    let Some((given, family)) = halves(name) else { return name.to_owned() };
    let letters: Vec<String> = given.split('-').filter_map(|part| part.chars().next()).map(|letter| format!("{letter}.")).collect();
    format!("{} {family}", letters.join("-"))
}
