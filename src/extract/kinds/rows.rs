//! What the items around one say of its kind: who chairs above what others say, papers below a thematic heading.

use super::{Context, labelled};
use crate::extract::agenda::{Item, Level};
use crate::lexicon::Tags;
use crate::record::SessionKind;
use crate::text::Tokens;

/// Items that stand under one heading, at most.
const LONGEST_ROW: usize = 12;

impl Context<'_, '_> {
    /// "10 h 15 : Le cuir / Modération : Lise Duval" above "10 h 30 : Le quai / Paul Vercel": whether the next item with a time says
    /// no more of its kind than that somebody speaks there.
    pub(super) fn precedes_spoken(&self, i: usize) -> bool {
        let items = &self.programme.items;
        let follows = |k: &usize| items[*k].level == Level::Timed && items[*k].date == items[i].date && items[*k].start > items[i].start;
        let next = (i + 1..items.len().min(i + 3)).find(follows);
        next.is_some_and(|k| items[k].kind.is_none() && self.counts[k].speakers > 0)
            && items[i].end.is_none()
            && !self.names_panel(&items[i])
    }

    /// "Session 3 : Ateliers" above "13 h A. Coudre" and "13 h B. Tanner": one of several at the same time below a heading without time.
    pub(super) fn is_below_workshops(&self, i: usize) -> bool {
        let items = &self.programme.items;
        let timed = |k: usize| items.get(k).is_some_and(|item| item.level == Level::Timed && item.start == items[i].start);
        let Some(above) = (i.saturating_sub(LONGEST_ROW)..=i).rev().find(|k| !timed(*k)) else { return false };
        let heading = &items[above];
        let several = timed(i + 1) || above + 1 < i;
        let label = |t: &Tokens| self.doc.phrase(t.start, t.end, Tags::LABEL).filter(|(n, _)| *n == t.len());
        let named = || heading.title.as_ref().and_then(label).and_then(|(_, value)| labelled(value));
        let workshops = heading.kind == Some(SessionKind::Workshop) || named() == Some(SessionKind::Workshop);
        several && above < i && heading.level != Level::Timed && heading.start.is_none() && workshops
    }

    /// "LE QUAI : TABLE RONDE": a label within the title.
    fn names_panel(&self, item: &Item) -> bool {
        let doc = self.doc;
        let panel = |value| labelled(value) == Some(SessionKind::RoundTable);
        item.title
            .clone()
            .is_some_and(|title| title.clone().any(|i| doc.phrase(i, title.end, Tags::LABEL).is_some_and(|(_, value)| panel(value))))
    }

    /// "Les tanneurs" without a time above "10 h 30 : Le cuir / Lise Duval" and "10 h 40 : Le gant / Paul Vercel": a paper of a
    /// thematic block.
    pub(super) fn is_below_heading(&self, i: usize) -> bool {
        let items = &self.programme.items;
        let frames =
            |item: &Item| matches!(item.kind, Some(SessionKind::Break | SessionKind::Meal | SessionKind::Welcome | SessionKind::Opening));
        let in_row = |k: &usize| items[*k].level == Level::Timed && !frames(&items[*k]);
        let Some(above) = (i.saturating_sub(LONGEST_ROW)..i).rev().find(|k| !in_row(k)) else { return false };
        let row = (above + 1..items.len().min(above + LONGEST_ROW)).take_while(in_row);
        let papers = row.filter(|k| items[*k].kind.is_none() && self.counts[*k].speakers > 0);
        items[i].level == Level::Timed && items[above].rule == "agenda.heading_over_bullets" && papers.count() >= 2
    }
}
