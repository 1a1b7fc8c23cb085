//! Writes a value.

use serde::de::value::Error;
use serde::ser::{self, Error as _, Impossible, Serialize};

use super::strings::{Kept, Place};

/// The bytes of a value beside a text.
pub fn bytes(value: &impl Serialize, text: &str) -> Result<Vec<u8>, Error> {
    let mut writer = Writer { text, out: Vec::new(), kept: Kept::default(), place: Place::default(), in_span: false, is_none: false };
    value.serialize(&mut writer)?;
    writer.has_value()?;
    Ok(writer.out)
}

/// Adds a number in as many bytes as it needs, seven bits in each (LEB128).
pub fn number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

struct Writer<'a> {
    text: &'a str,
    out: Vec<u8>,
    kept: Kept,
    place: Place,
    /// The numbers of a tuple are places in the text.
    in_span: bool,
    /// What was written last is no value.
    is_none: bool,
}

impl Writer<'_> {
    /// Only a field may be without a value.
    fn has_value(&self) -> Result<(), Error> {
        if self.is_none { Err(unsupported()) } else { Ok(()) }
    }
}

fn unsupported() -> Error {
    Error::custom("records hold no such value")
}

type Nothing = Impossible<(), Error>;

impl<'a, 'w> ser::Serializer for &'w mut Writer<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Elements<'a, 'w>;
    type SerializeTuple = Elements<'a, 'w>;
    type SerializeStruct = Fields<'a, 'w>;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Nothing;
    type SerializeStructVariant = Nothing;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.out.push(u8::from(value));
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        let value = if self.in_span { self.place.to(value) } else { u64::from(value) };
        number(&mut self.out, value);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        number(&mut self.out, value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.out.extend_from_slice(&value.to_le_bytes());
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.kept.write(value, self.text, &mut self.place, &mut self.out);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.is_none = true;
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self)?;
        self.has_value()
    }

    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &'static str) -> Result<(), Error> {
        number(&mut self.out, u64::from(index));
        Ok(())
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Elements<'a, 'w>, Error> {
        number(&mut self.out, length.ok_or_else(unsupported)? as u64);
        Ok(Elements(self))
    }

    fn serialize_tuple(self, _: usize) -> Result<Elements<'a, 'w>, Error> {
        self.in_span = true;
        Ok(Elements(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a, 'w>, Error> {
        Ok(Fields { writer: self, number: 0 })
    }

    fn serialize_i8(self, _: i8) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_i16(self, _: i16) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_i32(self, _: i32) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_i64(self, _: i64) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_u8(self, _: u8) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_u16(self, _: u16) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_f64(self, _: f64) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_char(self, _: char) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_unit(self) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Error> {
        Err(unsupported())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Nothing, Error> {
        Err(unsupported())
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Nothing, Error> {
        Err(unsupported())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Nothing, Error> {
        Err(unsupported())
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Nothing, Error> {
        Err(unsupported())
    }
}

/// The elements of a list, or the two ends of a span.
struct Elements<'a, 'w>(&'w mut Writer<'a>);

impl Elements<'_, '_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.0)?;
        self.0.has_value()
    }
}

impl ser::SerializeSeq for Elements<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.element(value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl ser::SerializeTuple for Elements<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.element(value)
    }

    fn end(self) -> Result<(), Error> {
        self.0.in_span = false;
        Ok(())
    }
}

/// The fields of a struct: each with the number of its place, from 1 on; then 0.
struct Fields<'a, 'w> {
    writer: &'w mut Writer<'a>,
    number: u64,
}

impl ser::SerializeStruct for Fields<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Error> {
        self.number += 1;
        let before = self.writer.out.len();
        number(&mut self.writer.out, self.number);
        value.serialize(&mut *self.writer)?;
        if std::mem::take(&mut self.writer.is_none) {
            self.writer.out.truncate(before);
        }
        Ok(())
    }

    fn skip_field(&mut self, _: &'static str) -> Result<(), Error> {
        self.number += 1;
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        self.writer.out.push(0);
        Ok(())
    }
}
