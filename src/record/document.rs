//! Defines what a record says about the document itself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file that a record was made from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The first 16 hexadecimal digits of the digest: stable under renaming and moving.
    pub id: String,
    /// As given on the command line or found in the corpus; bytes that are not UTF-8 are shown as U+FFFD.
    pub path: String,
    pub media_type: MediaType,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: String,
    /// Size of the file.
    pub bytes: u64,
    /// Character encoding of the file as recognised, by its WHATWG name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    pub language: Language,
    /// What was repaired, cut or left unread.
    pub warnings: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum MediaType {
    #[default]
    #[serde(rename = "text/plain")]
    Text,
    #[serde(rename = "text/markdown")]
    Markdown,
    #[serde(rename = "text/html")]
    Html,
}

impl MediaType {
    pub fn name(self) -> &'static str {
        match self {
            MediaType::Text => "text/plain",
            MediaType::Markdown => "text/markdown",
            MediaType::Html => "text/html",
        }
    }
}

/// The main language of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Language {
    /// ISO 639-1 code where there is one, else ISO 639-3; `und` where the text is too short to tell.
    pub code: String,
    /// 0 to 1.
    pub confidence: f32,
}

impl Default for Language {
    fn default() -> Self {
        Language { code: "und".into(), confidence: 0.0 }
    }
}
