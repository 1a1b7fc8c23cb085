//! Decides which of several files with the same document is indexed: the same bytes, the same text in another format, or
//! another version of a programme.
//!
//! It looks at all files at once and at nothing else, so that every order of runs ends the same. Of the same bytes and the
//! same text, the first path is indexed; of several versions, the newest: by the version in its name, else by the time
//! of its last change, else by its name. A text that was recognised in pictures gives way to one that was not, however
//! old: a scan is made of what was there before it.

use std::collections::{BTreeMap, HashMap};

use super::{Entry, Files, PathKey, Sketch, Verdict};

/// What has to change.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Arrangement {
    /// Files that are not indexed, because another one is.
    pub owned: Vec<(PathKey, Verdict)>,
    /// Files that have to be indexed and are not.
    pub missing: Vec<PathKey>,
}

/// Looks at all files. `is_here` tells whether a file could be read now: one that could not keeps its verdict.
pub(super) fn arrange(files: &Files, is_here: impl Fn(&PathKey) -> bool) -> Arrangement {
    let mut owners: HashMap<&PathKey, Verdict> = HashMap::new();
    let read = files.iter().map(|(key, entry)| (key, &**entry)).filter(|(_, entry)| is_read(entry));
    let mut documents: Vec<(&PathKey, &Entry)> =
        read.clone().filter(|(key, entry)| entry.sha256.is_some() && (entry.verdict.is_held() || is_here(key))).collect();
    let bytes: Shared = |entry| entry.sha256.map(|sha256| sha256.document());
    for same in alike(&documents, bytes).chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let owner = documents[same[0].1 as usize].0;
        owners.extend(same[1..].iter().map(|(_, at)| (documents[*at as usize].0, Verdict::Duplicate(owner.clone()))));
    }
    documents.retain(|(key, _)| !owners.contains_key(key));
    for group in groups(&documents) {
        let members: Vec<(&PathKey, &Entry, &Sketch)> = group.iter().filter_map(|&at| sketched(documents[at])).collect();
        let Some((chosen, sketch)) = chosen(&members) else { continue };
        for (key, _, other) in members.iter().filter(|member| member.0 != chosen) {
            let is_twin = other.is_same_text(sketch)
                || other.is_twin(sketch)
                || other.is_recognised && !sketch.is_recognised
                || other.numbers == sketch.numbers && !other.is_version(sketch);
            owners.insert(key, if is_twin { Verdict::Duplicate(chosen.clone()) } else { Verdict::Replaced(chosen.clone()) });
        }
    }
    let mut arrangement = Arrangement::default();
    for (key, entry) in read {
        match owners.remove(key) {
            Some(verdict) if verdict != entry.verdict => arrangement.owned.push((key.clone(), verdict)),
            None if !entry.verdict.is_held() && is_here(key) => arrangement.missing.push(key.clone()),
            _ => {}
        }
    }
    arrangement
}

/// Whether there is a text of it.
fn is_read(entry: &Entry) -> bool {
    !matches!(entry.verdict, Verdict::Failure(_))
}

fn sketched<'a>((key, entry): (&'a PathKey, &'a Entry)) -> Option<(&'a PathKey, &'a Entry, &'a Sketch)> {
    Some((key, entry, entry.sketch.as_ref()?))
}

/// The first path among those with the text of the newest version, of the texts that were not recognised if there are any.
fn chosen<'a>(members: &[(&'a PathKey, &'a Entry, &'a Sketch)]) -> Option<(&'a PathKey, &'a Sketch)> {
    let age = |(key, entry, sketch): &&(&'a PathKey, &Entry, &Sketch)| {
        (version(key.as_str()), !sketch.is_recognised, entry.modified / 1_000_000_000, *key)
    };
    let (newest, _, sketch) = members.iter().max_by_key(age)?;
    let is_same = |(key, _, other): &&(&PathKey, &Entry, &Sketch)| key == newest || other.is_same_text(sketch) || other.is_twin(sketch);
    members.iter().filter(is_same).min_by_key(|(key, _, sketch)| (sketch.is_recognised, *key)).map(|(key, _, sketch)| (*key, *sketch))
}

/// The version that a file's name tells: “programme v2.pdf”, “programme_version-3.docx”; 1 where it tells none.
fn version(key: &str) -> u32 {
    let name = key.rsplit('/').next().unwrap_or(key).to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let number = match word.strip_prefix("version").or_else(|| word.strip_prefix('v')) {
            Some("") => words.peek().and_then(|next| next.parse().ok()),
            Some(number) => number.parse().ok(),
            None => None,
        };
        if let Some(number) = number.filter(|number| *number < 100) {
            return number;
        }
    }
    1
}

