//! Affiliations: which functions and bodies stand behind a name, and which function is held in which body.
//!
//! What follows a name is read part by part: a function reaches up to the preposition that leads to a body
//! (`directeur des études | de La Banque Postale`), a body without a function of its own belongs to the function before it.
//!
//! | file | what it reads |
//! |---|---|
//! | `tail` | what stands behind a name, part by part, and where it ends |
//! | `behind` | a body or a part of one behind a name, and the function before it that it goes with |
//! | `body_part` | a part that is a body, a town or a detail |
//! | `role` | one function and the body in which it is held |
//! | `held` | the body to which a preposition leads |
//! | `moderation` | a word that says who moderates |
//! | `organs` | parts of a body, and the body they are in |
//! | `parts` | mandate, constituency and portfolio of a function |
//! | `portfolio` | what follows the body and belongs to the function: "chargé de la culture" |
//! | `works` | what somebody has written, with its publisher |

mod behind;
mod body_part;
mod held;
mod moderation;
mod organs;
mod parts;
mod portfolio;
mod role;
mod tail;
mod works;

use super::bodies::{self, BodyMention};
use crate::lexicon::Tags;
use crate::text::{Marked, Tokens};

pub use parts::{Parts, parts};
pub use role::role;
pub use tail::tail;
pub use works::set_aside as set_works_aside;

/// A function, a body, or one in the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attached {
    pub role: Option<Tokens>,
    /// Code of the class of the function.
    pub class: u8,
    /// Name of the body.
    pub organisation: Option<Tokens>,
    pub body: Option<BodyMention>,
}

impl Attached {
    /// "vice-présidente de la Commission des rivières": whether a part of a body, by its name, stands where the body would.
    fn names_organ(&self, doc: &Marked) -> bool {
        let organ = |b: &BodyMention| doc.phrase(b.name.start, b.name.end, Tags::ORGAN).is_some() && b.start > bodies::Start::Known;
        self.role.is_some() && self.body.as_ref().is_some_and(organ)
    }

    /// Whether the function is held in a part of a body, "de la commission Sols et Eaux", and the body itself is not known yet.
    fn holds_organ(&self, doc: &Marked) -> bool {
        // "membre du Conseil scientifique, INRAE": no more than the organ.
        let bare = |b: &BodyMention| doc.phrase(b.name.start, b.name.end, Tags::ORGAN).is_some_and(|(n, _)| n == b.name.len());
        let organ = |b: &BodyMention| b.start > bodies::Start::Known && (held::is_organ(doc, b.name.start) || bare(b));
        self.role.is_some() && self.body.as_ref().is_some_and(organ)
    }
}

/// Everything that the words behind a name say of the person.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    pub attached: Vec<Attached>,
    pub tentative: bool,
    pub remote: bool,
    pub moderator: bool,
    /// First token that says nothing more of the person.
    pub end: usize,
}

impl Tail {
    /// Takes over what a mark or phrase says of the status.
    pub fn say(&mut self, tags: Tags) {
        self.tentative |= tags.contains(Tags::TENTATIVE);
        self.remote |= tags.contains(Tags::REMOTE);
    }
}
