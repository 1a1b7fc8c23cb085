//! The columns of lexicon files: cells by the name of their column, and the closed lists of words that some columns hold.

pub const SESSION_KINDS: &[&str] = &[
    "welcome",
    "opening",
    "keynote",
    "talk",
    "plenary",
    "round_table",
    "workshop",
    "session",
    "break",
    "meal",
    "visit",
    "ceremony",
    "general_assembly",
    "exhibition",
    "performance",
    "closing",
    "other",
];

pub const BODY_KINDS: &[&str] = &[
    "ministry",
    "state_agency",
    "local_authority",
    "intercommunality",
    "association",
    "federation",
    "union",
    "company",
    "bank",
    "university",
    "school",
    "laboratory",
    "research_body",
    "hospital",
    "health_agency",
    "court",
    "bar",
    "chamber",
    "foundation",
    "museum",
    "library",
    "theatre",
    "performing_company",
    "media",
    "publisher",
    "party",
    "church",
    "army",
    "police",
    "international",
    "think_tank",
    "cluster",
    "cooperative",
    "learned_society",
    "sports_club",
    "other",
];

/// Position in a closed list, counted from 1.
fn code(list: &[&str], column: &str, name: &str) -> Result<u8, String> {
    list.iter().position(|x| *x == name).map(|i| i as u8 + 1).ok_or_else(|| unknown(column, name, list.iter().copied()))
}

/// The code of a kind of body.
pub fn body_kind(name: &str) -> Result<u8, String> {
    code(BODY_KINDS, "kind", name)
}

fn unknown<'a>(column: &str, found: &str, known: impl Iterator<Item = &'a str>) -> String {
    format!("“{found}” is no {column}; those are: {}", known.collect::<Vec<_>>().join(", "))
}

/// One row, its cells reached by column name.
pub struct Row<'a> {
    pub columns: &'a [&'a str],
    pub cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    pub fn get(&self, column: &str) -> &'a str {
        self.columns.iter().position(|c| *c == column).and_then(|i| self.cells.get(i)).copied().unwrap_or("").trim()
    }
    /// What the word in a column stands for.
    pub fn choose<T: Copy>(&self, column: &str, known: &[(&str, T)]) -> Result<T, String> {
        let found = self.get(column);
        let chosen = known.iter().find(|(word, _)| *word == found).map(|(_, stands)| *stands);
        chosen.ok_or_else(|| unknown(column, found, known.iter().map(|(word, _)| *word)))
    }

    /// The code of a kind of session.
    pub fn session_kind(&self) -> Result<u8, String> {
        code(SESSION_KINDS, "kind", self.get("kind"))
    }

    /// The code of a kind of body.
    pub fn body_kind(&self) -> Result<u8, String> {
        body_kind(self.get("kind"))
    }

    /// A number, 0 where the cell is empty.
    pub fn number<T: std::str::FromStr + Default>(&self, column: &str) -> Result<T, String> {
        match self.get(column) {
            "" => Ok(T::default()),
            cell => cell.parse().map_err(|_| format!("“{cell}” is no number, which {column} must be")),
        }
    }
}

/// The code of a kind of session by its name; 0 for none.
pub fn session_kind(name: &str) -> u8 {
    SESSION_KINDS.iter().position(|kind| *kind == name).map_or(0, |at| at as u8 + 1)
}
