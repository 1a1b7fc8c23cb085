//! From counts to figures: which figure shows what was traced, and what its caption says.

use std::collections::{BTreeMap, BTreeSet};

use super::bars::{Bar, Bars, bars};
use super::curve::{Curve, Curves, MOST_CURVES, Share, curves};
use super::french::{count_of, decimal, part_in_french, per_cent};
use super::heatmap::{HeatMap, HeatRow, heat_map};
use super::page::{Caption, Figure, FigureError};
use crate::trace::{By, ChangeRow, Copies, Items, NeighbourRow, Observed, PartRow, Period, part_sizes};

/// What was traced, and what the figure is to say beside it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub items: Items,
    pub observed: &'a Observed,
    /// In place of the title that the counts suggest.
    pub title: Option<&'a str>,
    /// What the corpus is called.
    pub corpus: &'a str,
}

/// Rows that one sheet of bars or of a heat map can hold.
const MOST_ROWS: usize = 25;
/// A specificity below this may well be chance.
const TELLING: f64 = 2.0;

impl Subject<'_> {
    fn noun(&self) -> &'static str {
        match self.items {
            Items::Themes => "thème",
            Items::Terms => "terme",
        }
    }

    fn quoted(&self, item: &str) -> String {
        format!("«\u{a0}{}\u{a0}»", self.observed.label(item))
    }

    fn caption(&self, title: String, subtitle: String) -> Caption {
        let documents = count_of(self.observed.documents, "document");
        let copies = copies_told(self.observed.counting, self.observed.copies);
        let source = format!("Source\u{a0}: {}, {documents}, {copies}. Estrade {}.", self.corpus, env!("CARGO_PKG_VERSION"));
        Caption { title: self.title.map_or(title, str::to_owned), subtitle, source }
    }

    /// Items over years or months: a curve for each of a few, a heat map of many.
    pub fn over_time(&self, by: By, chosen: &BTreeSet<String>, rows: &[PartRow]) -> Result<Figure, FigureError> {
        let sizes = part_sizes(&self.observed.units);
        let (moments, outside) = moments(by, sizes.iter().map(|(part, size)| (*part, size.units)));
        let units: Vec<usize> = moments.iter().map(|moment| sizes.get(moment.as_str()).map_or(0, |size| size.units)).collect();
        let mut order: Vec<&str> = Vec::new();
        for row in rows.iter().filter(|row| row.count > 0 && chosen.contains(&row.item)) {
            if order.last() != Some(&row.item.as_str()) {
                order.push(&row.item);
            }
        }
        let counts: BTreeMap<(&str, &str), usize> = rows.iter().map(|row| ((row.item.as_str(), row.part.as_str()), row.count)).collect();
        let cell = |item: &str, at: usize| -> Option<Share> {
            let count = counts.get(&(item, moments[at].as_str())).copied().unwrap_or(0);
            (units[at] > 0).then(|| Share { percent: 100.0 * count as f64 / units[at] as f64, count })
        };
        let (each, when) = if by == By::Month { ("chaque mois", "mois") } else { ("chaque année", "année") };
        let placed = self.observed.placed();
        let dated = if placed > 1 { "datés" } else { "daté" };
        let mut n = format!("n = {} {dated} sur {}.", count_of(placed, "document"), decimal(self.observed.units.len() as f64));
        if outside > 0
            && let (Some(first), Some(last)) = (moments.first(), moments.last())
        {
            n += &format!(
                " Hors de {first}\u{a0}–\u{a0}{last}, {} {}.",
                count_of(outside, "document"),
                if outside > 1 { "ne sont pas dessinés" } else { "n’est pas dessiné" }
            );
        }
        let noun = self.noun();
        if order.len() <= MOST_CURVES {
            let title = match order[..] {
                [one] => format!("{} au fil du temps", self.quoted(one)),
                _ => format!("{} {noun}s au fil du temps", order.len()),
            };
            let subtitle = format!(
                "Part des documents de {each} qui portent le {noun}\u{a0}; {n} Point creux\u{a0}: zéro\u{a0}; lacune\u{a0}: aucun document."
            );
            let curve = |item: &&str| Curve {
                name: self.observed.label(item).to_owned(),
                points: (0..moments.len()).map(|at| cell(item, at)).collect(),
            };
            let data = Curves {
                curves: order.iter().map(curve).collect(),
                sizes: units.clone(),
                counted: "document".into(),
                moments: moments.clone(),
            };
            return curves(&self.caption(title, subtitle), &data);
        }
        let shown = order.len().min(MOST_ROWS);
        let title = format!("Les {noun}s par {when}");
        let subtitle = format!(
            "Part des documents de {each} qui portent le {noun}\u{a0}; {n} Les {shown} {noun}s les plus fréquents sur {}.",
            order.len()
        );
        let row = |item: &&str| HeatRow {
            name: self.observed.label(item).to_owned(),
            cells: (0..moments.len()).map(|at| cell(item, at)).collect(),
        };
        let rows = order.iter().take(MOST_ROWS).map(row).collect();
        heat_map(
            &self.caption(title, subtitle),
            &HeatMap { columns: moments.clone(), sizes: units.clone(), counted: "documents".into(), rows },
        )
    }

    /// One item in the parts of the corpus, the most frequent first.
    pub fn by_part(&self, by: By, item: &str, rows: &[PartRow]) -> Result<Figure, FigureError> {
        let mut rows: Vec<&PartRow> = rows.iter().filter(|row| row.item == item && row.count > 0).collect();
        rows.sort_by(|a, b| b.count.cmp(&a.count).then(b.specificity.total_cmp(&a.specificity)).then_with(|| a.part.cmp(&b.part)));
        let (all, shown) = (rows.len(), rows.len().min(MOST_ROWS));
        let bar = |row: &&PartRow| Bar {
            name: part_in_french(&row.part).to_owned(),
            value: row.count as f64,
            told: format!("{} sur {} ({})", row.count, decimal(row.of as f64), per_cent(row.percent)),
            strong: row.specificity >= TELLING,
        };
        let counted = match by.counted().name() {
            "documents" => "documents",
            "sessions" => "séances",
            _ => "interventions",
        };
        let of = if counted == "interventions" { "d’" } else { "de " };
        let left = if shown < all { format!(" Les {shown} plus fréquents sur {all}.") } else { String::new() };
        let subtitle = format!(
            "Nombre {of}{counted} qui portent le {}, et leur part dans les {counted} de chaque {}\u{a0}; n = {} {counted} sur {}.{left}",
            self.noun(),
            part_noun(by),
            rows.first().map_or(0, |row| row.with),
            self.observed.placed(),
        );
        let caption = self.caption(format!("{} par {}", self.quoted(item), part_noun(by)), subtitle);
        let legend = ["sur-représenté (spécificité 2 ou plus, Lafon)".to_owned(), "écart que le hasard suffit à expliquer".to_owned()];
        bars(&caption, &Bars { bars: rows.iter().take(MOST_ROWS).map(bar).collect(), legend: Some(legend) })
    }

    /// All items by the number of documents that have them.
    pub fn overview(&self, rows: &[PartRow]) -> Result<Figure, FigureError> {
        let noun = self.noun();
        let bar = |row: &PartRow| Bar {
            name: self.observed.label(&row.item).to_owned(),
            value: row.count as f64,
            told: format!("{} ({})", row.count, per_cent(row.percent)),
            strong: true,
        };
        let shown = rows.len().min(MOST_ROWS);
        let subtitle = format!(
            "Nombre de documents qui portent le {noun}, et leur part\u{a0}; n = {}. Les {shown} {noun}s les plus fréquents sur {}.",
            count_of(self.observed.documents, "document"),
            rows.len()
        );
        bars(
            &self.caption(format!("Les {noun}s du corpus"), subtitle),
            &Bars { bars: rows.iter().take(MOST_ROWS).map(bar).collect(), legend: None },
        )
    }

    /// What rises most and what falls most.
    pub fn change(&self, (before, after): (Period, Period), rows: &[ChangeRow]) -> Result<Figure, FigureError> {
        let mut rows: Vec<&ChangeRow> = rows.iter().filter(|row| row.points != 0.0).collect();
        rows.sort_by(|a, b| b.points.total_cmp(&a.points).then_with(|| a.item.cmp(&b.item)));
        let half = MOST_ROWS / 2;
        if rows.len() > 2 * half {
            rows.drain(half..rows.len() - half);
        }
        let bar = |row: &&ChangeRow| Bar {
            name: self.observed.label(&row.item).to_owned(),
            value: row.points,
            told: format!("{}{} pts ({} puis {})", if row.points > 0.0 { "+" } else { "" }, decimal(row.points), row.before, row.after),
            strong: row.specificity.abs() >= TELLING,
        };
        let (n, m) = rows.first().map_or((0, 0), |row| (row.before_of, row.after_of));
        let noun = self.noun();
        let subtitle = format!(
            "Différence, en points de pour cent, des parts de documents qui portent le {noun}\u{a0}; entre parenthèses les comptes\u{a0}; n = {n} documents ({}) et {m} ({}).",
            years(before),
            years(after)
        );
        let title = format!("Ce qui monte et ce qui baisse\u{a0}: {}, puis {}", years(before), years(after));
        let legend = ["écart net (spécificité 2 ou plus, Lafon)".to_owned(), "écart que le hasard suffit à expliquer".to_owned()];
        bars(&self.caption(title, subtitle), &Bars { bars: rows.iter().map(bar).collect(), legend: Some(legend) })
    }

    /// What goes with one item.
    pub fn neighbours(&self, item: &str, rows: &[NeighbourRow]) -> Result<Figure, FigureError> {
        let mut rows: Vec<&NeighbourRow> = rows.iter().filter(|row| row.item == item).collect();
        rows.sort_by(|a, b| b.together.cmp(&a.together).then(b.equivalence.total_cmp(&a.equivalence)));
        let bar = |row: &&NeighbourRow| Bar {
            name: self.observed.label(&row.neighbour).to_owned(),
            value: row.together as f64,
            told: format!("{} sur {}", row.together, row.neighbour_units),
            strong: row.specificity >= TELLING,
        };
        let sessions = rows.first().map_or(0, |row| row.item_units);
        let subtitle = format!(
            "Nombre de séances que les deux {}s ont en commun, sur les séances du second\u{a0}; n = {sessions} séances du premier sur {}.",
            self.noun(),
            self.observed.units.len()
        );
        let legend = ["voisinage net (spécificité 2 ou plus, Lafon)".to_owned(), "rencontre que le hasard suffit à expliquer".to_owned()];
        let caption = self.caption(format!("Avec quoi va {}", self.quoted(item)), subtitle);
        bars(&caption, &Bars { bars: rows.iter().take(MOST_ROWS).map(bar).collect(), legend: Some(legend) })
    }
}

