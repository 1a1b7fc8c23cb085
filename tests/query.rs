//! Questions to a small index of records made by hand.

use std::path::{Path, PathBuf};

use estrade::index::{Reader, Unit, Writer};
use estrade::query::{
    DayRange, Directory, KwicOptions, KwicOrder, SearchOptions, WhoFilter, explain, facets, kwic, like, search, themes, version_groups, who,
};
use estrade::record::{Part, Record, SessionKind};
use serde_json::{Value, json};

struct Index {
    folder: tempfile::TempDir,
    writer: Writer,
    documents: usize,
}

impl Index {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let writer = Writer::open(folder.path(), "0", 1).expect("an index");
        Index { folder, writer, documents: 0 }
    }

    fn add(&mut self, text: &str, facts: Value) {
        self.documents += 1;
        let path = format!("{}.txt", self.documents);
        let mut record = json!({
            "document": {"id": format!("{:016x}", self.documents), "path": path, "media_type": "text/plain", "sha256": "", "bytes": text.len(),
                         "language": {"code": "fr", "confidence": 1.0}, "warnings": []},
            "event": {"title": null, "dates": [], "places": [], "series": null},
            "sessions": [], "appearances": [], "organisations": [], "themes": [], "terms": []
        });
        for (key, value) in facts.as_object().into_iter().flatten() {
            record[key] = value.clone();
        }
        let record: Record = serde_json::from_value(record).expect("a record");
        self.writer.add(&record, text, &path).expect("added");
    }

    fn reader(&mut self) -> Reader {
        self.writer.commit().expect("committed");
        Reader::open(self.folder.path()).expect("a reader")
    }
}

fn paths(reader: &Reader, query: &str, unit: Unit) -> Vec<String> {
    let answer = search(reader, query, SearchOptions { unit, limit: 100 }).unwrap_or_else(|error| panic!("{query}: {error}"));
    assert_eq!(answer.total, answer.hits.len());
    let mut paths: Vec<String> = answer.hits.into_iter().map(|hit| hit.path.trim_end_matches(".txt").to_owned()).collect();
    paths.sort();
    paths
}

#[test]
fn words_meet_their_families() {
    let gold = std::env::var_os("ESTRADE_GOLD").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold"), PathBuf::from);
    let Ok(table) = std::fs::read_to_string(gold.join("search_fr.tsv")) else {
        eprintln!("skipped: no {}", gold.join("search_fr.tsv").display());
        return;
    };
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let mut index = Index::new();
    rows.iter().for_each(|row| index.add(row[1], json!({})));
    let reader = index.reader();
    let wrong: Vec<&Vec<&str>> = rows
        .iter()
        .enumerate()
        .filter(|(number, row)| paths(&reader, row[0], Unit::Document).contains(&(number + 1).to_string()) != (row[2] == "yes"))
        .map(|(_, row)| row)
        .collect();
    assert!(rows.len() >= 28 && wrong.is_empty(), "{wrong:#?}");
}

const LILLE: &str = "Assises du numérique, Lille, 9 septembre 2021\n9h Table ronde : Territoires connectés\n\
    Muriel BARNEOUD, directrice de l’engagement, Groupe La Poste\nUn représentant de la Banque des Territoires\n\
    11h Atelier : Tiers-lieux ruraux, animé par Jean-Marc Lemaire, maire d’Albi\n";

fn appearance(session: u32, text: &str, person: Option<&str>, role: Option<&str>, organisation: Option<&str>, part: &str) -> Value {
    let start = LILLE.find(text).expect(text);
    let span = [start, start + text.len()];
    json!({"session": session, "part": part, "status": "confirmed", "remote": false,
           "person": person.map(|name| json!({"name": name, "given": null, "family": null, "title": null, "gender": "unknown", "span": span})),
           "affiliations": [{"role": role, "organisation": organisation, "rule": "t"}], "talk": null, "span": span, "rule": "t"})
}

