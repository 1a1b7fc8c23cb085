//! Bars: how often something is, part by part.

use super::page::{Caption, Figure, FigureError, page};
use super::sheet::{Anchor, BLACK, BLUE, LABEL, RULE, SMALL, Sheet, WHITE, between};

/// A bar, to the left of zero where its value is negative.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub name: String,
    pub value: f64,
    /// What stands at its end: "25 % (3 sur 12)".
    pub told: String,
    /// Whether chance explains it badly: filled and not only outlined.
    pub strong: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    pub bars: Vec<Bar>,
    /// What filled and outlined bars are, where there are both.
    pub legend: Option<[String; 2]>,
}

const STEP: i32 = 44;
const THICK: i32 = 28;
/// Widest column of names.
const NAMES: i32 = 520;

/// Draws horizontal bars in the order given.
pub fn bars(caption: &Caption, data: &Bars) -> Result<Figure, FigureError> {
    if data.bars.is_empty() {
        return Err(FigureError::Nothing("no part has it"));
    }
    let legend = if data.legend.is_some() { 52 } else { 0 };
    page(caption, STEP * data.bars.len() as i32 + 16 + legend, |sheet, frame| {
        let names = data.bars.iter().map(|bar| LABEL.width(&bar.name)).max().unwrap_or(0).min(NAMES);
        let least = data.bars.iter().map(|bar| bar.value).fold(0.0, f64::min);
        let most = data.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
        // Room for the words at the ends.
        let told = |left: bool| {
            let widths = data.bars.iter().filter(|bar| (bar.value < 0.0) == left).map(|bar| SMALL.width(&bar.told) + 24);
            widths.max().unwrap_or(0)
        };
        let (left, right) = (told(true), told(false));
        let unit = f64::from(frame.right - frame.left - names - 24 - left - right) / (most - least).max(f64::MIN_POSITIVE);
        let zero = frame.left + names + 24 + left + (-least * unit).round() as i32;
        if let Some(words) = &data.legend {
            self::legend(sheet, (frame.left, frame.top + 8), data, words)?;
        }
        for (at, bar) in data.bars.iter().enumerate() {
            let y = frame.top + legend + STEP * at as i32 + STEP / 2 + 8;
            sheet.words(&LABEL.fit(&bar.name, NAMES), (frame.left + names, y), LABEL, Anchor::Right)?;
            let end = zero + (bar.value * unit).round() as i32;
            self::bar(sheet, (zero.min(end), y - THICK / 2), (zero.max(end).max(zero.min(end) + 2), y + THICK / 2), bar.strong)?;
            let (x, anchor) = if bar.value < 0.0 { (end - 14, Anchor::Right) } else { (end + 14, Anchor::Left) };
            sheet.words(&bar.told, (x, y), SMALL.colored(BLACK), anchor)?;
        }
        let bottom = frame.top + legend + STEP * data.bars.len() as i32 + 16;
        sheet.line(&[(zero, frame.top + legend), (zero, bottom)], if least < 0.0 { BLACK } else { RULE }, 2)
    })
}

fn bar(sheet: &Sheet, upper_left: (i32, i32), lower_right: (i32, i32), strong: bool) -> Result<(), FigureError> {
    sheet.filled(upper_left, lower_right, if strong { BLUE } else { between(WHITE, BLUE, 0.28) })?;
    sheet.outlined(upper_left, lower_right, BLUE, 2)
}

/// What filled and pale bars are, as far as there are any.
fn legend(sheet: &Sheet, (mut x, y): (i32, i32), data: &Bars, words: &[String; 2]) -> Result<(), FigureError> {
    for (strong, words) in [(true, &words[0]), (false, &words[1])] {
        if data.bars.iter().any(|bar| bar.strong == strong) {
            bar(sheet, (x, y), (x + 40, y + 22), strong)?;
            sheet.words(words, (x + 54, y + 11), SMALL, Anchor::Left)?;
            x += 54 + SMALL.width(words) + 50;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_on_both_sides_of_zero() {
        let bar = |name: &str, value, strong| Bar { name: name.into(), value, told: format!("{value}"), strong };
        let data = Bars {
            bars: vec![bar("atelier", 12.0, true), bar("plénière", -4.0, false), bar("rien", 0.0, false)],
            legend: Some(["sûr".into(), "hasard".into()]),
        };
        let figure = bars(&Caption::default(), &data).expect("drawn");
        for words in ["atelier", "plénière", "-4", "hasard"] {
            assert!(figure.svg().contains(words), "{words}");
        }
        assert!(bars(&Caption::default(), &Bars { bars: Vec::new(), legend: None }).is_err());
    }
}
