//! Decides what is to be done with each file of the corpus.

use std::collections::HashMap;

use super::{Entry, Failure, Files, Input, PathKey, Verdict, Walk};

/// What a run has to do.
#[derive(Debug, Default)]
pub struct Plan {
    /// To be read, in the order of their keys.
    pub work: Vec<Input>,
    /// As many files are as the manifest knows them.
    pub unchanged: usize,
    /// So are as many that gave no record.
    pub known_failures: usize,
    /// Known to the manifest, and no longer in the corpus.
    pub gone: Vec<PathKey>,
    /// By document, the files that stay indexed without being read.
    pub owners: HashMap<u64, PathKey>,
    /// By document, the files that were indexed by the last run and have to be read again.
    pub previous: HashMap<u64, PathKey>,
}

/// Which files without a record are read again although they have not changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Retry {
    /// Those that may fare better for a reason outside of them.
    #[default]
    MayPass,
    /// Those too whose pages are pictures.
    Pictures,
    All,
}

impl Retry {
    fn includes(self, failure: &Failure) -> bool {
        self == Retry::All || failure.may_pass() || self == Retry::Pictures && matches!(failure, Failure::NeedsOcr(_))
    }
}

/// Compares a walk with the manifest; what it found goes over to the plan, as far as it is to be read.
pub fn plan(walk: &mut Walk, files: &Files, retry: Retry) -> Plan {
    let mut inputs = std::mem::take(&mut walk.inputs);
    let (entries, absent) = side_by_side(&inputs, files);
    let known = |at: usize| entries[at].filter(|entry| entry.size == inputs[at].size && entry.modified == inputs[at].modified);
    let place = |key: &PathKey| inputs.binary_search_by(|input| input.key.cmp(key)).ok();
    // What has a text and is as it was.
    let is_settled = |key: &PathKey| {
        let entry = place(key).and_then(known);
        entry.is_some_and(|entry| entry.sha256.is_some() && !matches!(entry.verdict, Verdict::Failure(_)))
    };
    let mut plan = Plan::default();
    for (at, input) in inputs.iter().enumerate() {
        if let Some(Entry { sha256: Some(sha256), .. }) = known(at).filter(|entry| entry.verdict.is_held()) {
            plan.owners.entry(sha256.document()).or_insert_with(|| input.key.clone());
        }
    }
    let mut is_work = vec![false; inputs.len()];
    for (at, input) in inputs.iter().enumerate() {
        let entry = known(at).filter(|entry| match &entry.verdict {
            Verdict::Indexed | Verdict::NotFrench(_) => true,
            // It may take the place of the file that it repeats when that one has changed or gone.
            Verdict::Duplicate(owner) | Verdict::Replaced(owner) => {
                is_settled(owner) || entry.sha256.as_ref().is_some_and(|sha256| plan.owners.contains_key(&sha256.document()))
            }
            Verdict::Failure(failure) => !retry.includes(failure),
        });
        match entry.map(|entry| &entry.verdict) {
            Some(Verdict::Failure(_)) => plan.known_failures += 1,
            Some(_) => plan.unchanged += 1,
            None => {
                is_work[at] = true;
                let before = entries[at].filter(|entry| entry.verdict.is_held()).and_then(|entry| entry.sha256);
                plan.previous.extend(before.map(|sha256| (sha256.document(), input.key.clone())));
            }
        }
    }
    let is_apart = walk.apart();
    plan.gone = absent.into_iter().filter(|key| !is_apart(key)).cloned().collect();
    let mut is_work = is_work.into_iter();
    inputs.retain(|_| is_work.next().unwrap_or_default());
    inputs.shrink_to_fit();
    plan.work = inputs;
    plan
}

/// What the manifest knows of each input, and the files that it knows and that are no input. Both are in the order of their
/// keys: one pass.
fn side_by_side<'f>(inputs: &[Input], files: &'f Files) -> (Vec<Option<&'f Entry>>, Vec<&'f PathKey>) {
    let (mut known, mut absent) = (Vec::with_capacity(inputs.len()), Vec::new());
    let mut files = files.iter().peekable();
    for input in inputs {
        while let Some((key, _)) = files.next_if(|(key, _)| **key < input.key) {
            absent.push(key);
        }
        known.push(files.next_if(|(key, _)| **key == input.key).map(|(_, entry)| &**entry));
    }
    absent.extend(files.map(|(key, _)| key));
    (known, absent)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::pipeline::Digest;

    fn input(key: &str, modified: i64) -> Input {
        Input { path: Path::new(key).into(), within: Vec::new(), key: PathKey::new(key.as_ref()), size: 1, modified, bytes: 1 }
    }

    fn entry(sha256: &str, verdict: Verdict) -> Entry {
        Entry { size: 1, modified: 1, sha256: Some(Digest::of(sha256.as_bytes())), sketch: None, verdict }
    }

    #[test]
    fn only_what_changed_is_read() {
        let key = |key: &str| PathKey::new(key.as_ref());
        let files = Files::from_iter(
            [
                (key("changed"), entry("1", Verdict::Indexed)),
                (key("copy of changed"), entry("1", Verdict::Duplicate(key("changed")))),
                (key("copy of same"), entry("2", Verdict::Duplicate(key("same")))),
                (key("empty"), entry("3", Verdict::Failure(Failure::Empty))),
                (key("failed"), entry("3", Verdict::Failure(Failure::Failed(String::new())))),
                (key("link"), entry("7", Verdict::Failure(Failure::Refused(String::new())))),
                (key("gone"), entry("4", Verdict::Indexed)),
                (key("locked/away"), entry("5", Verdict::Indexed)),
                (key("same"), entry("2", Verdict::Indexed)),
            ]
            .map(|(key, entry)| (key, Box::new(entry))),
        );
        let inputs = vec![
            input("changed", 2),
            input("copy of changed", 1),
            input("copy of same", 1),
            input("empty", 1),
            input("failed", 1),
            input("new", 1),
            input("same", 1),
        ];
        let refused = vec![(key("link"), Failure::Refused(String::new()))];
        let walk = Walk { inputs, refused, unlisted: vec![key("locked")], ..Walk::default() };
        let all = super::plan(&mut walk.clone(), &files, Retry::All);
        assert_eq!((all.work.len(), all.known_failures), (5, 0));
        let plan = plan(&mut walk.clone(), &files, Retry::MayPass);
        let work: Vec<&str> = plan.work.iter().map(|input| input.key.as_str()).collect();
        assert_eq!(work, ["changed", "copy of changed", "failed", "new"]);
        assert_eq!((plan.unchanged, plan.known_failures), (2, 1));
        assert_eq!(plan.gone, [key("gone")]);
        assert_eq!(plan.previous, HashMap::from([(Digest::of(b"1").document(), key("changed"))]));
        assert_eq!(plan.owners, HashMap::from([(Digest::of(b"2").document(), key("same"))]));
    }
}