fn lille() -> Value {
    let (first, second) = (LILLE.find("9h").expect("a session"), LILLE.find("11h").expect("a session"));
    json!({
        "event": {"title": {"text": "Assises du numérique", "span": [0, 21], "rule": "t"}, "series": null,
                  "dates": [{"date": "2021-09-09", "text": "", "span": [0, 0], "rule": "t"}],
                  "places": [{"name": "Lille", "kind": "commune", "code": null, "span": [0, 0], "rule": "t"}]},
        "sessions": [
            {"id": 0, "parent": null, "date": null, "start": "09:00", "end": null, "kind": "round_table", "label": "Table ronde",
             "title": "Territoires connectés", "status": "confirmed", "place": null, "themes": ["territoires-intelligents"], "span": [first, second], "rule": "t"},
            {"id": 1, "parent": null, "date": null, "start": "11:00", "end": null, "kind": "workshop", "label": "Atelier",
             "title": "Tiers-lieux ruraux", "status": "confirmed", "place": "Salle 2", "themes": [], "span": [second, LILLE.len()], "rule": "t"}],
        "appearances": [
            appearance(0, "Muriel BARNEOUD", Some("Muriel BARNEOUD"), Some("directrice de l’engagement"), Some("Groupe La Poste"), "speaker"),
            appearance(0, "Un représentant de la Banque des Territoires", None, Some("représentant"), Some("Banque des Territoires"), "speaker"),
            appearance(1, "Jean-Marc Lemaire, maire d’Albi", Some("Jean-Marc Lemaire"), Some("maire"), Some("Albi"), "moderator")],
        "organisations": [{"name": "Caisse des dépôts", "acronym": "CDC", "kind": "bank", "mentions": [], "rule": "t"}],
        "themes": [{"id": "territoires-intelligents", "label": "", "score": 1.0, "mentions": []}],
    })
}

fn two_documents() -> (Index, Reader) {
    let mut index = Index::new();
    index.add(LILLE, lille());
    index.add(
        "Journée de l’eau\nMuriel Bernard parle de la rivière.\n",
        json!({"event": {"title": {"text": "Journée de l’eau", "span": [0, 17], "rule": "t"}, "series": null, "places": [],
                        "dates": [{"date": "2015-03", "text": "", "span": [0, 0], "rule": "t"}]},
               "themes": [{"id": "eau", "label": "", "score": 1.0, "mentions": []}]}),
    );
    let reader = index.reader();
    (index, reader)
}

#[test]
fn an_identifier_of_a_theme_means_this_theme() {
    let mut index = Index::new();
    for theme in ["sante", "sante-mentale"] {
        let text = format!("Journée {theme}\n");
        index.add(&text, json!({"themes": [{"id": theme, "label": "", "score": 1.0, "mentions": []}]}));
    }
    let reader = index.reader();
    for (query, expected) in [
        ("theme:sante", &["1"][..]),
        ("theme:santé", &["1"]),
        ("theme:\"santé mentale\"", &["2"]),
        ("theme:mentale", &["2"]),
        ("theme:sante OR theme:mentale", &["1", "2"]),
    ] {
        assert_eq!(paths(&reader, query, Unit::Document), expected, "{query}");
    }
}

