//! Follows a corpus: waits until it has changed, and has stopped changing.
//!
//! It looks at names, sizes and times again and again instead of asking the system to be told, which network drives and
//! folders with very many files do not support. Looking takes a fiftieth of the time at most.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{Build, BuildError, walk};

/// Between two looks, at least.
const PAUSE: Duration = Duration::from_secs(1);
/// Time of rest for each unit of time spent with looking.
const REST: u32 = 50;
/// A wish to stop is seen after this time.
const NAP: Duration = Duration::from_millis(100);

/// What a corpus looked like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look(u64);

impl Build {
    /// Looks at the corpus.
    pub fn look(&self) -> Result<Look, BuildError> {
        let walk = walk(&self.corpus, &self.index).map_err(|source| BuildError::Corpus { path: self.corpus.clone(), source })?;
        let mut hasher = DefaultHasher::new();
        for input in &walk.inputs {
            (&input.key, input.size, input.modified).hash(&mut hasher);
        }
        for (key, failure) in &walk.refused {
            (key, failure.reason()).hash(&mut hasher);
        }
        Ok(Look(hasher.finish()))
    }

    /// Waits until the corpus looks otherwise, and twice the same; none where `stop` was set.
    pub fn wait_for_change(&self, since: Look, stop: &AtomicBool) -> Result<Option<Look>, BuildError> {
        let mut before = since;
        while !stop.load(Ordering::Relaxed) {
            let started = Instant::now();
            let now = self.look()?;
            if now != since && now == before {
                return Ok(Some(now));
            }
            before = now;
            rest(PAUSE.max(started.elapsed() * REST), stop);
        }
        Ok(None)
    }
}

fn rest(time: Duration, stop: &AtomicBool) {
    let until = Instant::now() + time;
    while Instant::now() < until && !stop.load(Ordering::Relaxed) {
        std::thread::sleep(NAP.min(time));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_when_it_is_over() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let build = Build { corpus: folder.path().to_owned(), index: folder.path().join("index"), ..Build::default() };
        let stop = AtomicBool::new(false);
        let since = build.look().expect("a look");
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| build.wait_for_change(since, &stop).expect("a look"));
            std::fs::write(folder.path().join("a.txt"), "9h Accueil").expect("written");
            let seen = waiting.join().expect("no panic");
            assert_eq!(seen, Some(build.look().expect("a look")));
        });
        stop.store(true, Ordering::Relaxed);
        assert_eq!(build.wait_for_change(since, &stop).expect("a look"), None);
    }
}
