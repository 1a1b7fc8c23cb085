//! The figures of `estrade evaluate` agree with those of the reference scorer, on records that are wrong in many ways.
//!
//! The reference scorer and its annotations stand outside the package (`ESTRADE_GOLD`, default `../shared/gold`);
//! without them or without Python the comparison is skipped with a message.

use std::path::{Path, PathBuf};
use std::process::Command;

use estrade::evaluate::{Grouping, evaluate, load_gold};
use estrade::record::Record;
use serde_json::{Value, json};

fn gold_folder() -> PathBuf {
    std::env::var_os("ESTRADE_GOLD").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold"), PathBuf::from)
}

/// A small deterministic source of chance (Knuth's MMIX constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }

    /// True once in `n` times.
    fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// One of the accepted readings, now and then changed.
fn written(value: &Value, chance: &mut Chance) -> Value {
    let one = match value {
        Value::Array(readings) => readings[chance.below(readings.len() as u64) as usize].clone(),
        other => other.clone(),
    };
    let Value::String(text) = &one else { return one };
    match chance.below(12) {
        0 => json!(text.to_uppercase()),
        1 => json!(format!("{text} de plus")),
        2 => json!(text.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")),
        3 => json!(format!("Les {text}")),
        4 => json!(text.split(" (").next()),
        5 => Value::Null,
        _ => one,
    }
}

fn session(id: usize, gold: &Value, chance: &mut Chance) -> Value {
    let time = |value: &Value, chance: &mut Chance| if chance.once_in(9) { json!("07:07") } else { value.clone() };
    json!({
        "id": id, "parent": null, "date": null, "start": time(&gold["start"], chance), "end": time(&gold["end"], chance),
        "kind": if chance.once_in(6) { json!("talk") } else { gold["kind"].clone() }, "label": null,
        "title": written(&gold["title"], chance), "status": "confirmed", "place": null, "themes": [], "span": [0, 0], "rule": ""
    })
}

fn appearance(gold: &Value, sessions: &[usize], chance: &mut Chance) -> Value {
    let there = gold["session"].as_u64().and_then(|index| sessions.iter().position(|old| *old as u64 == index));
    let there =
        if chance.once_in(8) { Some(chance.below(sessions.len().max(1) as u64) as usize).filter(|_| !sessions.is_empty()) } else { there };
    let name = gold["name"].as_str().map(|name| match chance.below(8) {
        0 => name.split_whitespace().rev().collect::<Vec<_>>().join(" ").to_uppercase(),
        1 => format!("{name} Junior"),
        _ => name.to_owned(),
    });
    let affiliations: Vec<Value> = gold["affiliations"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|a| json!({"role": written(&a["role"], chance), "organisation": written(&a["organisation"], chance), "rule": ""}))
        .collect();
    json!({
        "session": there, "part": if chance.once_in(7) { json!("moderator") } else { gold["part"].clone() },
        "status": if chance.once_in(9) { json!("tentative") } else { gold["status"].clone() }, "remote": chance.once_in(12),
        "person": name.map(|name| json!({"name": name, "given": null, "family": null, "title": null, "gender": "unknown", "span": [0, 0]})),
        "affiliations": affiliations, "talk": null, "span": [0, 0], "rule": ""
    })
}

/// A record that says what the annotation says, but for one fact in five.
fn wrong_record(id: &str, gold: &Value, chance: &mut Chance) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let event = &gold["event"];
    let kept: Vec<usize> = (0..list(&gold["sessions"]).len()).filter(|_| !chance.once_in(10)).collect();
    let sessions: Vec<Value> = kept.iter().enumerate().map(|(new, old)| session(new, &gold["sessions"][old], chance)).collect();
    let mut appearances: Vec<Value> = Vec::new();
    for person in list(&gold["people"]) {
        for _ in 0..chance.below(8).clamp(1, 2) {
            appearances.push(appearance(&person, &kept, chance));
        }
        if chance.once_in(9) {
            appearances.pop();
        }
    }
    let title = written(&event["title"], chance);
    let dates: Vec<Value> = list(&event["dates"])
        .iter()
        .filter(|_| !chance.once_in(6))
        .map(|date| json!({"date": date.as_str().map(|d| d.replace("--", "XXXX-")), "text": "", "span": [0, 0], "rule": ""}))
        .collect();
    let texts = |value: &Value, chance: &mut Chance| -> Vec<Value> {
        list(value).iter().map(|v| written(v, chance)).filter(Value::is_string).collect()
    };
    let places: Vec<Value> = texts(&event["places"], chance)
        .into_iter()
        .map(|name| json!({"name": name, "kind": "venue", "code": null, "span": [0, 0], "rule": ""}))
        .collect();
    let organisations: Vec<Value> = texts(&gold["organisations"], chance)
        .into_iter()
        .map(|name| json!({"name": name, "acronym": null, "kind": "other", "mentions": [], "rule": ""}))
        .collect();
    let mut themes: Vec<Value> = list(&gold["themes"]).into_iter().filter(|_| !chance.once_in(4)).collect();
    themes.extend(chance.once_in(3).then(|| json!("sport")));
    json!({
        "document": {"id": id, "path": format!("somewhere/{id}.txt"), "media_type": "text/plain", "sha256": "", "bytes": 0,
                     "language": {"code": "fr", "confidence": 1.0}, "warnings": []},
        "event": {"title": title.as_str().map(|text| json!({"text": text, "span": [0, 0], "rule": ""})), "dates": dates, "places": places, "series": null},
        "sessions": sessions, "appearances": appearances, "organisations": organisations,
        "themes": themes.into_iter().map(|id| json!({"id": id, "label": "", "score": 1.0, "mentions": []})).collect::<Vec<_>>(),
        "terms": []
    })
}