#[test]
fn queries_find_what_they_say() {
    let (_index, reader) = two_documents();
    for (query, expected) in [
        ("territoire", &["1"][..]),
        ("rivières OR territoires", &["1", "2"]),
        ("muriel -rivière", &["1"]),
        ("-rivière", &["1"]),
        ("\"tiers lieu rural\"", &["1"]),
        ("tierslieux", &["1"]),
        ("terri*", &["1"]),
        ("\"tiers-l*\" OR tiers-l*", &["1"]),
        ("rivi\u{e9}re~1", &["2"]),
        ("intervenant:\"Barnéoud Muriel\"", &["1"]),
        ("speaker:lemaire", &["1"]),
        ("intervenant:lemairre~1", &["1"]),
        ("organisation:CDC", &["1"]),
        ("org:\"banque des territoires\"", &["1"]),
        ("role:directeur", &["1"]),
        ("type:table-ronde", &["1"]),
        ("lieu:(Arras OR Lille)", &["1"]),
        ("date:2015..2021", &["1", "2"]),
        ("date:2015-03-31", &["2"]),
        ("date:2016..", &["1"]),
        ("theme:intelligents", &["1"]),
        ("theme:eau", &["2"]),
        ("theme:inconnu", &[]),
        ("part:modérateur", &["1"]),
        ("titre:eau", &["2"]),
        ("exact:territoires", &["1"]),
        ("exact:territoire", &[]),
        ("exact:journée", &["2"]),
        ("exact:journee", &["2"]),
        ("langue:français", &["1", "2"]),
        ("le territoire", &["1"]),
    ] {
        assert_eq!(paths(&reader, query, Unit::Document), expected, "{query}");
    }
    assert_eq!(paths(&reader, "tiers-lieu", Unit::Session), ["1"]);
    assert_eq!(paths(&reader, "org:\"la poste\" type:table-ronde", Unit::Appearance), ["1"]);
    for (query, message) in
        [("type:tabl-ronde", "did you mean “table ronde”?"), ("date:hier", "write 2021"), ("le de", "not indexed"), ("part:x", "no part")]
    {
        let error = search(&reader, query, SearchOptions { unit: Unit::Document, limit: 1 }).expect_err(query).to_string();
        assert!(error.contains(message), "{query}: {error}");
    }
}

#[test]
fn hits_show_what_was_found() {
    let (_index, reader) = two_documents();
    let answer = search(&reader, "territoires", SearchOptions { unit: Unit::Session, limit: 1 }).expect("an answer");
    let hit = &answer.hits[0];
    let found: Vec<&str> = hit.snippet.highlights.iter().map(|[from, to]| &hit.snippet.text[*from..*to]).collect();
    assert_eq!(found, ["Territoires", "Territoires"]);
    assert_eq!(hit.snippet.span.of(LILLE).replace('\n', " "), hit.snippet.text);
    assert_eq!(hit.session.as_ref().and_then(|session| session.start.as_deref()), Some("09:00"));
    assert_eq!(hit.dates, ["2021-09-09"]);
}

#[test]
fn who_spoke_where() {
    let (_index, reader) = two_documents();
    let named = |name: &str| WhoFilter { name: Some(name.to_owned()), ..WhoFilter::default() };
    let people = |filter: &WhoFilter| -> Vec<String> {
        let rows = who(&reader, &Directory::default(), filter).expect("an answer").rows;
        rows.into_iter().map(|row| row.person.unwrap_or_else(|| "?".into())).collect()
    };
    for name in ["Muriel Barnéoud", "BARNEOUD Muriel", "barneoud", "Barnéou", "muriel"] {
        assert_eq!(people(&named(name)), ["Muriel BARNEOUD"], "{name}");
    }
    assert_eq!(people(&named("Jean Marc Lemaire")), ["Jean-Marc Lemaire"]);
    assert_eq!(people(&named("Jaen")), [""; 0]);
    assert!(who(&reader, &Directory::default(), &named("Barnéou")).expect("an answer").similar);
    assert!(who(&reader, &Directory::default(), &named("!")).is_err());

    let day = |text: &str| DayRange::parse(text).expect("a range");
    let all = WhoFilter::default();
    for (filter, expected) in [
        (WhoFilter { organisation: Some("Banque des Territoires".into()), ..all.clone() }, &["?"][..]),
        (WhoFilter { organisation: Some("la poste".into()), ..all.clone() }, &["Muriel BARNEOUD"]),
        (WhoFilter { role: Some("directeurs".into()), ..all.clone() }, &["Muriel BARNEOUD"]),
        (WhoFilter { place: Some("salle 2".into()), ..all.clone() }, &["Jean-Marc Lemaire"]),
        (WhoFilter { kind: Some(SessionKind::RoundTable), ..all.clone() }, &["Muriel BARNEOUD", "?"]),
        (WhoFilter { part: Some(Part::Moderator), ..all.clone() }, &["Jean-Marc Lemaire"]),
        (
            WhoFilter { days: day("2021"), theme: Some("territoires-intelligents".into()), ..all.clone() },
            &["Muriel BARNEOUD", "?", "Jean-Marc Lemaire"],
        ),
        (WhoFilter { days: day("..2020"), ..all.clone() }, &[]),
        (all, &["Muriel BARNEOUD", "?", "Jean-Marc Lemaire"]),
    ] {
        assert_eq!(people(&filter), expected, "{filter:?}");
    }
    let row = who(&reader, &Directory::default(), &named("Lemaire")).expect("an answer").rows.remove(0);
    assert_eq!((row.session.as_deref(), row.start.as_deref()), (Some("Tiers-lieux ruraux"), Some("11:00")));
    assert_eq!((row.places.join(","), row.dates.join(",")), ("Lille,Salle 2".into(), "2021-09-09".into()));
}

