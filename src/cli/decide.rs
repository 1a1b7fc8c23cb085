//! `estrade merge`, `split`, `rename`, `reject`, `undo`, `review`: decisions on people and bodies.

use std::io::Write;

use anyhow::{Context, bail};
use clap::Args;
use estrade::query::{WhoFilter, WhoRow, who};
use estrade::resolve::{Action, Anchor, Decision, Decisions, Entities, Entity, Kind};
use estrade::text::fold::fold;

use super::app::Outcome;
use super::entities::because;
use super::output;
use super::shared::EntityArgs;
use super::terminal;

/// Where a decision is kept, and why it was taken.
#[derive(Args)]
struct KeptArgs {
    /// Why, kept beside the decision
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    entities: EntityArgs,
}

/// Decide that two or more are the same person or body
#[derive(Args)]
#[command(after_help = "Examples:
  estrade merge valmy-agathe valmy-sauze-agathe
  estrade merge agence-du-livre al --reason \"said so in the report of 2019\"")]
pub struct Merge {
    /// Identifiers, as estrade entities lists them
    #[arg(required = true, num_args = 2.., value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    kept: KeptArgs,
}

/// Decide that mentions in some documents are of somebody else than the other mentions, or of somebody that is named
#[derive(Args)]
#[command(after_help = "Examples:
  estrade split martin-philippe --document lyon-2019.txt
  estrade split amf --document finance.txt --document bourse.txt
  estrade split martin-p --document lyon-2019.txt --written \"P. Martin\" --into martin-philippe")]
pub struct Split {
    #[arg(value_name = "ID")]
    id: String,
    /// Document, or the end of its path, with mentions of the other
    #[arg(long, required = true, value_name = "PATH")]
    document: Vec<String>,
    /// Only the mentions that are written so
    #[arg(long, value_name = "NAME")]
    written: Option<String>,
    /// Whose mentions they are [default: somebody's who is not known yet]
    #[arg(long, value_name = "ID")]
    into: Option<String>,
    #[command(flatten)]
    kept: KeptArgs,
}

/// Decide under which name a person or body is shown
#[derive(Args)]
#[command(after_help = "Examples:
  estrade rename valmy-agathe \"Agathe Valmy-Sauze\"
  estrade rename amf \"Association des maires de France\"")]
pub struct Rename {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    entities: EntityArgs,
}

/// Decide that something taken for a person or body is none, and leave it out
#[derive(Args)]
#[command(after_help = "Examples:
  estrade reject salle-b
  estrade reject organisation:valmy-lise
  estrade reject victor-hugo --reason \"a street\"")]
pub struct Reject {
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    kept: KeptArgs,
}

/// Take back the last decision, or the one with a number
#[derive(Args)]
#[command(after_help = "Examples:
  estrade undo
  estrade undo --number 3")]
pub struct Undo {
    /// Its place in the file of decisions, from 1 [default: the last]
    #[arg(long, value_name = "N")]
    number: Option<usize>,
    #[command(flatten)]
    entities: EntityArgs,
}

/// Go through the pairs that may be one person or one body, with the reasons, and decide each by a key
#[derive(Args)]
#[command(after_help = "Examples:
  estrade review
  estrade review --limit 20")]
pub struct Review {
    /// How many to ask at most [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    entities: EntityArgs,
}

impl Merge {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let entities = self.kept.entities.resolve()?;
        let (kind, first) = find(&entities, &self.ids[0])?;
        for id in &self.ids[1..] {
            let other = find_other(&entities, id, kind, &self.ids[0])?;
            let decision = new(Action::Same, kind, anchors(first), anchors(other), self.kept.reason.clone());
            decide(&self.kept.entities, decision, format_args!("{} and {id} are the same", self.ids[0]))?;
        }
        Ok(Outcome::Done)
    }
}