/// What became of copies of a programme.
pub fn copies_told(counting: Copies, copies: usize) -> String {
    match (counting, copies) {
        (Copies::Each, _) => "chaque copie d’un programme comptée".to_owned(),
        (Copies::Once, 0) => "chaque programme compté une fois".to_owned(),
        (Copies::Once, copies) => {
            let left = if copies > 1 { "laissées" } else { "laissée" };
            format!("chaque programme compté une fois ({} de programme {left} de côté)", count_of(copies, "copie"))
        }
    }
}

fn years(period: Period) -> String {
    if period.from == period.to { period.from.to_string() } else { format!("{}–{}", period.from, period.to) }
}

fn part_noun(by: By) -> &'static str {
    match by {
        By::Whole => "corpus",
        By::Year => "année",
        By::Month => "mois",
        By::Place => "lieu",
        By::Event => "événement",
        By::Edition => "édition",
        By::Organiser => "organisateur",
        By::Kind => "type de séance",
        By::Person => "personne",
        By::Organisation => "organisation",
        By::Role => "fonction",
        By::Gender => "genre",
    }
}

/// Years without a document after which what follows, or went before, is far away.
const FAR: i32 = 10;

/// All years or months from the first to the last, and how many units lie outside.
///
/// A stretch that more than ten empty years part from the largest one is left out: most often a date misread, and always one
/// that would press the others into a corner.
fn moments<'a>(by: By, known: impl Iterator<Item = (&'a str, usize)>) -> (Vec<String>, usize) {
    let monthly = by == By::Month;
    let number = |moment: &str| -> Option<i32> {
        let year: i32 = moment.get(..4)?.parse().ok()?;
        if monthly { Some(12 * year + moment.get(5..7)?.parse::<i32>().ok()? - 1) } else { Some(year) }
    };
    let written = |number: i32| if monthly { format!("{}-{:02}", number / 12, number % 12 + 1) } else { number.to_string() };
    let far = if monthly { 12 * FAR } else { FAR };
    let mut stretches: Vec<(i32, i32, usize)> = Vec::new();
    let numbered: BTreeMap<i32, usize> = known.filter_map(|(moment, units)| Some((number(moment)?, units))).collect();
    for (at, units) in numbered {
        match stretches.last_mut() {
            Some((_, last, sum)) if at - *last <= far => (*last, *sum) = (at, *sum + units),
            _ => stretches.push((at, at, units)),
        }
    }
    let all: usize = stretches.iter().map(|(_, _, units)| units).sum();
    match stretches.into_iter().max_by_key(|(_, _, units)| *units) {
        Some((first, last, units)) => ((first..=last).map(written).collect(), all - units),
        None => (Vec::new(), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_moment_is_left_out() {
        let found = |by, known: &[&str]| {
            let (moments, outside) = moments(by, known.iter().map(|moment| (*moment, 2)));
            (moments.join(" "), outside)
        };
        assert_eq!(found(By::Year, &["2019", "2021"]), ("2019 2020 2021".into(), 0));
        assert_eq!(found(By::Month, &["2020-12", "2021-02"]), ("2020-12 2021-01 2021-02".into(), 0));
        assert_eq!(found(By::Year, &[]), (String::new(), 0));
        // A year far from all others is told of and not drawn.
        assert_eq!(found(By::Year, &["1905", "2020", "2021"]), ("2020 2021".into(), 2));
    }
}
