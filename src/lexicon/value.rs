//! Defines what lexicons say about a word or phrase: a set of tags, a few small codes and nothing else.

use bitflags::bitflags;

bitflags! {
    /// What a word or phrase can be. A form that stands in several lexicons carries all their tags.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Tags: u128 {
        /// A longer phrase begins with these words.
        const PREFIX = 1;
        const GIVEN_NAME = 1 << 1;
        /// A given name that is no common word or place.
        const SURE_GIVEN_NAME = 1 << 2;
        const FEMALE = 1 << 3;
        const MALE = 1 << 4;
        const NOUN = 1 << 5;
        const ADJECTIVE = 1 << 6;
        const VERB = 1 << 7;
        /// Determiners, prepositions, conjunctions, pronouns, auxiliaries.
        const GRAMMATICAL = 1 << 8;
        const ADVERB = 1 << 9;
        /// A common word read at least ten times in a million words.
        const FREQUENT = 1 << 10;
        const COMMUNE = 1 << 11;
        const DEPARTEMENT = 1 << 12;
        const REGION = 1 << 13;
        const COUNTRY = 1 << 14;
        const FOREIGN_CITY = 1 << 15;
        /// A commune of at least 20 000 inhabitants.
        const TOWN = 1 << 16;
        /// Never part of a person's name.
        const NOT_NAME = 1 << 17;
        const KNOWN_BODY = 1 << 18;
        /// Begins the name of a body.
        const BODY_HEAD = 1 << 19;
        /// Begins the name of a body when capitalised or completed by a name.
        const BODY_WEAK = 1 << 20;
        /// A hall or house that is a body only where somebody works for it.
        const VENUE = 1 << 21;
        const FUNCTION = 1 << 22;
        /// A function only in an attributive position.
        const WEAK_FUNCTION = 1 << 23;
        /// "ancien", "vice-", "premier" before a function.
        const MODIFIER_BEFORE = 1 << 24;
        /// "général", "adjoint", "honoraire" after a function.
        const MODIFIER_AFTER = 1 << 25;
        /// "animé par", "modération", before the moderator.
        const MODERATION = 1 << 26;
        /// "modératrice", after the name.
        const MODERATION_AFTER = 1 << 27;
        /// "intervenants", heading a list of speakers.
        const SPEAKERS_HEADING = 1 << 28;
        /// "avec", "par", "en présence de" within a line.
        const SPEAKERS_INLINE = 1 << 29;
        const ATTRIBUTION_VERB = 1 << 30;
        const ATTRIBUTION_PREPOSITION = 1 << 31;
        const TENTATIVE = 1 << 32;
        const PENDING = 1 << 33;
        const REMOTE = 1 << 34;
        /// "M.", "Mme", "Dr" before a name.
        const CIVILITY = 1 << 35;
        /// Practical information, web furniture, contact details.
        const FURNITURE = 1 << 36;
        /// "publié le": what follows is no date of the event.
        const PUBLICATION = 1 << 37;
        /// Decides the kind of an item when it stands at its head.
        const LABEL = 1 << 38;
        /// Decides the kind only as the head noun of a title.
        const LABEL_WORD = 1 << 39;
        const MONTH = 1 << 40;
        const WEEKDAY = 1 << 41;
        /// "de", "van", "El" inside a family name.
        const PARTICLE = 1 << 42;
        /// A part of a body that stays with the function: "commission", "service", "conseil d'administration".
        const ORGAN = 1 << 43;
        /// "rue", "avenue", "place": an address follows.
        const STREET = 1 << 44;
        const FEMININE_FUNCTION = 1 << 45;
        const PLURAL_FUNCTION = 1 << 46;
        /// An acronym that several well-known bodies share.
        const AMBIGUOUS_BODY = 1 << 47;
        /// A part of a body that never counts as a body itself.
        const INNER_ORGAN = 1 << 48;
        /// "colloque", "assises": the name of an event may begin with it.
        const EVENT_KIND = 1 << 54;
        /// The same, but also an ordinary word: "semaine", "nuit".
        const EVENT_LOOSE = 1 << 63;
        /// "conseil", "commission": the meeting bears the name of the body.
        const EVENT_BODY = 1 << 55;
        /// "national", "annuel" beside the kind of an event.
        const EVENT_FILLER = 1 << 56;
        /// "se tiendra", "organise".
        const EVENT_HELD = 1 << 57;
        /// "compte rendu", "retour sur": the text tells of an event.
        const EVENT_REPORT = 1 << 58;
        /// A line that begins so names no event.
        const PAGE_WORD = 1 << 59;
        /// A house or ground where events take place.
        const HOUSE = 1 << 60;
        /// A part of a house.
        const ROOM = 1 << 61;
        /// No place but a connection.
        const ONLINE = 1 << 62;

        /// "première", "deuxième": one of several items that prose has announced.
        const ORDINAL = 1 << 49;
        /// "deux", "trois" before the items that prose announces.
        const COUNT = 1 << 50;
        /// "y prendront part": the sentence says more of the item before.
        const GOES_ON = 1 << 51;
        /// Times beside it are opening hours or deadlines.
        const NOTICE = 1 << 52;
        /// "animera", "présidera": its subject chairs.
        const MODERATES = 1 << 53;

        /// "fin des travaux": the end of the day, no item.
        const END_MARK = 1 << 66;

        /// "présidents", a chair's heading only before a colon.
        const MODERATION_HEADING = 1 << 67;
        /// "matin", "après-midi": a half of a day.
        const HALF_DAY = 1 << 68;

        /// "diffusé", "date": leads to the day and hour of an item.
        const WHEN = 1 << 111;
        /// "tout public", "réservé aux": for whom an item is.
        const AUDIENCE = 1 << 73;
        /// "où", "lieu", "salle": heads a column of places.
        const WHERE = 1 << 110;
        /// "il y aura", "place à": what takes place at the hour before it follows.
        const PRESENTED = 1 << 113;
        /// "chaque", "cycle", "toutes": what is said holds for every item of a series.
        const EVERY = 1 << 112;

        /// "canton", "circonscription": where somebody is elected, no body.
        const CONSTITUENCY = 1 << 71;
        /// No name, but for a family name right behind a given name: "grand", "place".
        const RARE_NAME = 1 << 72;
        /// "conseil", "éditions": closes the name of a firm.
        const BODY_TAIL = 1 << 83;
        /// "avec le soutien de": bodies are listed behind it.
        const SUPPORT = 1 << 84;
        /// An event where papers are read: "colloque", "journée d'étude".
        const LEARNED = 1 << 69;
        /// Below the title of an item it tells that it is performed: "mise en scène", "quatuor".
        const STAGED = 1 << 70;

        /// "organisé par": the body that gives the event follows.
        const ORGANISED_BY = 1 << 80;
        /// "organisateurs", before a colon.
        const ORGANISERS_HEADING = 1 << 81;
        /// "organise", "vous invite": the body that gives the event stands before.
        const ORGANISES = 1 << 82;

        /// "ven", "sam.": a weekday only beside a number.
        const SHORT_DAY = 1 << 86;

        /// "présentera", "conclura": its subject takes the floor.
        const SPEAKS = 1 << 85;

        /// "compte rendu", "procès-verbal": the text tells of a meeting that was held.
        const MINUTES = 1 << 100;
        /// "présents", "excusés": heads the list of those who attended a meeting or did not.
        const ATTENDANCE = 1 << 102;
        /// "la séance est levée".
        const SITTING = 1 << 103;
        /// "réunira": its objects speak.
        const GATHERS = 1 << 104;
        /// "puis": the next item follows within the sentence.
        const THEN = 1 << 105;
        /// "diffusé", "enregistré": the day of a recording follows.
        const BROADCAST = 1 << 106;
        /// "prochaine réunion", "l’an dernier": the day behind it is that of another event.
        const ANOTHER_EVENT = 1 << 107;
        /// Label of an item behind an ordinal or before a number alone: "1er temps", "question 2".
        const COUNTED_LABEL = 1 << 108;
        /// "développement": what a function is about, no house, though it has a capital.
        const FIELD = 1 << 109;
        /// "scénario :": what somebody has made of a work stands before their name.
        const CREDIT = 1 << 114;
        /// "film de", "réalisé par": who made a work follows.
        const WORK = 1 << 115;

        /// A small word of French that its neighbours do not share.
        const FRENCH = 1 << 64;
        /// A small word of another language that French does not share.
        const FOREIGN = 1 << 65;

        const BODY = Self::BODY_HEAD.bits() | Self::BODY_WEAK.bits() | Self::VENUE.bits() | Self::KNOWN_BODY.bits();
        const ANY_EVENT = Self::EVENT_KIND.bits() | Self::EVENT_BODY.bits();
        const ANY_FUNCTION = Self::FUNCTION.bits() | Self::WEAK_FUNCTION.bits();
        const COMMON_WORD = Self::NOUN.bits() | Self::ADJECTIVE.bits() | Self::VERB.bits() | Self::GRAMMATICAL.bits() | Self::ADVERB.bits();
        const PLACE = Self::COMMUNE.bits() | Self::DEPARTEMENT.bits() | Self::REGION.bits() | Self::COUNTRY.bits() | Self::FOREIGN_CITY.bits();
    }
}