impl Split {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let entities = self.kept.entities.resolve()?;
        let (kind, entity) = find(&entities, &self.id)?;
        let is_meant = |anchor: &Anchor| {
            let is_written_so = self.written.as_ref().is_none_or(|written| fold(written) == fold(&anchor.name));
            is_written_so && self.document.iter().any(|path| anchor.document.ends_with(path))
        };
        let (apart, rest): (Vec<Anchor>, Vec<Anchor>) = all_anchors(entity).into_iter().partition(is_meant);
        if apart.is_empty() {
            let written = self.written.map(|written| format!(" as {written}")).unwrap_or_default();
            bail!("{} is not mentioned{written} in {}", self.id, self.document.join(", "));
        }
        if let Some(id) = &self.into {
            let other = find_other(&entities, id, kind, &self.id)?;
            let told = format!("{} mentions of {} are of {id}", apart.len(), self.id);
            decide(&self.kept.entities, new(Action::Mention, kind, apart, anchors(other), self.kept.reason), format_args!("{told}"))?;
            return Ok(Outcome::Done);
        }
        if rest.is_empty() {
            bail!("{} is mentioned nowhere else: there is nothing to split from", self.id);
        }
        let told = format!("{}: {} mentions set apart from {}", self.id, apart.len(), rest.len());
        decide(&self.kept.entities, new(Action::Different, kind, rest, apart, self.kept.reason), format_args!("{told}"))?;
        Ok(Outcome::Done)
    }
}

impl Rename {
    pub fn run(self) -> anyhow::Result<Outcome> {
        if !self.name.contains(char::is_alphanumeric) {
            bail!("a name has at least one letter or digit");
        }
        let entities = self.entities.resolve()?;
        let (kind, entity) = find(&entities, &self.id)?;
        let decision = Decision { name: Some(self.name.clone()), ..new(Action::Rename, kind, anchors(entity), Vec::new(), None) };
        decide(&self.entities, decision, format_args!("{} is shown as {}", self.id, self.name))?;
        Ok(Outcome::Done)
    }
}

impl Reject {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let entities = self.kept.entities.resolve()?;
        for id in &self.ids {
            let (kind, entity) = find(&entities, id)?;
            let decision = new(Action::Reject, kind, all_anchors(entity), Vec::new(), self.kept.reason.clone());
            decide(&self.kept.entities, decision, format_args!("{id} is left out"))?;
        }
        Ok(Outcome::Done)
    }
}

impl Undo {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let path = self.entities.decisions_path();
        let mut decisions = Decisions::load(&path)?;
        let number = self.number.unwrap_or(decisions.all.len());
        if number == 0 || number > decisions.all.len() {
            output::complain(format_args!("{} has {} decisions", path.display(), decisions.all.len()));
            return Ok(Outcome::Missing);
        }
        let decision = decisions.all.remove(number - 1);
        decisions.save(&path)?;
        let names: Vec<&str> = decision.of.iter().chain(&decision.other).map(|anchor| anchor.name.as_str()).collect();
        let mut out = output::stdout();
        writeln!(out, "taken back: {} {}", format!("{:?}", decision.action).to_lowercase(), names.join(", "))?;
        out.flush()?;
        Ok(Outcome::Done)
    }
}

impl Review {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let (reader, directory) = self.entities.open()?;
        let entities = &directory.entities;
        if entities.proposals.is_empty() {
            output::complain(format_args!("nothing to review"));
            return Ok(Outcome::Missing);
        }
        let mut out = output::stdout();
        for proposal in entities.proposals.iter().take(self.limit.unwrap_or(usize::MAX)) {
            let kind = proposal.kind;
            let (one, other) = (find_of(entities, kind, &proposal.one)?, find_of(entities, kind, &proposal.other)?);
            for entity in [one, other] {
                writeln!(out, "{}  {}", entity.id, output::visible(&entity.name))?;
                let id = Some(entity.id.clone());
                let filter = match kind {
                    Kind::Person => WhoFilter { name: id, ..WhoFilter::default() },
                    Kind::Organisation => WhoFilter { organisation: id, ..WhoFilter::default() },
                };
                who(&reader, &directory, &filter)?.rows.iter().take(SHOWN).try_for_each(|row| print_evidence(&mut out, row))?;
            }
            writeln!(out, "  {:.0} %: {}", proposal.probability * 100.0, because(proposal).join(", "))?;
            write!(out, "  the same? [y]es, [n]o, [s]kip, [q]uit: ")?;
            out.flush()?;
            let Some(key) = terminal::key()? else { break };
            writeln!(out)?;
            let action = match key {
                'y' | 'o' => Action::Same,
                'n' => Action::Different,
                'q' => break,
                _ => continue,
            };
            let told = if action == Action::Same { "the same" } else { "different" };
            let decision = new(action, kind, all_anchors(one), all_anchors(other), None);
            decide(&self.entities, decision, format_args!("{} and {} are {told}", one.id, other.id))?;
        }
        Ok(Outcome::Done)
    }
}

