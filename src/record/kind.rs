//! The closed vocabularies of a record. Their JSON names are the ones of the annotation guidelines.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares an enum whose variants have one fixed name, used in JSON, in queries and in lexicon files.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant),+
        }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The variant with this name, if there is one.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

vocabulary! {
    /// What an item of a programme is.
    SessionKind {
        Welcome = "welcome",
        Opening = "opening",
        Keynote = "keynote",
        Talk = "talk",
        Plenary = "plenary",
        RoundTable = "round_table",
        Workshop = "workshop",
        Session = "session",
        Break = "break",
        Meal = "meal",
        Visit = "visit",
        Ceremony = "ceremony",
        GeneralAssembly = "general_assembly",
        Exhibition = "exhibition",
        Performance = "performance",
        Closing = "closing",
        Other = "other",
    }
}

vocabulary! {
    /// What somebody does in a session, or why a text names them.
    Part {
        Speaker = "speaker",
        Moderator = "moderator",
        /// Words or opinions reported in prose.
        Quoted = "quoted",
        Mentioned = "mentioned",
    }
}

vocabulary! {
    /// How sure the programme itself is.
    Status {
        Confirmed = "confirmed",
        /// Of a person: "sous réserve", "à confirmer", "pressenti".
        Tentative = "tentative",
        /// Of a session: still in preparation.
        Pending = "pending",
    }
}

vocabulary! {
    /// Gender as far as a given name, a title or the form of a function tells.
    Gender { Female = "female", Male = "male", Unknown = "unknown" }
}

vocabulary! {
    /// What a place is.
    PlaceKind { Commune = "commune", Venue = "venue", Departement = "departement", Region = "region", City = "city", Country = "country" }
}

vocabulary! {
    /// What a body is.
    OrganisationKind {
        Ministry = "ministry",
        StateAgency = "state_agency",
        LocalAuthority = "local_authority",
        Intercommunality = "intercommunality",
        Association = "association",
        Federation = "federation",
        Union = "union",
        Company = "company",
        Bank = "bank",
        University = "university",
        School = "school",
        Laboratory = "laboratory",
        ResearchBody = "research_body",
        Hospital = "hospital",
        HealthAgency = "health_agency",
        Court = "court",
        Bar = "bar",
        Chamber = "chamber",
        Foundation = "foundation",
        Museum = "museum",
        Library = "library",
        Theatre = "theatre",
        PerformingCompany = "performing_company",
        Media = "media",
        Publisher = "publisher",
        Party = "party",
        Church = "church",
        Army = "army",
        Police = "police",
        International = "international",
        ThinkTank = "think_tank",
        Cluster = "cluster",
        Cooperative = "cooperative",
        LearnedSociety = "learned_society",
        SportsClub = "sports_club",
        Other = "other",
    }
}
