//! Finds the inputs of a corpus folder.

use std::collections::HashSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Failure, PathKey};
use crate::read::archive::{Way, begins_as_archive, documents, is_archive};

/// A file of the corpus that may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Corpus folder and path within it; for a document of an archive, the archive's.
    pub path: Arc<Path>,
    /// The way to a document within an archive; empty for a file.
    pub within: Way,
    pub key: PathKey,
    /// Bytes of the file.
    pub size: u64,
    /// Nanoseconds since 1970; 0 where the system does not tell.
    pub modified: i64,
    /// Bytes of the document, which an archive may tell wrongly.
    pub bytes: u64,
}

impl Input {
    /// Its path, as if archives were folders.
    pub fn shown_path(&self) -> PathBuf {
        self.within.iter().fold(self.path.to_path_buf(), |path, name| path.join(name.trim_start_matches('/')))
    }

    /// Whether both lie in the same archive, which then need be opened once only.
    pub(super) fn lies_beside<'a>(&'a self, other: &'a Input) -> bool {
        let folder = |input: &'a Input| input.within.split_last().map(|(_, outer)| outer);
        self.path == other.path && !self.within.is_empty() && folder(self) == folder(other)
    }
}

/// What a walk met.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// In the order of their keys.
    pub inputs: Vec<Input>,
    /// Neither files nor folders, or folders that cannot be listed.
    pub refused: Vec<(PathKey, Failure)>,
    /// Folders that cannot be listed: what was known of them stays as it was.
    pub unlisted: Vec<PathKey>,
    /// Gold annotations beside their documents.
    pub annotations: usize,
}

/// Walks a folder. Symbolic links are followed to files within it; hidden files and folders are passed over, and so is
/// the index where it lies in the corpus.
pub fn walk(corpus: &Path, index: &Path) -> std::io::Result<Walk> {
    let root = corpus.canonicalize()?;
    let index = index.canonicalize().ok();
    let mut walk = Walk::default();
    let is_index = |entry: &DirEntry| index.as_ref().is_some_and(|index| entry.path().canonicalize().is_ok_and(|path| path == *index));
    let hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".");
    let entries = WalkDir::new(corpus).into_iter().filter_entry(|entry| !(hidden(entry) || entry.file_type().is_dir() && is_index(entry)));
    let mut files = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => files.push(entry),
            Err(error) if error.depth() == 0 => return Err(error.into()),
            Err(error) => {
                let path = error.path().unwrap_or(corpus).to_owned();
                let reason = error.io_error().map_or_else(|| "a loop of links".to_owned(), super::file::reason);
                let key = key(&path, corpus);
                walk.unlisted.push(key.clone());
                walk.refused.push((key, Failure::Unreadable(reason)));
            }
        }
    }
    // Asking the system about each file takes most of the time where nothing has changed.
    let checked: Vec<_> = files.par_iter().map(|file| check(file, &root)).collect();
    files.iter().zip(checked).for_each(|(file, checked)| walk.take(file, corpus, checked));
    walk.set_annotations_apart();
    walk.inputs.sort_by(|a, b| a.key.cmp(&b.key));
    tell_apart(&mut walk.inputs);
    Ok(walk)
}

/// The path within the corpus; of a corpus that is one file, its name.
fn key(path: &Path, corpus: &Path) -> PathKey {
    let within = path.strip_prefix(corpus).unwrap_or(path);
    PathKey::new(if within.as_os_str().is_empty() { Path::new(path.file_name().unwrap_or_default()) } else { within })
}

/// A document `b/c` of an archive and the `c` of an archive `b` within it would have the same key: no file may hide another.
fn tell_apart(inputs: &mut [Input]) {
    let same = |pair: &[Input]| pair[0].key == pair[1].key;
    if !inputs.windows(2).any(same) {
        return;
    }
    for alike in inputs.chunk_by_mut(|a, b| a.key == b.key).filter(|alike| alike.len() > 1) {
        alike.sort_by(|a, b| a.within.cmp(&b.within));
        for (at, input) in alike.iter_mut().enumerate().skip(1) {
            input.key = PathKey::written(&format!("{} ({})", input.key, at + 1));
        }
    }
    inputs.sort_by(|a, b| a.key.cmp(&b.key));
}

