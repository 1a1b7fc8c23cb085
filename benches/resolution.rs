//! Resolution of a million mentions with five thousand "Jean Martin": time and memory, beside folding the same names once.
//!
//! `cargo bench --bench resolution` runs it; `cargo bench --bench resolution -- 100000` with fewer mentions. The people,
//! bodies and events are generated: a Zipf-like choice of given and family names, two bodies for a person, twelve people
//! for an event, initials, capitals and turned names among the forms.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use estrade::lexicon::Lexicon;
use estrade::record::{Affiliation, Appearance, Edtf, EventDate, Gender, Part, Person, Place, PlaceKind, Record, Status};
use estrade::resolve::{Decisions, DocumentMentions, Knowledge, Remembered, Source, resolve_documents};
use estrade::text::Span;
use estrade::text::fold::fold;
use rayon::prelude::*;

const MENTIONS: usize = 1_000_000;
const PER_EVENT: usize = 12;
const JEAN_MARTIN: usize = 5_000;
const ROLES: [&str; 12] = [
    "directeur général",
    "présidente",
    "maire",
    "chargée de mission",
    "notaire",
    "géographe",
    "infirmière",
    "architecte",
    "conseiller régional",
    "vice-président",
    "ostréicultrice",
    "journaliste",
];
const GIVEN: [&str; 24] = [
    "Marie",
    "Jean",
    "Pierre",
    "Anne",
    "Philippe",
    "Nathalie",
    "Nicolas",
    "Isabelle",
    "Olivier",
    "Sophie",
    "Thomas",
    "Claire",
    "Julien",
    "Émilie",
    "Fatima",
    "Karim",
    "Gwenaëlle",
    "Yann",
    "Solène",
    "Hugo",
    "Anaïs",
    "Baptiste",
    "Inès",
    "Maël",
];
const COMMON: [&str; 12] =
    ["Martin", "Bernard", "Thomas", "Petit", "Robert", "Durand", "Dubois", "Moreau", "Laurent", "Lefebvre", "Roux", "Garnier"];
const SYLLABLES: [&str; 40] = [
    "bar", "ker", "mon", "tal", "vin", "cou", "dre", "lan", "mar", "pel", "que", "ros", "sau", "tri", "val", "gou", "cha", "bel", "bre",
    "fon", "gar", "hen", "jou", "lem", "mou", "nor", "par", "pou", "ren", "sab", "ter", "vau", "zel", "blo", "cla", "dou", "fla", "gre",
    "pre", "cro",
];

/// Numbers that are the same in every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    /// Small numbers far more often than large ones.
    fn often_small(&mut self, n: usize) -> usize {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((n as f64).powf(share) - 1.0) as usize
    }
}

fn family(number: usize) -> String {
    match COMMON.get(number) {
        Some(name) => (*name).to_owned(),
        None => {
            let mut rest = number;
            let mut name = String::new();
            for _ in 0..3 {
                name.push_str(SYLLABLES[rest % SYLLABLES.len()]);
                rest /= SYLLABLES.len();
            }
            name[..1].to_uppercase() + &name[1..]
        }
    }
}

struct Somebody {
    given: String,
    family: String,
    role: usize,
    bodies: [usize; 2],
}

impl Somebody {
    fn new(number: usize) -> Self {
        let mut numbers = Numbers(number as u64 ^ 0x5eed);
        let given = GIVEN[numbers.often_small(GIVEN.len())].to_owned();
        let given = if numbers.below(6) == 0 { format!("{given}-{}", GIVEN[numbers.below(GIVEN.len())]) } else { given };
        let bodies = [numbers.often_small(40_000), numbers.below(40_000)];
        Somebody { given, family: family(numbers.often_small(60_000)), role: numbers.below(ROLES.len()), bodies }
    }

    fn written(&self, numbers: &mut Numbers) -> String {
        let first = self.given.chars().next().unwrap_or('X');
        match numbers.below(10) {
            0 => format!("{first}. {}", self.family),
            1 => format!("{} {}", self.given, self.family.to_uppercase()),
            2 => format!("{} {}", self.family.to_uppercase(), self.given),
            _ => format!("{} {}", self.given, self.family),
        }
    }
}

