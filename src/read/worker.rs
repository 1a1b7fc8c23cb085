//! Reading in a process of its own: the child's side, and the words that parent and child exchange.
//!
//! A request is the length of the file's name (4 bytes, little endian), the name, the length of its content (8 bytes) and the
//! content; an answer is a length (8 bytes) and that many bytes of JSON. The parent is `pipeline::Readers`.
//!
//! Each is written in one go where the pipe takes it: a few bytes beforehand would wake the other end twice.

use std::any::Any;
use std::io::{self, IoSlice, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{ReadError, ReadText, read};

/// What a child answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    Read(Box<ReadText>),
    Refused(ReadError),
    /// A defect of a reader, in its own words.
    Panicked(String),
}

/// Bytes of an answer beyond which the parent gives up on a child: the longest text that is read, with room for escapes.
pub const LONGEST_ANSWER: u64 = 1 << 30;

/// Bytes of a length.
const LENGTH: usize = 8;

/// Answers requests until the input ends.
///
/// # Errors
/// When the other end has gone.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut message = Vec::new();
    while let Some((name, bytes)) = read_request(&mut input)? {
        let name = Path::new(&name);
        let answer = match catch_unwind(AssertUnwindSafe(|| read(&bytes, (!name.as_os_str().is_empty()).then_some(name)))) {
            Ok(Ok(read)) => Answer::Read(Box::new(read)),
            Ok(Err(error)) => Answer::Refused(error),
            Err(panic) => Answer::Panicked(panic_message(panic.as_ref())),
        };
        message.clear();
        message.extend([0; LENGTH]);
        serde_json::to_writer(&mut message, &answer)?;
        let length = (message.len() - LENGTH) as u64;
        message[..LENGTH].copy_from_slice(&length.to_le_bytes());
        output.write_all(&message)?;
        output.flush()?;
    }
    Ok(())
}

pub fn write_request(output: &mut impl Write, name: &str, bytes: &[u8]) -> io::Result<()> {
    let head = [&(name.len() as u32).to_le_bytes(), name.as_bytes(), &(bytes.len() as u64).to_le_bytes()].concat();
    let written = loop {
        match output.write_vectored(&[IoSlice::new(&head), IoSlice::new(bytes)]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            written => break written?,
        }
    };
    output.write_all(head.get(written..).unwrap_or_default())?;
    output.write_all(&bytes[written.saturating_sub(head.len())..])?;
    output.flush()
}

pub fn read_answer(input: &mut impl Read) -> io::Result<Answer> {
    let mut length = [0; LENGTH];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > LONGEST_ANSWER {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "limit: more text than any document holds"));
    }
    Ok(serde_json::from_slice(&content(input, length)?)?)
}

/// So many bytes; what is said of their number is believed up to a megabyte.
fn content(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    const BELIEVED: u64 = 1 << 20;
    let believed = length.min(BELIEVED);
    let mut bytes = vec![0; believed as usize];
    input.read_exact(&mut bytes)?;
    input.take(length - believed).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Name and content; none where the input ends.
fn read_request(input: &mut impl Read) -> io::Result<Option<(String, Vec<u8>)>> {
    let mut name_length = [0; 4];
    if input.read(&mut name_length[..1])? == 0 {
        return Ok(None);
    }
    input.read_exact(&mut name_length[1..])?;
    let mut name = vec![0; u32::from_le_bytes(name_length) as usize];
    input.read_exact(&mut name)?;
    let mut length = [0; LENGTH];
    input.read_exact(&mut length)?;
    let bytes = content(input, u64::from_le_bytes(length))?;
    Ok(Some((String::from_utf8_lossy(&name).into_owned(), bytes)))
}

/// The first line of what a panic says.
pub fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a panic without words").lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_is_answered() {
        let mut requests = Vec::new();
        write_request(&mut requests, "a.md", "# Été".as_bytes()).expect("written");
        write_request(&mut requests, "", b" ").expect("written");
        let mut answers = Vec::new();
        serve(requests.as_slice(), &mut answers).expect("served");
        let mut answers = answers.as_slice();
        assert!(matches!(read_answer(&mut answers), Ok(Answer::Read(read)) if read.text == "# Été"));
        assert!(matches!(read_answer(&mut answers), Ok(Answer::Refused(ReadError::Empty))));
        assert!(read_answer(&mut answers).is_err());
    }
}