impl Walk {
    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.refused.is_empty()
    }

    /// Tells of a file that is no input whether it may still be there: what could not be taken, or lies where nothing could be
    /// listed.
    pub(super) fn apart(&self) -> impl Fn(&PathKey) -> bool + use<'_> {
        let refused: HashSet<&PathKey> = self.refused.iter().map(|(key, _)| key).collect();
        move |key| refused.contains(key) || self.unlisted.iter().any(|folder| key.is_under(folder))
    }

    fn take(&mut self, file: &DirEntry, corpus: &Path, checked: Result<(u64, i64), Failure>) {
        let path = file.path();
        let key = key(path, corpus);
        match checked {
            Ok((size, modified)) => self.push(Input { path: path.into(), within: Way::new(), key, size, modified, bytes: size }),
            Err(failure) => self.refused.push((key, failure)),
        }
    }

    /// Takes a file, or the documents of an archive in its place. What has the name of an archive and cannot be read as one is
    /// a file like others, unless it begins as one.
    fn push(&mut self, input: Input) {
        if !input.path.to_str().is_some_and(is_archive) {
            return self.inputs.push(input);
        }
        let open = || File::open(&input.path).map(BufReader::new).map_err(|error| Failure::Unreadable(super::file::reason(&error)));
        let documents = open().and_then(|file| super::file::guarded(|| documents(file, input.size as usize)));
        let is_archive = || open().and_then(|file| super::file::guarded(|| begins_as_archive(file)));
        if matches!(documents, Err(Failure::Unreadable(_))) && is_archive() == Ok(false) {
            return self.inputs.push(input);
        }
        match documents {
            Ok(ways) if ways.is_empty() => self.refused.push((input.key, Failure::Empty)),
            Ok(found) => {
                let within = |(way, bytes): (Way, u64)| Input { key: input.key.within(&way), within: way, bytes, ..input.clone() };
                self.inputs.extend(found.into_iter().map(within));
            }
            Err(failure) => {
                self.unlisted.push(input.key.clone());
                self.refused.push((input.key, failure));
            }
        }
    }

    /// A JSON file with the keys of an annotation, beside a document of the same stem, is no input.
    fn set_annotations_apart(&mut self) {
        let is_json = |path: &Path| path.extension().is_some_and(|extension| extension == "json");
        let may_be: HashSet<PathBuf> = self.inputs.iter().filter(|i| is_json(&i.path)).map(|i| i.path.with_extension("")).collect();
        if may_be.is_empty() {
            return;
        }
        let stems = self.inputs.iter().filter(|i| !is_json(&i.path)).map(|i| i.path.with_extension(""));
        let stems: HashSet<PathBuf> = stems.filter(|stem| may_be.contains(stem)).collect();
        let before = self.inputs.len();
        self.inputs.retain(|input| !(is_json(&input.path) && stems.contains(&input.path.with_extension("")) && is_annotation(&input.path)));
        self.annotations = before - self.inputs.len();
    }
}

/// Size and time of change of a regular file, or why it is not taken.
fn check(entry: &DirEntry, root: &Path) -> Result<(u64, i64), Failure> {
    let unreadable = |error: &std::io::Error| Failure::Unreadable(super::file::reason(error));
    if entry.path_is_symlink() {
        let target = entry.path().canonicalize().map_err(|error| unreadable(&error))?;
        if !target.starts_with(root) {
            return Err(Failure::Refused("a link that leads out of the corpus".into()));
        }
        // A link to a folder within the corpus would show its files twice.
        return size_and_time(&std::fs::metadata(&target).map_err(|error| unreadable(&error))?);
    }
    size_and_time(&entry.metadata().map_err(|error| Failure::Unreadable(error.to_string()))?)
}

fn size_and_time(metadata: &std::fs::Metadata) -> Result<(u64, i64), Failure> {
    super::file::check(metadata)?;
    Ok((metadata.len(), super::file::modified(metadata)))
}

/// Bytes of a JSON file that are looked at: no annotation is longer.
const LONGEST_ANNOTATION: u64 = 16 << 20;

fn is_annotation(path: &Path) -> bool {
    let small = std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LONGEST_ANNOTATION);
    let keys = || serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&std::fs::read(path).ok()?).ok();
    // Of a programme, or of the people and bodies of several.
    let has = |keys: &serde_json::Map<String, serde_json::Value>, key: &str| keys.contains_key(key);
    small && keys().is_some_and(|keys| has(&keys, "people") && (has(&keys, "sessions") || has(&keys, "organisations")))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_corpus_may_be_one_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "a").expect("written");
        let walk = walk(&file, &folder.path().join("index")).expect("walked");
        assert_eq!(walk.inputs.iter().map(|input| input.key.as_str()).collect::<Vec<_>>(), ["a.txt"]);
    }

    #[test]
    fn what_a_walk_takes() {
        let outside = tempfile::tempdir().expect("a temporary folder");
        let corpus = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| std::fs::write(corpus.path().join(name), text).expect("written");
        std::fs::create_dir_all(corpus.path().join("2021/.git")).expect("folders");
        std::fs::create_dir_all(corpus.path().join("index")).expect("a folder");
        std::fs::write(outside.path().join("secret.txt"), "a").expect("written");
        write("a.txt", "a");
        write("a.json", r#"{"event": {}, "sessions": [], "people": []}"#);
        write("in.json", r#"{"people": [], "organisations": []}"#);
        write("b.json", "{}");
        write(".hidden.txt", "a");
        write("2021/.git/config", "a");
        write("2021/b.txt", "b");
        write("index/meta.json", "{}");
        symlink(outside.path().join("secret.txt"), corpus.path().join("out.txt")).expect("a link");
        symlink("a.txt", corpus.path().join("in.txt")).expect("a link");
        symlink("2021", corpus.path().join("year")).expect("a link");
        symlink("nowhere", corpus.path().join("dangling")).expect("a link");
        let _listener = std::os::unix::net::UnixListener::bind(corpus.path().join("socket")).expect("a socket");

        let walk = walk(corpus.path(), &corpus.path().join("index")).expect("walked");
        let keys: Vec<&str> = walk.inputs.iter().map(|input| input.key.as_str()).collect();
        assert_eq!(keys, ["2021/b.txt", "a.txt", "b.json", "in.txt"]);
        assert_eq!(walk.annotations, 2);
        let mut refused: Vec<String> = walk.refused.iter().map(|(key, failure)| format!("{key}: {failure}")).collect();
        refused.sort();
        assert_eq!(
            refused,
            [
                "dangling: unreadable: no such file or directory",
                "out.txt: refused: a link that leads out of the corpus",
                "socket: refused: not a regular file",
                "year: refused: a folder",
            ]
        );
    }
}