/// Appearances of each of the two that are shown at most.
const SHOWN: usize = 6;

/// When, as what, for whom and where somebody appeared.
fn print_evidence(out: &mut dyn Write, row: &WhoRow) -> std::io::Result<()> {
    let facts = [row.dates.join(", "), row.written.clone().unwrap_or_default(), row.roles.join(", "), row.organisations.join(", ")];
    let event = row.event.as_deref().unwrap_or(&row.path).to_owned();
    let told: Vec<String> = facts.into_iter().chain([event]).filter(|fact| !fact.is_empty()).collect();
    writeln!(out, "    {}", output::visible(&told.join(" · ")))
}

/// The entity with an identifier; `person:ID` and `organisation:ID` tell which is meant of two that have the same.
fn find<'a>(entities: &'a Entities, id: &str) -> anyhow::Result<(Kind, &'a Entity)> {
    let of = |kind: Kind, id: &str| find_of(entities, kind, id).map(|entity| (kind, entity));
    if let Some(id) = id.strip_prefix("person:") {
        return of(Kind::Person, id);
    }
    if let Some(id) = id.strip_prefix("organisation:") {
        return of(Kind::Organisation, id);
    }
    match (of(Kind::Person, id), of(Kind::Organisation, id)) {
        (Ok(_), Ok(_)) => bail!("{id} is a person and an organisation; write person:{id} or organisation:{id}"),
        (person, body) => person.or(body),
    }
}

/// The entity with an identifier, which is to be a person as `one` is, or a body as it is.
fn find_other<'a>(entities: &'a Entities, id: &str, kind: Kind, one: &str) -> anyhow::Result<&'a Entity> {
    let (other_kind, other) = find(entities, id)?;
    if other_kind != kind {
        bail!("{one} and {id} are a person and an organisation");
    }
    Ok(other)
}

fn find_of<'a>(entities: &'a Entities, kind: Kind, id: &str) -> anyhow::Result<&'a Entity> {
    let list = match kind {
        Kind::Person => &entities.people,
        Kind::Organisation => &entities.bodies,
    };
    list.iter().find(|entity| entity.id == id).with_context(|| format!("there is no {id}; estrade entities lists the identifiers"))
}

/// Names by which the entity is found again, one for each of a few documents.
fn anchors(entity: &Entity) -> Vec<Anchor> {
    const ENOUGH: usize = 3;
    all_anchors(entity).into_iter().take(ENOUGH).collect()
}

fn all_anchors(entity: &Entity) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for mention in &entity.mentions {
        let anchor = Anchor { document: mention.path.clone(), name: mention.written.clone() };
        if !anchors.contains(&anchor) {
            anchors.push(anchor);
        }
    }
    anchors
}

fn new(action: Action, kind: Kind, of: Vec<Anchor>, other: Vec<Anchor>, reason: Option<String>) -> Decision {
    Decision { action, kind, of, other, name: None, reason }
}

/// Adds a decision to the file and tells it.
fn decide(args: &EntityArgs, decision: Decision, told: std::fmt::Arguments) -> anyhow::Result<()> {
    let path = args.decisions_path();
    let mut decisions = Decisions::load(&path)?;
    decisions.all.push(decision);
    decisions.save(&path)?;
    let mut out = output::stdout();
    writeln!(out, "{told} ({})", path.display())?;
    Ok(out.flush()?)
}