#[test]
fn words_in_their_contexts() {
    let (_index, reader) = two_documents();
    let lines = |pattern: &str| -> Vec<String> {
        let answer = kwic(&reader, pattern, KwicOptions { context: 20, limit: 10, order: KwicOrder::Date })
            .unwrap_or_else(|error| panic!("{pattern}: {error}"));
        answer.lines.iter().map(|line| format!("{}[{}]{}", line.left, line.found, line.right)).collect()
    };
    assert_eq!(lines("territoire"), ["9h Table ronde :[Territoires]connectés Muriel", "de la Banque des[Territoires]11h Atelier :"]);
    assert_eq!(lines("\"tiers lieu\""), ["11h Atelier :[Tiers-lieux]ruraux, animé par"]);
    assert_eq!(lines("banque territoires"), Vec::<String>::new());
    assert_eq!(lines("rivi*"), ["Bernard parle de la[rivière]."]);
    let answer = kwic(&reader, "ruraux", KwicOptions { context: 20, limit: 10, order: KwicOrder::Date }).expect("an answer");
    assert_eq!(answer.lines[0].session.as_deref(), Some("Tiers-lieux ruraux"));
    assert!(kwic(&reader, "lieu:Lille", KwicOptions { context: 20, limit: 10, order: KwicOrder::Date }).is_err());
}

#[test]
fn contexts_are_sorted_by_what_stands_beside() {
    let mut index = Index::new();
    index.add("une ville verte, la ville bleue, chaque ville active", json!({}));
    let reader = index.reader();
    let lines = |order| -> Vec<String> {
        let answer = kwic(&reader, "ville", KwicOptions { context: 8, limit: 10, order }).expect("an answer");
        answer
            .lines
            .iter()
            .map(|line| {
                format!("{}|{}", line.left.split(' ').next_back().unwrap_or_default(), line.right.split(',').next().unwrap_or_default())
            })
            .collect()
    };
    assert_eq!(lines(KwicOrder::Date), ["une|verte", "la|bleue", "chaque|active"]);
    assert_eq!(lines(KwicOrder::Right), ["chaque|active", "la|bleue", "une|verte"]);
    assert_eq!(lines(KwicOrder::Left), ["chaque|active", "la|bleue", "une|verte"]);
}

#[test]
fn facets_count_under_the_query() {
    let (_index, reader) = two_documents();
    let counted = |query: &str, unit: Unit, name: &str| -> Vec<String> {
        let facets = facets(&reader, query, unit, &[name.to_owned()]).expect("an answer");
        facets[0].values.iter().map(|row| format!("{} {}", row.value, row.count)).collect()
    };
    assert_eq!(counted("date:2010..", Unit::Document, "year"), ["2015 1", "2021 1"]);
    assert_eq!(counted("territoires", Unit::Document, "year"), ["2021 1"]);
    assert_eq!(counted("territoires", Unit::Document, "type"), ["round_table 1", "workshop 1"]);
    assert_eq!(counted("lieu:Lille", Unit::Appearance, "part"), ["speaker 2", "moderator 1"]);
    assert_eq!(counted("lieu:Lille part:speaker", Unit::Appearance, "part"), ["speaker 2"]);
    assert_eq!(counted("-rivière", Unit::Document, "theme"), ["territoires-intelligents 1"]);
    let error = facets(&reader, "eau", Unit::Document, &["yaer".to_owned()]).expect_err("no such facet").to_string();
    assert!(error.contains("“yaer”") && error.contains("did you mean “year”?"), "{error}");
}

