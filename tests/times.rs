//! Spellings of times and dates, and what only looks like one: each stands in a small programme that the whole extraction
//! reads. The table `files/times.tsv` is ours; the one beside the reference annotations (`ESTRADE_GOLD`, default
//! `../shared/gold`) is read where it is there.

use std::path::{Path, PathBuf};

use estrade::extract::extract;
use estrade::lexicon::Lexicon;
use estrade::read::ReadText;
use estrade::record::Record;

fn record(text: String, lexicon: &Lexicon) -> Record {
    extract(&ReadText { text, ..ReadText::default() }, lexicon)
}

/// "09:30-10:45", "18:00-", "-17:00" of the item that begins with these words.
fn time_of(text: &str, lexicon: &Lexicon) -> String {
    let programme = format!(
        "Colloque « Habiter »\nLyon, 4 mars 2022\n\n{text} Ouverture\nLise Duval, présidente\n\n23h15 Clôture\nPaul Tessier, directeur\n"
    );
    let record = record(programme, lexicon);
    let shown = |time: Option<estrade::record::ClockTime>| time.map(|t| t.to_string()).unwrap_or_default();
    record.sessions.first().map(|s| format!("{}-{}", shown(s.start), shown(s.end))).unwrap_or_default()
}

/// The days of an event whose head holds these words, and the times of its items.
fn days_of(text: &str, lexicon: &Lexicon) -> (String, Vec<String>) {
    let programme =
        format!("Colloque « Habiter »\nLyon, {text}\n\n9h15 Ouverture\nLise Duval, présidente\n\n23h15 Clôture\nPaul Tessier, directeur\n");
    let record = record(programme, lexicon);
    let days: Vec<String> = record.event.dates.iter().map(|d| d.date.to_string()).collect();
    (days.join(" "), record.sessions.iter().filter_map(|s| s.start).map(|t| t.to_string()).collect())
}

/// Whether a value is a month without a day or a season, which are no days of an event.
fn is_no_day(value: &str) -> bool {
    let parts: Vec<&str> = value.split('/').collect();
    let month = |day: &str| day.get(5..7).and_then(|m| m.parse::<i32>().ok()).unwrap_or_default();
    parts.iter().any(|day| day.len() < 10) || parts.len() == 2 && month(parts[1]) - month(parts[0]) > 1
}

fn check(table: &Path, lexicon: &Lexicon) {
    let rows = std::fs::read_to_string(table).unwrap_or_else(|e| panic!("{}: {e}", table.display()));
    let mut wrong = Vec::new();
    for row in rows.lines().filter(|row| !row.starts_with('#') && !row.is_empty()).skip(1) {
        let (text, value) = row.split_once('\t').unwrap_or_else(|| panic!("{row}: text and value, with a tab between"));
        let only_where_expected = value.contains("only where");
        let value = value.split(" (").next().unwrap_or(value);
        let items = ["09:15", "23:15"];
        let expected = if value.starts_with("no ") || value.starts_with("publication") {
            (days_of(text, lexicon) == (String::new(), items.map(str::to_owned).to_vec())).then_some(())
        } else if value.contains(':') {
            let found = time_of(text, lexicon);
            (found == value || found.trim_end_matches('-') == value).then_some(())
        } else {
            let (days, times) = days_of(text, lexicon);
            let none = is_no_day(value) || only_where_expected && days.is_empty();
            ((days == value || none && days.is_empty()) && times == items).then_some(())
        };
        if expected.is_none() {
            wrong.push(format!("{text}: {} or {:?}, not {value}", time_of(text, lexicon), days_of(text, lexicon)));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", table.display(), wrong.join("\n"));
}

#[test]
fn spellings_of_times_and_dates() {
    let lexicon = Lexicon::load(None).expect("the lexicons are built in");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    check(&root.join("tests/files/times.tsv"), &lexicon);
    let shared = std::env::var_os("ESTRADE_GOLD").map_or_else(|| root.join("../shared/gold"), PathBuf::from).join("times.tsv");
    if shared.is_file() {
        check(&shared, &lexicon);
    }
}
