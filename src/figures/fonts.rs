//! The built-in font: Fira Sans, SIL Open Font License 1.1, see `assets/fonts`.

use std::sync::{Arc, OnceLock};

use plotters::style::{FontStyle, register_font};
use resvg::usvg::fontdb::Database;

use super::page::FigureError;

/// Asked for in an SVG; programs without the first take the next.
pub const FAMILY: &str = "Fira Sans, Arial, Helvetica, sans-serif";

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/FiraSans-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/FiraSans-SemiBold.ttf");

/// Makes the font known to the drawing library, once.
pub fn register() -> Result<(), FigureError> {
    static REGISTERED: OnceLock<bool> = OnceLock::new();
    let done = REGISTERED.get_or_init(|| {
        register_font(FAMILY, FontStyle::Normal, REGULAR).is_ok() && register_font(FAMILY, FontStyle::Bold, SEMI_BOLD).is_ok()
    });
    if *done { Ok(()) } else { Err(FigureError::Font) }
}

/// The same font for pictures made of an SVG.
pub fn database() -> Arc<Database> {
    static DATABASE: OnceLock<Arc<Database>> = OnceLock::new();
    let made = DATABASE.get_or_init(|| {
        let mut fonts = Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(SEMI_BOLD.to_vec());
        fonts.set_sans_serif_family("Fira Sans");
        Arc::new(fonts)
    });
    Arc::clone(made)
}