#[test]
fn themes_by_year() {
    let (_index, reader) = two_documents();
    let rows = themes(&reader, None).expect("an answer");
    let shown: Vec<(&str, usize, Vec<i64>)> =
        rows.iter().map(|row| (row.theme.as_str(), row.documents, row.years.keys().copied().collect())).collect();
    assert_eq!(shown, [("eau", 1, vec![2015]), ("territoires-intelligents", 1, vec![2021])]);
}

#[test]
fn a_second_writer_is_refused_and_readers_are_not() {
    let (index, reader) = two_documents();
    let error = Writer::open(index.folder.path(), "0", 1).err().expect("refused").to_string();
    assert!(error.contains("another estrade is writing"), "{error}");
    assert_eq!(paths(&reader, "rivière", Unit::Document), ["2"]);
    drop(index.writer);
    let error = Writer::open(index.folder.path(), "other", 1).err().expect("refused").to_string();
    assert!(error.contains("estrade build --rebuild"), "{error}");
}

#[test]
fn an_index_of_another_schema_is_refused() {
    let (index, _) = two_documents();
    drop(index.writer);
    let meta = index.folder.path().join("meta.json");
    let text = std::fs::read_to_string(&meta).expect("meta.json");
    let of_now = |name: &str, value: &str| format!("\\\"{name}\\\":\\\"{value}\\\"");
    let extraction = estrade::index::EXTRACTION_VERSION;
    let schema = format!("{{\\\"schema\\\":{},", estrade::index::SCHEMA_VERSION);
    for (now, then, message) in [
        (schema.clone(), "{\\\"schema\\\":0,".to_owned(), "by an older estrade"),
        (schema, "{\\\"schema\\\":99,".to_owned(), "by a newer estrade"),
        (of_now("extraction", extraction), of_now("extraction", "0"), "by another version of the extraction"),
        (of_now("built_in", estrade::lexicon::built_in_version()), of_now("built_in", "0"), "with other lexicons"),
    ] {
        assert!(text.contains(&now), "{now} in {text}");
        std::fs::write(&meta, text.replace(&now, &then)).expect("written");
        let error = Reader::open(index.folder.path()).err().expect("refused").to_string();
        assert!(error.contains(message) && error.contains("estrade build --rebuild --index"), "{error}");
    }
    assert!(Reader::open(&index.folder.path().join("none")).err().expect("refused").to_string().contains("estrade build"));
}

#[test]
fn names_bear_a_wrong_letter_and_codes_do_not() {
    let (_index, reader) = two_documents();
    for (query, expected) in [
        ("intervenant:barneod", &["1"][..]),
        ("intervenant:\"Barnéoud Muriell\"", &["1"]),
        ("intervenant:\"Lemaire Jean-Marc\"", &["1"]),
        ("organisation:\"Banque des Territoirs\"", &["1"]),
        ("lieu:Lile", &[]),
        ("lemairre territoires", &["1"]),
        ("organisation:CDX", &[]),
        ("organisation:CDCX", &[]),
        ("territoirs", &[]),
    ] {
        assert_eq!(paths(&reader, query, Unit::Document), expected, "{query}");
    }
    let answer = search(&reader, "intervenant:barneod", SearchOptions { unit: Unit::Appearance, limit: 10 }).expect("an answer");
    assert_eq!(answer.similar, ["barneod"]);
}

#[test]
fn a_query_is_explained() {
    let (_index, reader) = two_documents();
    let explained = explain(&reader, "territoire (lieu:Lille OR -rivière)", Unit::Document, 10).expect("an answer");
    let lines: Vec<String> = explained.understood.iter().map(|line| format!("{}{}", " ".repeat(line.depth), line.text)).collect();
    let expected = ["all of", " title or text: territoire", " any of", "  lieu: Lille", "  without", "   title or text: rivière"];
    assert_eq!(lines, expected);
    assert_eq!(explained.understood[1].written, ["Territoires 1"]);
    let hit = &explained.hits[0];
    let sum: f32 = hit.parts.iter().map(|(_, score)| score).sum();
    assert!((sum - hit.score).abs() < 0.001 && hit.score > 0.0, "{explained:?}");
}

