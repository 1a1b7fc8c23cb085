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
    /// Where each page begins: byte offsets into the normalised text; empty where the format knows no pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<u32>,
}

/// The kinds of files that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum MediaType {
    #[default]
    #[serde(rename = "text/plain")]
    Text,
    #[serde(rename = "text/markdown")]
    Markdown,
    #[serde(rename = "text/html")]
    Html,
    #[serde(rename = "application/pdf")]
    Pdf,
    #[serde(rename = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    Docx,
    #[serde(rename = "application/vnd.oasis.opendocument.text")]
    Odt,
    #[serde(rename = "application/rtf")]
    Rtf,
    #[serde(rename = "application/epub+zip")]
    Epub,
    #[serde(rename = "message/rfc822")]
    Mail,
    /// A web page saved with its parts.
    #[serde(rename = "multipart/related")]
    Mhtml,
    /// A message as Outlook saves it.
    #[serde(rename = "application/vnd.ms-outlook")]
    Outlook,
    #[serde(rename = "text/calendar")]
    Calendar,
    /// A conference schedule as frab and pretalx export it.
    #[serde(rename = "application/xml")]
    ScheduleXml,
    /// The same as JSON.
    #[serde(rename = "application/json")]
    ScheduleJson,
}

impl MediaType {
    pub const ALL: [MediaType; 14] = [
        MediaType::Text,
        MediaType::Markdown,
        MediaType::Html,
        MediaType::Pdf,
        MediaType::Docx,
        MediaType::Odt,
        MediaType::Rtf,
        MediaType::Epub,
        MediaType::Mail,
        MediaType::Mhtml,
        MediaType::Outlook,
        MediaType::Calendar,
        MediaType::ScheduleXml,
        MediaType::ScheduleJson,
    ];

    pub fn name(self) -> &'static str {
        match self {
            MediaType::Text => "text/plain",
            MediaType::Markdown => "text/markdown",
            MediaType::Html => "text/html",
            MediaType::Pdf => "application/pdf",
            MediaType::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            MediaType::Odt => "application/vnd.oasis.opendocument.text",
            MediaType::Rtf => "application/rtf",
            MediaType::Epub => "application/epub+zip",
            MediaType::Mail => "message/rfc822",
            MediaType::Mhtml => "multipart/related",
            MediaType::Outlook => "application/vnd.ms-outlook",
            MediaType::Calendar => "text/calendar",
            MediaType::ScheduleXml => "application/xml",
            MediaType::ScheduleJson => "application/json",
        }
    }

    /// The type of a name, if it is one that is read.
    pub fn named(name: &str) -> Option<MediaType> {
        Self::ALL.into_iter().find(|media_type| media_type.name() == name)
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
