//! The bytes that the manifest is kept in: frames, each with its length, and after each commit of the index a frame that
//! has the number of the commit and a sum of all bytes since the one before it.
//!
//! Numbers are little-endian. A frame that is not whole, and frames without a commit behind them, do not count.

use std::path::PathBuf;

use super::sketch::PARTS;
use super::{Digest, Entry, PathKey, Sketch, Verdict};
use crate::record::MediaType;

/// What a frame tells.
#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    Entry(PathKey, Entry),
    Gone(PathKey),
    Commit(Commit),
}

/// The last word on a commit of the index.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Commit {
    pub generation: u64,
    pub corpus: PathBuf,
    pub readers: u32,
}

const ENTRY: u8 = 1;
const GONE: u8 = 2;
const COMMIT: u8 = 3;

/// Bits that tell what an entry has.
const DIGEST: u8 = 1;
const SKETCH: u8 = 2;
const EVENT: u8 = 4;
const RECOGNISED: u8 = 8;

/// Adds a frame for an entry.
pub(super) fn put_entry(key: &PathKey, entry: &Entry, out: &mut Vec<u8>) {
    frame(ENTRY, out, |out| {
        put_text(key.as_str(), out);
        out.extend(entry.size.to_le_bytes());
        out.extend(entry.modified.to_le_bytes());
        let event = entry.sketch.as_ref().and_then(|sketch| sketch.event);
        let is_recognised = entry.sketch.as_ref().is_some_and(|sketch| sketch.is_recognised);
        let has =
            [(entry.sha256.is_some(), DIGEST), (entry.sketch.is_some(), SKETCH), (event.is_some(), EVENT), (is_recognised, RECOGNISED)];
        out.push(has.into_iter().filter(|(has, _)| *has).map(|(_, bit)| bit).sum());
        entry.sha256.iter().for_each(|digest| out.extend(digest.0));
        if let Some(sketch) = &entry.sketch {
            put_text(sketch.media_type.name(), out);
            [Some(sketch.numbers), Some(sketch.words), event].into_iter().flatten().for_each(|number| out.extend(number.to_le_bytes()));
            out.extend(sketch.traces);
        }
        put_text(entry.verdict.name(), out);
        put_text(entry.verdict.reason(), out);
    });
}

/// Adds a frame for a file that has gone.
pub(super) fn put_gone(key: &PathKey, out: &mut Vec<u8>) {
    frame(GONE, out, |out| put_text(key.as_str(), out));
}

/// Adds the frame that ends what was written; `sum` is that of all frames since the commit before.
pub(super) fn put_commit(commit: &Commit, sum: u64, out: &mut Vec<u8>) -> std::io::Result<()> {
    let no_text = || std::io::Error::new(std::io::ErrorKind::InvalidInput, "the corpus has a path that is no text");
    let corpus = commit.corpus.to_str().ok_or_else(no_text)?;
    frame(COMMIT, out, |out| {
        out.extend(sum.to_le_bytes());
        out.extend(commit.generation.to_le_bytes());
        out.extend(commit.readers.to_le_bytes());
        put_text(corpus, out);
    });
    Ok(())
}

fn frame(kind: u8, out: &mut Vec<u8>, fill: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend([0; 4]);
    out.push(kind);
    fill(out);
    let length = (out.len() - start - 4) as u32;
    out[start..start + 4].copy_from_slice(&length.to_le_bytes());
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    out.extend((text.len() as u32).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

/// A sum of frames, to which others are added.
pub(super) fn sum(before: u64, frames: &[u8]) -> u64 {
    let mixed = |sum: u64, word: &[u8]| {
        let mut bytes = [0; 8];
        bytes[..word.len()].copy_from_slice(word);
        (sum.rotate_left(5) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    };
    frames.chunks(8).fold(before ^ frames.len() as u64, mixed)
}

/// Bytes of a file up to its last commit.
pub(super) fn committed(bytes: &[u8]) -> usize {
    let (mut end, mut at, mut since) = (0, 0, 0);
    while let Some((whole, kind, mut body)) = frame_at(bytes, at) {
        at += whole.len();
        if kind != COMMIT {
            since = sum(since, whole);
        } else if body.array().map(u64::from_le_bytes) == Some(since) {
            (end, since) = (at, 0);
        } else {
            break;
        }
    }
    end
}

/// The whole frame at a place, its kind, and what it tells.
fn frame_at(bytes: &[u8], at: usize) -> Option<(&[u8], u8, Rest<'_>)> {
    let length = u32::from_le_bytes(Rest(bytes.get(at..)?).array()?) as usize;
    let whole = bytes.get(at..at.checked_add(4 + length)?)?;
    let mut body = Rest(&whole[4..]);
    let [kind] = body.array()?;
    Some((whole, kind, body))
}

/// The frames of committed bytes, one after the other; none for what is no frame.
pub(super) fn frames(bytes: &[u8]) -> impl Iterator<Item = Option<Frame>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (whole, kind, body) = frame_at(bytes, at)?;
        at += whole.len();
        Some(body.frame(kind))
    })
}

