//! Heat maps: many items over time at one glance.

use super::curve::Share;
use super::french::per_cent;
use super::page::{Caption, Figure, FigureError, page};
use super::sheet::{Anchor, BLACK, BLUE, GREY, LABEL, RULE, SMALL, WHITE, between};

/// Shares with the counts behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    pub columns: Vec<String>,
    /// Units of each column.
    pub sizes: Vec<usize>,
    /// What is counted, in the plural: "documents".
    pub counted: String,
    pub rows: Vec<HeatRow>,
}

/// An item with its cells.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub name: String,
    /// One for each column; none where nothing was counted.
    pub cells: Vec<Option<Share>>,
}

const STEP: i32 = 42;
const NAMES: i32 = 460;
const WIDEST: i32 = 110;

/// Draws a heat map: the darker, the larger the share; the number in a cell is the count.
pub fn heat_map(caption: &Caption, data: &HeatMap) -> Result<Figure, FigureError> {
    if data.rows.is_empty() || data.columns.is_empty() {
        return Err(FigureError::Nothing("no year has a document with any of them"));
    }
    let most = data.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(|share| share.percent).fold(0.0, f64::max);
    let height = STEP * data.rows.len() as i32 + 96 + 64;
    page(caption, height, |sheet, frame| {
        let names = data.rows.iter().map(|row| LABEL.width(&row.name)).max().unwrap_or(0).min(NAMES);
        let left = frame.left + names + 20;
        let width = ((frame.right - left) / data.columns.len() as i32).min(WIDEST);
        let narrow = data.columns.iter().any(|column| LABEL.width(column) + 12 > width);
        let top = frame.top + if narrow { 84 } else { 40 };
        let counts = data.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(|share| share.count).max().unwrap_or(0);
        let told = SMALL.width(&counts.to_string()) + 6 <= width;
        // Names that stand upright need a line's height each.
        let every = if narrow { (28 / width.max(1) + 1).max(1) as usize } else { 1 };
        for (at, column) in data.columns.iter().enumerate().filter(|(at, _)| at % every == 0) {
            let x = left + width * at as i32 + width / 2;
            if narrow {
                sheet.upright(column, (x, top - 12), LABEL, Anchor::Left)?;
            } else {
                sheet.words(column, (x, top - 24), LABEL, Anchor::Middle)?;
            }
        }
        for (row, HeatRow { name, cells }) in data.rows.iter().enumerate() {
            let y = top + STEP * row as i32;
            sheet.words(&LABEL.fit(name, NAMES), (left - 16, y + STEP / 2), LABEL, Anchor::Right)?;
            for (at, cell) in cells.iter().enumerate() {
                let x = left + width * at as i32;
                // In the narrowest columns a frame around each cell would hide it.
                let gap = if told { 1 } else { 0 };
                let corners = ((x + gap, y + 1), (x + width - 2 * gap, y + STEP - 2));
                match cell {
                    Some(Share { percent, count }) if *count > 0 => {
                        let depth = 0.12 + 0.88 * percent / most.max(f64::MIN_POSITIVE);
                        sheet.filled(corners.0, corners.1, between(WHITE, BLUE, depth))?;
                        let ink = if depth > 0.5 { WHITE } else { BLACK };
                        if !told {
                            continue;
                        }
                        sheet.words(&count.to_string(), (x + width / 2, y + STEP / 2), SMALL.colored(ink), Anchor::Middle)?;
                    }
                    Some(_) if told => sheet.outlined(corners.0, corners.1, RULE, 1)?,
                    Some(_) => sheet.filled(corners.0, corners.1, between(WHITE, RULE, 0.4))?,
                    None => {}
                }
            }
        }
        let below = top + STEP * data.rows.len() as i32;
        sheet.words(&format!("{} de la période", data.counted), (left - 16, below + 20), SMALL, Anchor::Right)?;
        let every = (SMALL.width("000") / width.max(1) + 1).max(1) as usize;
        for (at, size) in data.sizes.iter().enumerate().filter(|(at, _)| at % every == 0) {
            sheet.words(&size.to_string(), (left + width * at as i32 + width / 2, below + 20), SMALL, Anchor::Middle)?;
        }
        key(sheet, (left, below + 62), most, told)
    })
}

/// What the shades mean, and the numbers where there are any.
fn key(sheet: &super::sheet::Sheet, (x, y): (i32, i32), most: f64, told: bool) -> Result<(), FigureError> {
    const STEPS: i32 = 24;
    sheet.words("part :", (x - 16, y + 10), SMALL, Anchor::Right)?;
    for step in 0..STEPS {
        let depth = 0.12 + 0.88 * f64::from(step) / f64::from(STEPS - 1);
        sheet.filled((x + 10 * step, y), (x + 10 * step + 10, y + 20), between(WHITE, BLUE, depth))?;
    }
    let end = x + 10 * STEPS + 12;
    let numbers = if told { "les nombres sont les comptes" } else { "gris clair : aucun ; blanc : aucun document" };
    let words = format!("jusqu’à {} ; {numbers}", per_cent(most));
    sheet.words(&words, (end, y + 10), SMALL.colored(GREY), Anchor::Left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_tells_its_count() {
        let share = |percent, count| Some(Share { percent, count });
        let data = HeatMap {
            columns: vec!["2020".into(), "2021".into()],
            sizes: vec![4, 9],
            counted: "documents".into(),
            rows: vec![
                HeatRow { name: "Eau".into(), cells: vec![share(75.0, 3), share(0.0, 0)] },
                HeatRow { name: "Sport".into(), cells: vec![None, share(11.1, 1)] },
            ],
        };
        let figure = heat_map(&Caption::default(), &data).expect("drawn");
        let tree = roxmltree::Document::parse(figure.svg()).expect("well-formed");
        let words: Vec<String> =
            tree.descendants().filter(|n| n.tag_name().name() == "text").filter_map(|n| n.text()).map(|t| t.trim().to_owned()).collect();
        for word in ["Eau", "Sport", "2020", "3", "1", "documents de la période"] {
            assert!(words.iter().any(|w| w == word), "{word} in {words:?}");
        }
    }

    #[test]
    fn cells_too_narrow_for_a_count_have_none() {
        let columns: Vec<String> = (0..180).map(|month| format!("{}-{:02}", 2010 + month / 12, month % 12 + 1)).collect();
        let cells = (0..180).map(|month| Some(Share { percent: 100.0, count: 7777 * (month % 2) })).collect();
        let rows = vec![HeatRow { name: "Eau".into(), cells }];
        let data = HeatMap { sizes: vec![7777; 180], counted: "documents".into(), rows, columns };
        let figure = heat_map(&Caption::default(), &data).expect("drawn");
        assert!(!figure.svg().contains("les nombres") && figure.svg().contains("gris clair"), "{}", figure.svg());
    }
}
