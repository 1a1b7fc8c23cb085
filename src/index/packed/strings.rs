//! How a string is kept: as it is, by its number among the strings before it, by its place in the text, or as the number
//! that its hexadecimal digits write.

use memchr::memmem;
use rustc_hash::FxHashMap;
use serde::de::Error as _;
use serde::de::value::Error;

use super::read::Bytes;
use super::write::number;

/// The kinds, in the lowest bits of the first number.
const PLAIN: u64 = 0;
const AGAIN: u64 = 1;
const IN_TEXT: u64 = 2;
const DIGITS: u64 = 3;
const KIND: u64 = 3;

/// Bytes of a string below which its place takes as many.
const SHORT: usize = 4;
/// How far a string is looked for before and after the last place, so that a long text costs no more than short ones.
const BEFORE: usize = 4 << 10;
const AFTER: usize = 16 << 10;
/// Bytes behind the last place that are looked at first, and places of the letter that are tried there.
const NEAR: usize = 512;
const MOST_PLACES: usize = 32;

/// A place in a text, from which the next one is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place(u32);

impl Place {
    /// The distance to another place, and moves there.
    pub fn to(&mut self, place: u32) -> u64 {
        let distance = i64::from(place) - i64::from(self.0);
        self.0 = place;
        (distance << 1 ^ distance >> 63) as u64
    }

    /// Moves by a distance and gives the place there.
    pub fn by(&mut self, distance: u64) -> Result<u32, Error> {
        let distance = (distance >> 1) as i64 ^ -((distance & 1) as i64);
        self.0 = u32::try_from(i64::from(self.0).saturating_add(distance)).map_err(|_| Error::custom("no place in a text"))?;
        Ok(self.0)
    }
}

/// The strings of a record while it is written.
#[derive(Default)]
pub struct Kept {
    numbers: FxHashMap<String, u64>,
}

impl Kept {
    /// Adds what stands for a string.
    pub fn write(&mut self, string: &str, text: &str, place: &mut Place, out: &mut Vec<u8>) {
        if let Some(again) = self.numbers.get(string) {
            return number(out, again << 2 | AGAIN);
        }
        if is_digits(string) {
            number(out, (string.len() as u64) << 2 | DIGITS);
            let value = |digit: u8| (digit as char).to_digit(16).unwrap_or(0) as u8;
            return out.extend(string.as_bytes().chunks_exact(2).map(|pair| value(pair[0]) << 4 | value(pair[1])));
        }
        match find(string, text, place.0 as usize) {
            Some(at) => {
                number(out, place.to(at as u32) << 2 | IN_TEXT);
                number(out, string.len() as u64);
                place.to((at + string.len()) as u32);
            }
            None => {
                number(out, (string.len() as u64) << 2 | PLAIN);
                out.extend_from_slice(string.as_bytes());
            }
        }
        if string.len() >= SHORT {
            self.numbers.insert(string.to_owned(), self.numbers.len() as u64);
        }
    }
}

/// Digits of a hash: long enough to be worth it.
fn is_digits(string: &str) -> bool {
    string.len() >= 16 && string.len().is_multiple_of(2) && string.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The nearest place of a string in the text after the last one, or else one before it.
fn find(string: &str, text: &str, last: usize) -> Option<usize> {
    if string.len() < SHORT {
        return None;
    }
    let (text, last) = (text.as_bytes(), last.min(text.len()));
    let after = &text[last..text.len().min(last + AFTER)];
    let from = last.saturating_sub(BEFORE);
    let before = || Some(from + memmem::find(&text[from..text.len().min(last + string.len())], string.as_bytes())?);
    let near = || find_near(string.as_bytes(), &after[..after.len().min(NEAR + string.len())]);
    near().or_else(|| memmem::find(after, string.as_bytes())).map(|at| last + at).or_else(before)
}

/// The first place of a string in few bytes, by one of its letters that is rather rare: most strings stand close behind the
/// last place, and preparing the search through more would take longer than this one.
fn find_near(string: &[u8], text: &[u8]) -> Option<usize> {
    let is_rare = |byte: &u8| byte.is_ascii() && !b" aeilnorstu'".contains(byte);
    let rare = string.iter().position(is_rare).unwrap_or(0);
    let places = memchr::memchr_iter(string[rare], text).filter_map(|at| at.checked_sub(rare));
    places.take(MOST_PLACES).find(|at| text[*at..].starts_with(string))
}

/// The strings of a record while it is read.
#[derive(Default)]
pub struct Known<'a> {
    strings: Vec<&'a str>,
}

impl<'a> Known<'a> {
    /// The next string; digits are put into `digits`.
    pub fn read<'d>(
        &mut self,
        bytes: &mut Bytes<'a>,
        text: &'a str,
        place: &mut Place,
        digits: &'d mut String,
    ) -> Result<Read<'a, 'd>, Error> {
        let first = bytes.number()?;
        let count = first >> 2;
        let string = match first & KIND {
            AGAIN => {
                let again = usize::try_from(count).ok().and_then(|number| self.strings.get(number));
                return again.map(|string| Read::Kept(string)).ok_or_else(|| Error::custom("a string that has not been"));
            }
            DIGITS => {
                digits.clear();
                for byte in bytes.take(count / 2)? {
                    digits.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0')));
                }
                return Ok(Read::Digits(digits));
            }
            IN_TEXT => {
                let start = place.by(count)? as usize;
                let end = usize::try_from(bytes.number()?).ok().and_then(|length| start.checked_add(length));
                let string = end.and_then(|end| text.get(start..end)).ok_or_else(|| Error::custom("no place in the text"))?;
                place.to((start + string.len()) as u32);
                string
            }
            _ => std::str::from_utf8(bytes.take(count)?).map_err(Error::custom)?,
        };
        if string.len() >= SHORT {
            self.strings.push(string);
        }
        Ok(Read::Kept(string))
    }
}

/// A string that was read.
pub enum Read<'a, 'd> {
    Kept(&'a str),
    Digits(&'d str),
}
