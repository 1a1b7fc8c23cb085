//! What a document is about: themes of the thesaurus with their evidence, and recurring terms.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Span;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Theme {
    pub id: String,
    pub label: String,
    /// 0 to 1: how likely a careful reader is to say that the event is about this theme.
    pub score: f32,
    pub mentions: Vec<Span>,
    /// The forms that speak for the theme, the weightiest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    #[serde(default)]
    pub rule: Cow<'static, str>,
}

/// A form of a theme in one kind of place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// As first written there, in lower case.
    pub form: String,
    pub zone: Zone,
    pub count: u32,
    /// What its mentions there add to the weight of the theme.
    pub weight: f32,
}

/// Where in a document a form stands, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// The title of the event.
    Title,
    /// The title of a session.
    SessionTitle,
    /// The title of a paper inside a session.
    TalkTitle,
    /// The first words of the document.
    Opening,
    /// What is said of the event before its programme.
    Presentation,
    /// Anywhere else.
    Text,
    /// The name of a body, or what is said of a person.
    People,
}

impl Zone {
    /// In words, for people.
    pub fn name(self) -> &'static str {
        match self {
            Zone::Title => "title",
            Zone::SessionTitle => "session title",
            Zone::TalkTitle => "talk title",
            Zone::Opening => "opening",
            Zone::Presentation => "presentation",
            Zone::Text => "text",
            Zone::People => "people",
        }
    }
}

/// A multi-word expression that the document repeats or puts into a title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Term {
    pub text: String,
    pub count: u32,
    /// C-value (Frantzi, Ananiadou and Mima 2000) within the document.
    pub score: f32,
    pub mentions: Vec<Span>,
    #[serde(default)]
    pub rule: Cow<'static, str>,
}