/// What is left of a frame.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn frame(mut self, kind: u8) -> Option<Frame> {
        Some(match kind {
            ENTRY => Frame::Entry(self.key()?, self.entry()?),
            GONE => Frame::Gone(self.key()?),
            COMMIT => {
                self.array::<8>()?;
                let (generation, readers) = (u64::from_le_bytes(self.array()?), u32::from_le_bytes(self.array()?));
                Frame::Commit(Commit { generation, readers, corpus: self.text()?.into() })
            }
            _ => return None,
        })
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = u32::from_le_bytes(self.array()?) as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn key(&mut self) -> Option<PathKey> {
        self.text().map(PathKey::written)
    }

    fn entry(&mut self) -> Option<Entry> {
        let (size, modified) = (u64::from_le_bytes(self.array()?), i64::from_le_bytes(self.array()?));
        let [has] = self.array()?;
        let sha256 = if has & DIGEST != 0 { Some(Digest(self.array()?)) } else { None };
        let sketch = if has & SKETCH != 0 { Some(self.sketch(has)?) } else { None };
        let (name, reason) = (self.text()?, self.text()?);
        Some(Entry { size, modified, sha256, sketch, verdict: Verdict::named(name, reason)? })
    }

    fn sketch(&mut self, has: u8) -> Option<Sketch> {
        let media_type = MediaType::named(self.text()?)?;
        let (numbers, words) = (u64::from_le_bytes(self.array()?), u64::from_le_bytes(self.array()?));
        let event = if has & EVENT != 0 { Some(u64::from_le_bytes(self.array()?)) } else { None };
        let is_recognised = has & RECOGNISED != 0;
        Some(Sketch { media_type, is_recognised, numbers, words, event, traces: self.array::<PARTS>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Failure;

    #[test]
    fn there_and_back() {
        let key = PathKey::new("été/a.pdf".as_ref());
        let sketch =
            Sketch { media_type: MediaType::Odt, is_recognised: true, numbers: 1, words: u64::MAX, event: None, traces: [7; PARTS] };
        let entry = |verdict, event| Entry {
            size: 5,
            modified: -1,
            sha256: Some(Digest::of(b"a")),
            sketch: Some(Sketch { event, ..sketch.clone() }),
            verdict,
        };
        let bare = Entry { size: 0, modified: 0, sha256: None, sketch: None, verdict: Failure::Empty.into() };
        let entries = [
            bare,
            entry(Verdict::Indexed, Some(9)),
            entry(Verdict::NotFrench("en".into()), None),
            entry(Verdict::Duplicate(key.clone()), None),
            entry(Verdict::Replaced(key.clone()), None),
            entry(Failure::Refused("limit".into()).into(), None),
        ];
        let mut bytes = Vec::new();
        entries.iter().for_each(|entry| put_entry(&key, entry, &mut bytes));
        put_gone(&key, &mut bytes);
        let commit = Commit { generation: 3, corpus: "corpus".into(), readers: 2 };
        let (mut sums, mut at) = (0, 0);
        while let Some((whole, ..)) = frame_at(&bytes, at) {
            sums = sum(sums, whole);
            at += whole.len();
        }
        assert_eq!(committed(&bytes), 0);
        put_commit(&commit, sums, &mut bytes).expect("put");
        let found: Vec<Frame> = frames(&bytes).map(|frame| frame.expect("a frame")).collect();
        let expected = entries.into_iter().map(|entry| Frame::Entry(key.clone(), entry));
        assert_eq!(found, expected.chain([Frame::Gone(key.clone()), Frame::Commit(commit)]).collect::<Vec<_>>());
        assert_eq!(committed(&bytes), bytes.len());
        // A byte that is not as it was written.
        bytes[9] ^= 1;
        assert_eq!(committed(&bytes), 0);
    }
}
