//! Defines `PathKey`, a path within the corpus as text, without loss.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// A path within the corpus, its parts separated by `/`. Bytes that are not UTF-8, and `%`, are written as `%` and two
/// hexadecimal digits, so that two names never become one. Copies share their letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathKey(Arc<str>);

impl PathKey {
    pub fn new(path: &Path) -> Self {
        let mut key = String::new();
        for part in path.components() {
            if !key.is_empty() {
                key.push('/');
            }
            escape(part.as_os_str().as_encoded_bytes(), &mut key);
        }
        PathKey(key.into())
    }

    /// What [`PathKey::as_str`] gave.
    pub(super) fn written(key: &str) -> Self {
        PathKey(key.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A document within this archive, whose names stay as they are: `a//b` is not `a/b`.
    pub fn within(&self, way: &[String]) -> PathKey {
        let mut key = self.0.to_string();
        for name in way {
            key.push('/');
            escape(name.as_bytes(), &mut key);
        }
        PathKey(key.into())
    }

    /// Whether it lies in a folder.
    pub fn is_under(&self, folder: &PathKey) -> bool {
        self.0.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
    }
}

fn escape(name: &[u8], key: &mut String) {
    for chunk in name.utf8_chunks() {
        key.push_str(&chunk.valid().replace('%', "%25"));
        chunk.invalid().iter().for_each(|byte| key.push_str(&format!("%{byte:02X}")));
    }
}

impl Serialize for PathKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl fmt::Display for PathKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_without_loss() {
        assert_eq!(PathKey::new(Path::new("2021/été.txt")).as_str(), "2021/été.txt");
        assert_eq!(PathKey::new(Path::new("100%.txt")).as_str(), "100%25.txt");
        assert!(PathKey::new(Path::new("a/b.txt")).is_under(&PathKey::new(Path::new("a"))));
        assert!(!PathKey::new(Path::new("ab/b.txt")).is_under(&PathKey::new(Path::new("a"))));
        let within = |name: &str| PathKey::new(Path::new("a.zip")).within(&[name.to_owned()]);
        assert_eq!(within("2021/100%.txt").as_str(), "a.zip/2021/100%25.txt");
        assert_ne!(within("2021//a.txt"), within("2021/a.txt"));
        assert_ne!(within("./a.txt"), within("a.txt"));
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            let path = Path::new(std::ffi::OsStr::from_bytes(b"caf\xe9.txt"));
            assert_eq!(PathKey::new(path).as_str(), "caf%E9.txt");
        }
    }
}