/// Tags with codes: class of a function, kind of a session, kind of a body, number of a month or weekday. 0 is no code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Value {
    pub tags: Tags,
    /// Function class, session kind, body kind, calendar number; a byte each.
    pub codes: [u8; 4],
}

impl Value {
    pub const FUNCTION_CLASS: usize = 0;
    pub const SESSION_KIND: usize = 1;
    pub const BODY_KIND: usize = 2;
    pub const CALENDAR: usize = 3;
    /// Calendar numbers of words before a date that is no day of the event, and before one of publication.
    pub const NO_EVENT_DAY: u8 = 40;
    pub const PUBLISHED: u8 = 41;

    #[inline]
    pub fn has(self, tags: Tags) -> bool {
        self.tags.intersects(tags)
    }

    /// Adds what another lexicon says of the same form; its codes win where it has any.
    pub fn merge(&mut self, other: Value) {
        self.tags |= other.tags;
        for (mine, theirs) in self.codes.iter_mut().zip(other.codes) {
            if theirs != 0 {
                *mine = theirs;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use bitflags::Flags;

    use super::*;

    #[test]
    fn no_two_tags_share_a_bit() {
        let mut seen = Tags::empty();
        for flag in Tags::FLAGS.iter().filter(|f| f.value().bits().is_power_of_two()) {
            assert!(!seen.intersects(*flag.value()), "{} has the bit of another tag", flag.name());
            seen |= *flag.value();
        }
    }
}
