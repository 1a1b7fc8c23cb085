//! What a page shows below a command that traces themes is what the command prints, and its figures are those that it draws.
//!
//! `just pages` writes the pages and their figures anew.

use std::path::Path;

use assert_cmd::Command;

const PAGES: [&str; 2] = ["docs/tracing-a-theme.md", "README.md"];
/// The figures of the pages, with the arguments that draw them.
const FIGURES: [(&str, &[&str]); 4] = [
    ("themes-by-year.svg", &["themes", "--by", "year"]),
    ("health-over-time.svg", &["themes", "sante", "--by", "year"]),
    ("health-by-role.svg", &["themes", "sante", "--by", "role"]),
    ("network-of-themes.svg", &["network", "--of", "themes", "--communities"]),
];
/// Letters of a line that a page has room for; longer lines are cut.
const WIDE: usize = 150;

fn estrade(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::cargo_bin("estrade").expect("built").current_dir(folder).args(arguments).output().expect("run");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The words of a command line, of which none has a space.
fn arguments(command: &str) -> Vec<&str> {
    command.split_whitespace().skip(1).map(|word| word.trim_matches('\'')).collect()
}

/// A table as the page shows it; notes are not cut.
fn shown(table: &str) -> String {
    let (rows, notes) = table.split_once("\n\n").unwrap_or((table, ""));
    let cut = |line: &str| {
        let letters: Vec<char> = line.trim_end().chars().collect();
        let line: String = letters[..letters.len().min(WIDE)].iter().collect();
        if letters.len() > WIDE { format!("{}…\n", line.trim_end()) } else { line + "\n" }
    };
    format!("{}\n{notes}", rows.lines().map(cut).collect::<String>())
}

/// The page with its answers as the commands give them in a folder with an index.
fn answered(page: &str, folder: &Path) -> String {
    let mut written = String::new();
    let mut command = "";
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        written += &format!("{line}\n");
        if line.starts_with("estrade ") {
            command = line;
        }
        if line == "```text" && ["estrade themes", "estrade terms"].iter().any(|traced| command.starts_with(traced)) {
            let table = estrade(folder, &[&arguments(command)[..], &["--format", "table"]].concat());
            written += &shown(&table);
            while lines.peek().is_some_and(|line| *line != "```") {
                lines.next();
            }
        }
    }
    written
}

#[test]
fn the_pages_show_what_the_commands_print() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("corpus")).expect("made");
    for file in std::fs::read_dir("corpus").expect("the corpus").map(|file| file.expect("a file").path()) {
        std::fs::copy(&file, folder.path().join("corpus").join(file.file_name().expect("a name"))).expect("copied");
    }
    estrade(folder.path(), &["build"]);
    let is_asked = std::env::var_os("ESTRADE_PAGES").is_some();
    for (name, arguments) in FIGURES {
        estrade(folder.path(), &[arguments, &["--plot", name]].concat());
        let drawn = std::fs::read_to_string(folder.path().join(name)).expect("a figure");
        let kept = Path::new("docs/figures").join(name);
        if is_asked {
            std::fs::write(&kept, drawn).expect("written");
        } else {
            assert!(std::fs::read_to_string(&kept).expect("kept") == drawn, "{name} has changed: just pages");
        }
    }
    for name in PAGES {
        let page = std::fs::read_to_string(name).expect("the page");
        let answered = answered(&page, folder.path());
        if is_asked {
            std::fs::write(name, answered).expect("written");
            continue;
        }
        for (kept, now) in page.lines().zip(answered.lines()) {
            assert_eq!(kept, now, "{name} has changed: just pages");
        }
        assert_eq!(page, answered);
    }
}
