//! Decides what is to be done with each file of the corpus.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Digest, Entry, Failure, Input, PathKey, Verdict, Walk};

/// What a run has to do.
#[derive(Debug, Default)]
pub struct Plan<'a> {
    /// To be read, in the order of their keys.
    pub work: Vec<&'a Input>,
    /// As many files are as the manifest knows them.
    pub unchanged: usize,
    /// So are as many that gave no record.
    pub known_failures: usize,
    /// Known to the manifest, and no longer in the corpus.
    pub gone: Vec<PathKey>,
    /// By digest, the files that stay indexed without being read.
    pub owners: HashMap<Digest, PathKey>,
    /// By digest, the files that were indexed by the last run and have to be read again.
    pub previous: HashMap<Digest, PathKey>,
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

/// Compares a walk with the manifest.
pub fn plan<'a>(walk: &'a Walk, files: &BTreeMap<PathKey, Entry>, retry: Retry) -> Plan<'a> {
    let same = |input: &Input, entry: &Entry| entry.size == input.size && entry.modified == input.modified;
    let known = |input: &Input| files.get(&input.key).filter(|entry| same(input, entry));
    let mut plan = Plan::default();
    // What has a text and is as it was.
    let mut settled: HashSet<&PathKey> = HashSet::new();
    for input in &walk.inputs {
        let Some(Entry { verdict, sha256: Some(sha256), .. }) = known(input) else { continue };
        if verdict.is_held() {
            plan.owners.entry(*sha256).or_insert_with(|| input.key.clone());
        }
        if !matches!(verdict, Verdict::Failure(_)) {
            settled.insert(&input.key);
        }
    }
    for input in &walk.inputs {
        let stays = known(input).is_some_and(|entry| match &entry.verdict {
            Verdict::Indexed | Verdict::NotFrench(_) => true,
            // It may take the place of the file that it repeats when that one has changed or gone.
            Verdict::Duplicate(owner) | Verdict::Replaced(owner) => {
                settled.contains(owner) || entry.sha256.as_ref().is_some_and(|sha256| plan.owners.contains_key(sha256))
            }
            Verdict::Failure(failure) => !retry.includes(failure),
        });
        if !stays {
            plan.work.push(input);
        } else if matches!(files[&input.key].verdict, Verdict::Failure(_)) {
            plan.known_failures += 1;
        } else {
            plan.unchanged += 1;
        }
    }
    for input in &plan.work {
        if let Some(Entry { verdict: Verdict::Indexed | Verdict::NotFrench(_), sha256: Some(sha256), .. }) = files.get(&input.key) {
            plan.previous.insert(*sha256, input.key.clone());
        }
    }
    let refused: HashSet<&PathKey> = walk.refused.iter().map(|(key, _)| key).collect();
    let is_here = |key: &PathKey| refused.contains(key) || walk.inputs.binary_search_by(|input| input.key.cmp(key)).is_ok();
    let is_hidden = |key: &PathKey| walk.unlisted.iter().any(|folder| key.is_under(folder));
    plan.gone = files.keys().filter(|key| !is_here(key) && !is_hidden(key)).cloned().collect();
    plan
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn input(key: &str, modified: i64) -> Input {
        Input { path: Path::new(key).into(), within: Vec::new(), key: PathKey::new(key.as_ref()), size: 1, modified, bytes: 1 }
    }

    fn entry(sha256: &str, verdict: Verdict) -> Entry {
        Entry { size: 1, modified: 1, sha256: Some(Digest::of(sha256.as_bytes())), sketch: None, verdict }
    }

    #[test]
    fn only_what_changed_is_read() {
        let key = |key: &str| PathKey::new(key.as_ref());
        let files = BTreeMap::from([
            (key("changed"), entry("1", Verdict::Indexed)),
            (key("copy of changed"), entry("1", Verdict::Duplicate(key("changed")))),
            (key("copy of same"), entry("2", Verdict::Duplicate(key("same")))),
            (key("empty"), entry("3", Verdict::Failure(Failure::Empty))),
            (key("failed"), entry("3", Verdict::Failure(Failure::Failed(String::new())))),
            (key("link"), entry("7", Verdict::Failure(Failure::Refused(String::new())))),
            (key("gone"), entry("4", Verdict::Indexed)),
            (key("locked/away"), entry("5", Verdict::Indexed)),
            (key("same"), entry("2", Verdict::Indexed)),
        ]);
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
        let all = super::plan(&walk, &files, Retry::All);
        assert_eq!((all.work.len(), all.known_failures), (5, 0));
        let plan = plan(&walk, &files, Retry::MayPass);
        let work: Vec<&str> = plan.work.iter().map(|input| input.key.as_str()).collect();
        assert_eq!(work, ["changed", "copy of changed", "failed", "new"]);
        assert_eq!((plan.unchanged, plan.known_failures), (2, 1));
        assert_eq!(plan.gone, [key("gone")]);
        assert_eq!(plan.previous, HashMap::from([(Digest::of(b"1"), key("changed"))]));
        assert_eq!(plan.owners, HashMap::from([(Digest::of(b"2"), key("same"))]));
    }
}