fn appearance(somebody: &Somebody, numbers: &mut Numbers) -> Appearance {
    let span = Span::new(0, 0);
    let body = somebody.bodies[usize::from(numbers.below(4) == 0)];
    let affiliation = Affiliation {
        role: Some(ROLES[somebody.role].to_owned()),
        organisation: Some(format!("Agence {} de {}", family(body % 3_000 + 100), family(body / 13 + 5_000))),
        ..Affiliation::default()
    };
    Appearance {
        session: None,
        part: if numbers.below(12) == 0 { Part::Moderator } else { Part::Speaker },
        status: Status::Confirmed,
        remote: false,
        person: Some(Person { name: somebody.written(numbers), given: None, family: None, title: None, gender: Gender::Unknown, span }),
        affiliations: vec![affiliation],
        talk: None,
        span,
        rule: "".into(),
    }
}

/// An event whose people come from one corner of the country, so that they meet again.
fn event(number: usize, people: usize, jean_martins: usize) -> Record {
    let mut numbers = Numbers(number as u64);
    let mut record = Record::default();
    record.document.id = format!("{:016x}", (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    record.document.path = format!("{number}.txt");
    let (span, rule) = (Span::new(0, 0), "");
    let day = format!("{}-{:02}-{:02}", 2000 + numbers.below(25), 1 + numbers.below(12), 1 + numbers.below(28));
    let date: Edtf = day.parse().expect("a day");
    record.event.dates = vec![EventDate { date, text: day, span, rule: rule.into(), inferred: false }];
    record.event.places =
        vec![Place { name: family(numbers.below(500) + 200), kind: PlaceKind::Commune, code: None, span, rule: rule.into() }];
    let corner = numbers.below(people / 50 + 1) * 50;
    for _ in 0..PER_EVENT {
        let somebody = Somebody::new((corner + numbers.below(200)) % people);
        record.appearances.push(appearance(&somebody, &mut numbers));
    }
    if number < jean_martins {
        // Two thousand bearers of one name.
        let bearer = Somebody::new(7_000_000 + numbers.below(2_000));
        record.appearances[0] = appearance(&Somebody { given: "Jean".into(), family: "Martin".into(), ..bearer }, &mut numbers);
    }
    record
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// The most memory that this process has had, in megabytes; Linux only.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn main() {
    let mentions = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(MENTIONS);
    let events = mentions / PER_EVENT;
    let jean_martins = (JEAN_MARTIN * mentions / MENTIONS).min(events);
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    let knowledge = Knowledge::new(&lexicon);
    let record = |number| event(number, mentions / 4, jean_martins);

    let (names, folding) = timed(|| {
        let names: HashSet<String> =
            (0..events).flat_map(|number| record(number).appearances).filter_map(|a| Some(fold(&a.person?.name))).collect();
        names.len()
    });
    println!("{mentions} mentions, {events} events, {jean_martins} of Jean Martin, {names} folded names");
    println!("generated and folded once on one core: {folding:.1?}");

    let gather = |number| DocumentMentions::gather(Source { record: &record(number), text: None }, &knowledge);
    let (gathered, gathering) = timed(|| (0..events).into_par_iter().map(gather).collect::<Vec<_>>());
    println!("generated and gathered: {gathering:.1?}");
    let later = gather(events);
    let mut more = gathered.clone();
    let mut remembered = Remembered::default();
    let (entities, resolving) = timed(|| resolve_documents(gathered, &knowledge, &Decisions::default(), &mut remembered));
    let whole = gathering + resolving;
    println!(
        "resolved: {resolving:.1?}; {} people, {} bodies, {} proposals",
        entities.people.len(),
        entities.bodies.len(),
        entities.proposals.len()
    );
    let martins = entities.people.iter().filter(|entity| entity.id.starts_with("martin-jean"));
    println!("Jean Martin: {} people", martins.count());
    println!(
        "together {whole:.1?}, {:.1} times folding; {} groups of names",
        whole.as_secs_f64() / folding.as_secs_f64(),
        remembered.resolved
    );
    println!("most memory: {} MB", peak_memory().map_or_else(|| "?".to_owned(), |peak| peak.to_string()));

    drop(entities);
    more.push(later);
    let (_, again) = timed(|| resolve_documents(more, &knowledge, &Decisions::default(), &mut remembered));
    println!("with a document more: {again:.1?}, {} groups of names resolved", remembered.resolved);
}