/// Words that no two of the texts below share by chance.
fn long_text(name: &str, from: usize, to: usize) -> String {
    let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
    (from..to).map(|number| format!("{name}{}{}mot ", letter(number), letter(number / 26))).collect()
}

#[test]
fn versions_and_similar_documents() {
    let mut index = Index::new();
    let dated = |day: &str| json!({"event": {"title": null, "series": null, "places": [], "dates": [{"date": day, "text": "", "span": [0, 0], "rule": "t"}]}});
    let text = long_text("a", 0, 300);
    index.add(&text, dated("2021-09-09"));
    index.add(&format!("{text} Avec une intervenante de plus."), dated("2021-09-09"));
    let turned: Vec<&str> = text.split_whitespace().rev().collect();
    index.add(&turned.join(" "), dated("2022-09-08"));
    index.add(&long_text("c", 0, 300), dated("2021-09-09"));
    index.add(&long_text("d", 0, 200), json!({}));
    let reader = index.reader();
    let groups = version_groups(&reader).expect("an answer");
    let paths: Vec<&str> = groups.iter().flat_map(|group| &group.versions).map(|version| version.path.as_str()).collect();
    assert_eq!(paths, ["1.txt", "2.txt"]);
    assert!(groups[0].versions[1].share > 0.8);
    let hits = search(&reader, "intervenante", SearchOptions { unit: Unit::Document, limit: 1 }).expect("an answer").hits;
    assert_eq!(hits[0].versions[0].path, "1.txt");
    let stored = reader.document_at("1.txt").expect("an answer").expect("a document");
    let options = SearchOptions { unit: Unit::Document, limit: 10 };
    let like_it = |query| -> Vec<String> {
        like(&reader, &stored, query, options).expect("an answer").hits.into_iter().map(|hit| hit.path).collect()
    };
    assert_eq!(like_it(None)[..2], ["2.txt", "3.txt"]);
    assert!(!like_it(None).contains(&"4.txt".to_owned()));
    assert_eq!(like_it(Some("date:2022")), ["3.txt"]);
}

#[test]
fn concordances_of_words_as_written_and_with_gaps() {
    let mut index = Index::new();
    index.add("Le marché couvert. La marche du Pôle, un pôle. La gestion durable des forêts, la gestion des forêts.", json!({}));
    let reader = index.reader();
    let found = |pattern: &str| -> Vec<String> {
        let options = KwicOptions { context: 20, limit: 10, order: KwicOrder::Date };
        kwic(&reader, pattern, options).expect("an answer").lines.into_iter().map(|line| line.found).collect()
    };
    assert_eq!(found("marché"), ["marché"]);
    assert_eq!(found("marche"), ["marché", "marche"]);
    assert_eq!(found("exact:Pôle"), ["Pôle"]);
    assert_eq!(found("exact:pole"), ["Pôle", "pôle"]);
    assert_eq!(found("\"gestion des forêts\""), ["gestion des forêts"]);
    assert_eq!(found("\"gestion des forêts\"~1"), ["gestion durable des forêts", "gestion des forêts"]);
    assert_eq!(found("forê*"), ["forêts", "forêts"]);
    assert_eq!(found("gestoin~1"), ["gestion", "gestion"]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]
    #[test]
    fn no_question_panics(queries in proptest::collection::vec("[-a-zéA-Z\"«»()*~:.0-9 '’œ\u{301}🎉]{0,40}|[a-z]{1,3}:[a-zé*~\"]{0,8}", 20)) {
        let (_index, reader) = two_documents();
        for query in queries {
            for unit in Unit::ALL {
                let _ = search(&reader, &query, SearchOptions { unit, limit: 3 });
            }
            let _ = explain(&reader, &query, Unit::Document, 3);
            let _ = kwic(&reader, &query, KwicOptions { context: 10, limit: 3, order: KwicOrder::Left });
        }
    }
}