/// Documents that belong together, as positions: two or more in each group.
fn groups(documents: &[(&PathKey, &Entry)]) -> Vec<Vec<usize>> {
    let sketch = |at: usize| documents[at].1.sketch.as_ref();
    let mut parents: HashMap<usize, usize> = HashMap::new();
    let numbers: Shared = |entry| entry.sketch.as_ref().map(|sketch| sketch.numbers);
    let event: Shared = |entry| entry.sketch.as_ref().and_then(|sketch| sketch.event);
    for shared in [numbers, event] {
        for bucket in alike(documents, shared).chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
            let bucket: Vec<usize> = bucket.iter().map(|(_, at)| *at as usize).collect();
            for (a, b) in pairs(&bucket, documents) {
                let belong = sketch(a).zip(sketch(b)).is_some_and(|(a, b)| a.is_same_text(b) || a.is_twin(b) || a.is_version(b));
                if belong {
                    let (a, b) = (root(&mut parents, a), root(&mut parents, b));
                    parents.insert(a.max(b), a.min(b));
                }
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut members: Vec<usize> = parents.iter().flat_map(|(&child, &parent)| [child, parent]).collect();
    members.sort_unstable();
    members.dedup();
    for member in members {
        groups.entry(root(&mut parents, member)).or_default().push(member);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// What documents may share; none for one that shares nothing.
type Shared = fn(&Entry) -> Option<u64>;

/// What documents share, with their positions, in order: those that share it stand side by side. Sorted, so that the very
/// many that are like no other cost next to nothing.
fn alike(documents: &[(&PathKey, &Entry)], shared: Shared) -> Vec<(u64, u32)> {
    let mut alike: Vec<(u64, u32)> = Vec::with_capacity(documents.len());
    alike.extend(documents.iter().enumerate().filter_map(|(at, (_, entry))| Some((shared(entry)?, at as u32))));
    alike.sort_unstable();
    alike
}

/// The first of the group that a document belongs to.
fn root(parents: &mut HashMap<usize, usize>, mut at: usize) -> usize {
    while let Some(&parent) = parents.get(&at).filter(|parent| **parent != at) {
        if let Some(&grand) = parents.get(&parent) {
            parents.insert(at, grand);
        }
        at = parent;
    }
    at
}

/// Files beyond which not all are compared with all, and the neighbours that each is then compared with.
const FEW: usize = 64;
const NEIGHBOURS: usize = 2;

/// Pairs that may belong together: all of a few; of many, those that share a piece of their sketches, with their neighbours.
fn pairs(bucket: &[usize], documents: &[(&PathKey, &Entry)]) -> Vec<(usize, usize)> {
    let near = |members: &[usize], most: usize| -> Vec<(usize, usize)> {
        let later = |at: usize| members[at + 1..].iter().take(most).map(move |&other| (members[at], other));
        (0..members.len()).flat_map(later).collect()
    };
    if bucket.len() <= FEW {
        return near(bucket, FEW);
    }
    let mut pieces: HashMap<(usize, &[u8]), Vec<usize>> = HashMap::new();
    for &at in bucket {
        for piece in documents[at].1.sketch.iter().flat_map(Sketch::bands) {
            pieces.entry(piece).or_default().push(at);
        }
    }
    pieces.values().flat_map(|members| near(members, NEIGHBOURS)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::FoldedWords;
    use crate::pipeline::Digest;
    use crate::record::{MediaType, Record};

    const TEXT: &str = "Journée des lisières, jeudi 12 mars 2020 à Quimperlé. 9h00 Accueil des participants. 9h30 Ouverture par Solène Marzin, \
        présidente de la fédération des lisières. 10h15 Conférence sur l’eau, la haie et le chemin. 12h30 Déjeuner au lycée.";

    fn entry(text: &str, media_type: MediaType, modified: i64) -> Entry {
        let mut record = Record::default();
        record.document.media_type = media_type;
        let sketch = Sketch::of(&FoldedWords::of(text), &record).map(|sketch| Sketch { event: Some(1), ..sketch });
        let sha256 = Some(Digest::of(format!("{media_type:?}{}", text.len()).as_bytes()));
        Entry { size: 1, modified: modified * 1_000_000_000, sha256, sketch, verdict: Verdict::Indexed }
    }

    fn arranged(files: &[(&str, Entry)]) -> Vec<String> {
        let mut files: Files = files.iter().map(|(key, entry)| (PathKey::new(key.as_ref()), Box::new(entry.clone()))).collect();
        let found = arrange(&files, |_| true);
        assert_eq!(found.missing, []);
        let owned = found.owned.iter().map(|(key, verdict)| format!("{key} {} {}", verdict.name(), verdict.reason())).collect();
        found.owned.into_iter().for_each(|(key, verdict)| files.get_mut(&key).expect("known").verdict = verdict);
        assert_eq!(arrange(&files, |_| true), Arrangement::default(), "it stays as it is");
        owned
    }

    #[test]
    fn one_of_several_is_indexed() {
        let revised = TEXT.replace("Solène Marzin", "Gaël Tanguy").replace("12h30", "12h45");
        let pdf = |text: &str, modified| entry(text, MediaType::Pdf, modified);
        let docx = |text: &str, modified| entry(text, MediaType::Docx, modified);
        assert_eq!(arranged(&[("a.docx", docx(TEXT, 9)), ("b.pdf", pdf(TEXT, 1))]), ["b.pdf duplicate a.docx"]);
        assert_eq!(arranged(&[("a.pdf", pdf(TEXT, 1)), ("b.pdf", pdf(TEXT, 1))]), ["b.pdf duplicate a.pdf"]);
        assert_eq!(arranged(&[("a.pdf", pdf(&revised, 2)), ("b.pdf", pdf(TEXT, 1))]), ["b.pdf replaced a.pdf"]);
        assert_eq!(arranged(&[("a.pdf", pdf(&revised, 1)), ("b.pdf", pdf(TEXT, 1))]), ["a.pdf replaced b.pdf"]);
        assert_eq!(arranged(&[("a v2.pdf", pdf(&revised, 1)), ("a.pdf", pdf(TEXT, 2))]), ["a.pdf replaced a v2.pdf"]);
        assert_eq!(
            arranged(&[("a.docx", docx(&revised, 8)), ("a.pdf", pdf(&revised, 9)), ("old.docx", docx(TEXT, 1)), ("old.pdf", pdf(TEXT, 1))]),
            ["a.pdf duplicate a.docx", "old.docx replaced a.docx", "old.pdf replaced a.docx"]
        );
    }

    #[test]
    fn a_recognised_text_gives_way() {
        let scan = |text: &str, modified| {
            let mut entry = entry(text, MediaType::Pdf, modified);
            entry.sha256 = Some(Digest::of(b"scan"));
            entry.sketch.as_mut().expect("long enough").is_recognised = true;
            entry
        };
        let misread = TEXT.replace("10h15", "1Oh15").replace("lycée", "1ycée");
        let pdf = |text: &str, modified| entry(text, MediaType::Pdf, modified);
        for text in [TEXT, &misread] {
            assert_eq!(arranged(&[("a.pdf", scan(text, 9)), ("b.pdf", pdf(TEXT, 1))]), ["a.pdf duplicate b.pdf"]);
            assert_eq!(arranged(&[("a.pdf", pdf(TEXT, 1)), ("b.pdf", scan(text, 9))]), ["b.pdf duplicate a.pdf"]);
        }
        // What the name says of the version counts more; with nothing but scans it is the newest as ever.
        assert_eq!(arranged(&[("a v2.pdf", scan(&misread, 1)), ("a.pdf", pdf(TEXT, 2))]), ["a.pdf replaced a v2.pdf"]);
        let other = Entry { sha256: Some(Digest::of(b"other scan")), ..scan(&misread, 2) };
        assert_eq!(arranged(&[("a.pdf", scan(TEXT, 1)), ("b.pdf", other)]), ["a.pdf replaced b.pdf"]);
    }

    #[test]
    fn a_file_whose_owner_has_gone_is_missing() {
        let replaced = Entry { verdict: Verdict::Replaced(PathKey::new("gone".as_ref())), ..entry(TEXT, MediaType::Pdf, 1) };
        let files = Files::from([(PathKey::new("a".as_ref()), Box::new(replaced))]);
        assert_eq!(arrange(&files, |_| true).missing, [PathKey::new("a".as_ref())]);
        assert_eq!(arrange(&files, |_| false), Arrangement::default(), "what cannot be read keeps its verdict");
    }

    #[test]
    fn names_tell_versions() {
        let table =
            [("a/programme v2.pdf", 2), ("programme_version-3.docx", 3), ("Programme-V10.pdf", 10), ("v2021.pdf", 1), ("ville 2.pdf", 1)];
        table.into_iter().for_each(|(name, expected)| assert_eq!(version(name), expected, "{name}"));
    }

    #[test]
    fn many_alike_cost_little() {
        let files: Files = (0..20_000)
            .map(|number| {
                let text = format!("{TEXT} {}", "mot ".repeat(number % 7));
                let entry = Entry { sha256: Some(Digest::of(number.to_string().as_bytes())), ..entry(&text, MediaType::Pdf, 1) };
                (PathKey::new(format!("{number:05}").as_ref()), Box::new(entry))
            })
            .collect();
        assert_eq!(arrange(&files, |_| true).owned.len(), 19_999);
    }
}
