//! Stage views: what each stage of the cascade has found, a line for each thing, for reading beside the text.

use super::agenda::{self, Agenda};
use super::dates::{self, DateMention};
use super::mentions::Mentions;
use super::names::{self, NameMention};
use super::programme::{self, Programme};
use super::segments::{self, Found, Segment};
use super::times;
use super::told::Telling;
use super::{event, kinds, minutes, told};
use crate::lexicon::Lexicon;
use crate::record::SessionKind;
use crate::text::{Marked, Tokens};

/// A stage that can be looked at alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tokens with the tags of the lexicons.
    Tokens,
    /// Logical lines with their layout.
    Lines,
    /// Items of the programme.
    Agenda,
    /// People with their session, functions and bodies.
    Entries,
}

/// What the stages have found in one text.
pub(super) struct Stages {
    pub dates: Mentions<DateMention>,
    pub names: Mentions<NameMention>,
    pub segments: Vec<Segment>,
    pub agenda: Agenda,
    pub programme: Programme,
    /// The text is the minutes of a meeting.
    pub minutes: bool,
}

/// Runs the cascade up to the programme.
pub(super) fn run(doc: &Marked) -> Stages {
    let times = times::find(doc);
    let dates = dates::find(doc);
    let names = names::find(doc);
    let found = Found { times: &times, dates: &dates, names: &names };
    let segments = segments::find(doc, &found);
    let minutes = minutes::is_minutes(doc, &segments);
    let segments = if minutes { segments } else { told::cut(doc, segments, &found) };
    let mut agenda = agenda::find(doc, &segments, &found);
    let mut programme = programme::read(doc, &segments, &names, &agenda);
    let held = minutes && !minutes::has_programme(&agenda.items);
    if held || !event::is_plausible(doc, &programme, &dates) {
        // Opening hours, timetables, recipes, minutes: times without a programme.
        let nothing = agenda.items.is_empty();
        agenda = Agenda { head: 0..segments.len(), ..Default::default() };
        // Of an agenda without items the programme has been read already.
        if !nothing {
            programme = programme::read(doc, &segments, &names, &agenda);
        }
    }
    kinds::decide(doc, &segments, &mut programme);
    Stages { dates, names, segments, agenda, programme, minutes: held }
}

/// One stage of one text, a line for each thing found under a line that names the columns: first the bytes of the normalised
/// text where it stands.
pub fn view(text: &str, lexicon: &Lexicon, stage: Stage) -> Vec<String> {
    let doc = Marked::new(text, lexicon);
    let mut lines = vec![columns(stage).to_owned()];
    if stage == Stage::Tokens {
        lines.extend((0..doc.tokens.len()).map(|i| token_line(&doc, i)));
        return lines;
    }
    let stages = run(&doc);
    match stage {
        Stage::Tokens => {}
        Stage::Lines => lines.extend(stages.segments.iter().map(|s| segment_line(&doc, s))),
        Stage::Agenda => lines.extend((0..stages.programme.items.len()).map(|i| item_line(&doc, &stages, i))),
        Stage::Entries => lines.extend(stages.programme.placed.iter().map(|p| entry_line(&doc, p))),
    }
    lines
}

fn columns(stage: Stage) -> &'static str {
    match stage {
        Stage::Tokens => "# bytes\ttoken\tcase\ttags",
        Stage::Lines => "# bytes\tlayout\tline",
        Stage::Agenda => "# bytes\titem\tlevel\ttime\tkind\tlabel\ttitle\trule",
        Stage::Entries => "# bytes\titem\tpart\tperson\tfunctions @ bodies\trule",
    }
}

fn place(doc: &Marked, tokens: &Tokens) -> String {
    let span = doc.span(tokens);
    format!("{}-{}", span.start, span.end)
}

fn text_of(doc: &Marked, tokens: Option<&Tokens>) -> String {
    tokens.map_or_else(|| "-".to_owned(), |t| doc.surface(t))
}

fn token_line(doc: &Marked, i: usize) -> String {
    let tags = doc.value(i).tags.iter_names().map(|(name, _)| name.to_lowercase()).collect::<Vec<_>>().join(" ");
    format!("{}\t{}\t{:?}\t{tags}", place(doc, &(i..i + 1)), doc.word(i), doc.case(i))
}

fn segment_line(doc: &Marked, segment: &Segment) -> String {
    let telling = match &segment.telling {
        Telling::None => "",
        Telling::Item(_) => "told",
        Telling::GoesOn => "goes on",
        Telling::Aside => "aside",
    };
    let heading = "#".repeat(usize::from(segment.heading));
    let marks: Vec<&str> = [
        (segment.bullet, "bullet"),
        (segment.heading > 0, heading.as_str()),
        (segment.blank_before > 0, "blank"),
        (segment.upper, "capitals"),
        (segment.cut, "cut"),
        (segment.furniture, "furniture"),
        (!telling.is_empty(), telling),
    ]
    .into_iter()
    .filter_map(|(set, name)| set.then_some(name))
    .collect();
    format!("{}\t{}\t{}", place(doc, &segment.tokens), marks.join(" "), doc.surface(&segment.tokens))
}

fn item_line(doc: &Marked, stages: &Stages, i: usize) -> String {
    let item = &stages.programme.items[i];
    let shown = |time: Option<crate::record::ClockTime>| time.map(|time| time.to_string()).unwrap_or_default();
    let times = match (item.start, item.end) {
        (None, None) => "-".to_owned(),
        (start, None) => shown(start),
        (start, end) => format!("{}-{}", shown(start), shown(end)),
    };
    let kind = item.kind.map_or("-", SessionKind::name);
    let head = stages.segments[item.segments.start].tokens.clone();
    format!(
        "{}\t{i}\t{:?}\t{times}\t{kind}\t{}\t{}\t{}",
        place(doc, &head),
        item.level,
        text_of(doc, item.label.as_ref()),
        text_of(doc, item.title.as_ref()),
        item.rule
    )
}

fn entry_line(doc: &Marked, placed: &programme::Placed) -> String {
    let entry = &placed.entry;
    let attached: Vec<String> =
        entry.attached.iter().map(|a| format!("{} @ {}", text_of(doc, a.role.as_ref()), text_of(doc, a.organisation.as_ref()))).collect();
    let session = placed.session.map_or_else(|| "-".to_owned(), |s| s.to_string());
    let name = text_of(doc, entry.name.as_ref().map(|n| &n.name));
    format!("{}\t{session}\t{:?}\t{name}\t{}\t{}", place(doc, &entry.tokens), entry.part, attached.join(" | "), entry.rule)
}
