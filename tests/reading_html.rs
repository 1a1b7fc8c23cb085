//! HTML pages of the kinds that programmes come in, each with the lines that a reader of the page would copy out.

use std::collections::HashMap;
use std::path::Path;

use estrade::read::{ReadText, read};

const PAGES: [&str; 7] = ["blog", "cms", "definitions", "cards", "layout", "word", "accordion"];

fn page(name: &str) -> (ReadText, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html");
    let bytes = std::fs::read(folder.join(format!("{name}.html"))).expect("the page is there");
    let expected = std::fs::read_to_string(folder.join(format!("{name}.txt"))).expect("its lines are there");
    (read(&bytes, None).expect("readable"), expected)
}

fn read_text(source: &str) -> String {
    read(source.as_bytes(), Some(Path::new("page.html"))).expect("readable").text
}

fn words(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    text.split(|found: char| !found.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .for_each(|word| *counts.entry(word).or_default() += 1);
    counts
}

/// How many words of `counts` are in `others` too, each as often.
fn shared(counts: &HashMap<&str, usize>, others: &HashMap<&str, usize>) -> usize {
    counts.iter().map(|(word, count)| (*count).min(others.get(word).copied().unwrap_or(0))).sum()
}

/// In per mille of all pages: words kept, lines kept whole, and words of the text that are furniture.
#[test]
fn pages_keep_their_lines_and_lose_their_furniture() {
    let (mut expected_words, mut kept_words, mut read_words) = (0, 0, 0);
    let (mut expected_lines, mut kept_lines) = (0, 0);
    for name in PAGES {
        let (read, expected) = page(name);
        let (wanted, found) = (words(&expected), words(&read.text));
        let kept = shared(&wanted, &found);
        let lines: Vec<&str> = read.text.lines().map(str::trim).collect();
        let whole = expected.lines().filter(|line| lines.contains(line)).count();
        println!(
            "{name}: {kept} of {} words, {whole} of {} lines, {} words read",
            wanted.values().sum::<usize>(),
            expected.lines().count(),
            found.values().sum::<usize>()
        );
        for line in expected.lines().filter(|line| !lines.contains(line)) {
            println!("  missing: {line}");
        }
        for line in lines.iter().filter(|line| !line.is_empty() && !expected.lines().any(|expected| expected == **line)) {
            println!("  besides: {line}");
        }
        expected_words += wanted.values().sum::<usize>();
        kept_words += kept;
        read_words += found.values().sum::<usize>();
        expected_lines += expected.lines().count();
        kept_lines += whole;
    }
    let furniture = 1000 - kept_words * 1000 / read_words;
    let figures = (kept_words * 1000 / expected_words, kept_lines * 1000 / expected_lines, furniture);
    println!("words kept {} ‰, lines whole {} ‰, furniture {} ‰", figures.0, figures.1, figures.2);
    assert!(figures.0 >= 995 && figures.1 >= 980 && figures.2 <= 50, "{figures:?}");
}

#[test]
fn the_head_goes_to_the_metadata() {
    let (read, _) = page("blog");
    assert_eq!(read.metadata.title.as_deref(), Some("Rencontres de l’eau partagée : le programme complet"));
    assert_eq!(read.metadata.published.as_deref(), Some("2022-03-14T08:12:00+01:00"));
    assert_eq!(read.metadata.description.as_deref(), Some("Deux journées à Vierzy-sur-Auve pour parler de la ressource."));
    let (read, _) = page("cms");
    assert_eq!(read.metadata.published.as_deref(), Some("2019-09-02"));
}

#[test]
fn elements_become_lines() {
    let table = [
        ("<p>un<p>deux<div>trois</div><div>quatre</div>", "un\n\ndeux\n\ntrois\nquatre\n"),
        ("<p>un<br>deux<br><br>trois", "un\ndeux\n\ntrois\n"),
        ("<h1>Titre<br>suite</h1><h6>six</h6>", "# Titre\n# suite\n\n###### six\n"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "- a\n  - b\n  - c\n- d\n"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b\n"),
        ("<ul><li><h3>Titre</h3><p>un</p></li></ul>", "### Titre\n\nun\n"),
        ("<ul><li><p>un</p><p>deux</p></li></ul>", "- un\n\n  deux\n"),
        ("<ul><li><ul><li>a</ul></ul>", "- a\n"),
        ("<p>a  b\n\tc&nbsp;&nbsp;d</p>", "a b c d\n"),
        ("<pre>9h  a\n  b\n\nc</pre>", "9h  a\n  b\n\nc\n"),
        ("<p>1<sup>er</sup> <b>m</b>ai</p>", "1er mai\n"),
        ("<span class=a>9h30</span><span class=b>Accueil</span>", "9h30 Accueil\n"),
        ("<p><span>Déci</span><span>der</span></p>", "Décider\n"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d\n"),
        ("<table><tr><th>a<th>b<th>c<tr><td>1<td><td>3</table>", "a | b | c\n1 |  | 3\n"),
        ("<table><tr><td>9h<br>10h<td>Accueil<br>suite</table>", "9h 10h | Accueil\nsuite\n"),
        ("<p>a<script>b</script><style>c</style><svg><text>d</text></svg><select><option>e</select>f</p>", "af\n"),
        ("<p>a</p><hr><p>b</p>", "a\n\nb\n"),
        ("<h2><button>Mardi 3 mars</button></h2><p>x<button>Copier</button></p>", "## Mardi 3 mars\n\nx\n"),
        ("<section><div>a<br>b</div><div>c<br>d</div></section>", "a\nb\n\nc\nd\n"),
    ];
    for (source, expected) in table {
        assert_eq!(read_text(source), expected, "{source}");
    }
}

#[test]
fn what_may_be_the_programme_is_never_cut() {
    let programme = "<h2>Jour 1</h2><p>9h30 Accueil</p><p>10h Pause</p><p>14h30 Clôture</p>";
    for opening in [
        "<div class=menu>",
        "<nav>",
        "<aside>",
        "<div hidden>",
        "<footer>",
        "<div id=sidebar>",
        "<div role=navigation>",
        "<div style='display: none'>",
    ] {
        let text = read_text(&format!("<body><p>Un mot d’introduction, assez long pour compter dans la page.</p>{opening}{programme}"));
        assert!(text.contains("14h30 Clôture"), "{opening} {text}");
    }
    assert!(read_text("<body class=menu><p>Accueil").contains("Accueil"));
    assert!(read_text("<section id=social><p>L’économie sociale, sujet de la matinée, et de toutes celles qui suivront encore cette année dans la même salle, où l’on parlera aussi de logement et de santé</p></section><p>Autre sujet, bien plus long que le premier, pour que la moitié ne soit pas atteinte ici, ni dépassée, et de loin, et encore un peu plus que cela, on ne sait jamais</p>").contains("logement"));
}

#[test]
fn empty_elements_of_xhtml_hold_nothing() {
    for empty in ["<title/>", "<script src='a.js'/>", "<style />", "<iframe src='b'/>"] {
        let page = format!("<?xml version='1.0'?><html><head>{empty}</head><body><p>Le 3 mai à 9h30</p></body></html>");
        assert_eq!(read_text(&page).trim(), "Le 3 mai à 9h30", "{empty}");
    }
}

#[test]
fn notes_are_text_and_what_runs_along_pages_is_not() {
    let text = "Le 3 mai à 9h30, Anne Roux parle des ponts, de la rivière et des moulins de la vallée.";
    for opening in ["<aside epub:type=footnote>", "<aside role=doc-footnote>", "<section class=footer role='doc-endnotes'>"] {
        assert!(read_text(&format!("<body><p>{text}</p>{opening}<p>Sur inscription.</p>")).contains("Sur inscription."), "{opening}");
    }
    for opening in ["<aside>", "<div title=header>", "<div title=footer>"] {
        assert!(!read_text(&format!("<body><p>{text}</p>{opening}<p>Ponts du 3 mai</p>")).contains("Ponts du"), "{opening}");
    }
}

#[test]
fn a_large_cut_is_told() {
    let menu: String = (0..40).map(|number| format!("<li><a href=/{number}>Rubrique numéro {number}</a></li>")).collect();
    let source = format!("<body><nav><ul>{menu}</ul></nav><p>Le 3 mai à 9h30, Anne Roux parle des ponts.</p>");
    let read = read(source.as_bytes(), None).expect("readable");
    assert_eq!(read.text.trim(), "Le 3 mai à 9h30, Anne Roux parle des ponts.");
    assert_eq!(read.warnings.len(), 1, "{:?}", read.warnings);
}

#[test]
fn declared_encodings_are_respected_unless_they_cannot_be() {
    let latin = b"<html><meta charset=iso-8859-15><p>c\xBDur d\xE9j\xE0 \xA4".as_slice();
    let told = read(latin, None).expect("readable");
    assert_eq!((told.encoding.as_ref(), told.text.trim()), ("ISO-8859-15", "cœur déjà €"));
    let wrong = "<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>déjà".as_bytes();
    let told = read(wrong, None).expect("readable");
    assert_eq!((told.encoding.as_ref(), told.text.trim(), told.warnings.len()), ("UTF-8", "déjà", 1));
    let wrong = b"<html><meta charset=utf-8><p>d\xE9j\xE0 vu".as_slice();
    let told = read(wrong, None).expect("readable");
    assert_eq!((told.encoding.as_ref(), told.text.trim()), ("windows-1252", "déjà vu"));
}

#[test]
fn hostile_pages_take_linear_time() {
    for pattern in [
        "<b>",
        "<div>",
        "<p><b>",
        "<table><td>",
        "<ul><li>",
        "<a href=x>",
        "<a href=x>a<div>",
        "<h1>",
        "<nav>",
        "<span class=a>",
        "<b id=1><i><p>",
        "<svg>",
        "<button>",
        "<",
        "&",
        "</p>",
        "<br>",
        "<form><select><option>",
    ] {
        let source = format!("<html><body>Un{}deux", pattern.repeat(600_000 / pattern.len()));
        let text = read_text(&source);
        assert!(text.contains("Un"), "{pattern}");
    }
    let line = "Anne Roux, maire de Lyon = élue ; ".repeat(60_000);
    assert_eq!(read_text(&format!("<p>{line}</p>")).trim(), line.trim());
    let numbered: String = (0..40_000).map(|number| format!("<b id={number}>")).collect();
    read_text(&format!("<p>{numbered}{}", "<p>x".repeat(40_000)));
    let attributes: String = (0..100_000).map(|number| format!(" a{number}=1")).collect();
    assert_eq!(read_text(&format!("<p{attributes}>un</p><p>deux</p>")), "un\n\ndeux\n");
}
