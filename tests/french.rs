//! French as it is typed and as it is written: each pair of `french.tsv` through an index.

use estrade::index::{Reader, Unit, Writer};
use estrade::query::{SearchOptions, search};
use serde_json::json;

#[test]
fn queries_find_what_is_meant() {
    let rows: Vec<Vec<&str>> =
        include_str!("french.tsv").lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect()).collect();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut writer = Writer::open(folder.path(), "0", 1).expect("an index");
    for (number, row) in rows.iter().enumerate() {
        let record = json!({
            "document": {"id": format!("{number:016x}"), "path": number.to_string(), "media_type": "text/plain", "sha256": "", "bytes": row[1].len(),
                         "language": {"code": "fr", "confidence": 1.0}, "warnings": []},
            "event": {"title": null, "dates": [], "places": [], "series": null},
            "sessions": [], "appearances": [], "organisations": [], "themes": [], "terms": []
        });
        let record = serde_json::from_value(record).expect("a record");
        writer.add(&record, &row[1].replace("\\n", "\n"), &number.to_string()).expect("added");
    }
    writer.commit().expect("committed");
    let reader = Reader::open(folder.path()).expect("a reader");
    let finds = |query: &str, number: usize| {
        let options = SearchOptions { unit: Unit::Document, limit: 1000 };
        let answer = search(&reader, query, options).unwrap_or_else(|error| panic!("{query}: {error}"));
        answer.hits.iter().any(|hit| hit.path == number.to_string())
    };
    let wrong = rows.iter().enumerate().filter(|(number, row)| finds(row[0], *number) != (row[2] == "yes"));
    let wrong: Vec<String> = wrong.map(|(_, row)| row.join(" | ")).collect();
    assert!(rows.len() > 250 && wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