fn assert_same_figures(ours: &Value, theirs: &Value) {
    for (group, measures) in theirs.as_object().expect("groups") {
        for (measure, figures) in measures.as_object().into_iter().flatten() {
            for (figure, expected) in figures.as_object().expect("figures") {
                let (got, expected) = (ours[group][measure][figure].as_f64().expect("a number"), expected.as_f64().expect("a number"));
                assert!((got - expected).abs() < 0.0005, "{group}, {measure}, {figure}: {got} instead of {expected}");
            }
        }
    }
    assert_eq!(ours["documents"], theirs["documents"]);
    assert_eq!(ours["absent"], theirs["absent"]);
}

#[test]
fn figures_agree_with_the_reference_scorer() {
    let folder = gold_folder();
    let scorer = folder.join("score.py");
    let python = Command::new("python3").arg("--version").output();
    if !scorer.is_file() || !python.is_ok_and(|run| run.status.success()) {
        eprintln!("skipped: no {} or no python3", scorer.display());
        return;
    }
    for (set, seed) in [("dev", 1), ("dev", 2), ("seeds", 3)] {
        let golds = load_gold(&folder.join(set)).expect("gold annotations");
        let mut chance = Chance(seed);
        let mut records: Vec<Option<Record>> = Vec::new();
        let mut lines = String::new();
        for gold in &golds {
            let annotation = std::fs::read_to_string(folder.join(set).join(format!("{}.json", gold.id))).expect("an annotation");
            let annotation: Value = serde_json::from_str(&annotation).expect("JSON");
            let record = (!chance.once_in(9)).then(|| wrong_record(&gold.id, &annotation, &mut chance));
            lines.extend(record.iter().map(|record| format!("{record}\n")));
            records.push(record.map(|record| serde_json::from_value(record).expect("a record")));
        }
        let predictions = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(predictions.path(), lines).expect("written");
        let run = Command::new("python3")
            .arg(&scorer)
            .args([folder.join(set).as_os_str(), "--by".as_ref(), "domain".as_ref(), "--json".as_ref(), "--pred".as_ref()])
            .arg(predictions.path())
            .output()
            .expect("the scorer runs");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let theirs: Value = serde_json::from_slice(&run.stdout).expect("JSON");
        let report = evaluate(golds.iter().zip(records.iter().map(Option::as_ref)), Some(Grouping::Domain));
        assert!((0.3..0.9).contains(&report.tables[0].mean_f1()), "the records should be neither right nor all wrong");
        assert_same_figures(&serde_json::to_value(&report).expect("JSON"), &theirs);
    }
}
