//! Files that are broken, hostile or no programmes: each ends in one verdict, and the run goes on. The table of what was
//! tried is in `docs/survival.md`.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use estrade::pipeline::Manifest;

const PROGRAMME: &str = "Journée des lisières\n12 mars 2020, Quimperlé\n\n9h00 Accueil des participants\n9h30 Ouverture par Solène Marzin, \
    présidente de la Fédération des lisières\n10h15 Conférence sur l’eau et la haie, avec Aurélie Fauchet, géographe\n";
const ENGLISH: &str = "The annual conference of the river keepers\n9:30 Opening by the mayor of the town, who will talk about the rivers and \
    the people that live near them\n10:00 Round table about barriers, with the chair of the anglers and some of her friends\n";

fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    packed(parts, zip::CompressionMethod::Deflated)
}

fn packed(parts: &[(&str, Vec<u8>)], method: zip::CompressionMethod) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method)).expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fn docx(content: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", body(content).into_bytes())])
}

fn body(content: &str) -> String {
    format!("<w:document><w:body>{content}</w:body></w:document>")
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Bytes as the filter FlateDecode packs them.
fn deflated(bytes: Vec<u8>) -> Vec<u8> {
    let archive = zipped(&[("a", bytes)]);
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut packed = vec![0x78, 0x9C];
    archive.by_index_raw(0).expect("a part").read_to_end(&mut packed).expect("bytes");
    packed.extend([0; 4]);
    packed
}

fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    for (number, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n", number + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    bytes
}

fn pdf_page(content: Vec<u8>, filter: &str) -> Vec<u8> {
    let mut stream = format!("<</Length {}{filter}>>\nstream\n", content.len()).into_bytes();
    stream.extend(content);
    stream.extend(b"\nendstream");
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        stream,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ])
}

fn nested_zip(levels: usize) -> Vec<u8> {
    (0..levels).fold(zipped(&[("a.txt", PROGRAMME.into())]), |inner, _| zipped(&[("a.zip", inner)]))
}

/// Good documents beside an archive that is broken and a link.
fn archive_with_bad_parts() -> Vec<u8> {
    let text = |hour: u32| format!("{hour}h Accueil de la commune numéro {hour}").into_bytes();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("2021/a.txt", text(8)),
        ("2021//a.txt", text(9)),
        ("./2021/a.txt", text(10)),
        ("broken.zip", b"PK\x03\x04 broken".to_vec()),
        ("inner.zip", zipped(&[("b.txt", text(11))])),
        ("inner.zip/b.txt", text(12)),
    ];
    for (name, bytes) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        writer.write_all(&bytes).expect("written");
    }
    writer.add_symlink("link.txt", "/etc/passwd", zip::write::SimpleFileOptions::default()).expect("a link");
    writer.finish().expect("finished").into_inner()
}

/// Files of which two have the same name, as no program that writes archives would let them have it.
fn archive_with_twins() -> Vec<u8> {
    let text = |hour: u32| format!("{hour}h Accueil du hameau numéro {hour}").into_bytes();
    let bytes = zipped(&[("a.txt", text(8)), ("b.txt", text(9)), ("c.txt", text(10))]);
    let renamed: Vec<u8> = bytes.windows(5).map(|five| if five == b"b.txt" { b'a' } else { five[0] }).collect();
    [&renamed[..], &bytes[renamed.len()..]].concat()
}

fn nested_message(levels: usize) -> Vec<u8> {
    let head = "From: a@b.test\nSubject: Programme\nMIME-Version: 1.0\n";
    let inner = format!("{head}Content-Type: text/plain; charset=utf-8\n\n{PROGRAMME}");
    (0..levels).fold(inner, |inner, _| format!("{head}Content-Type: message/rfc822\n\n{inner}")).into_bytes()
}

/// Name, bytes, and the verdicts that they may have.
fn files() -> Vec<(&'static str, Vec<u8>, &'static [&'static str])> {
    let utf16 = |big: bool| -> Vec<u8> {
        let mark = if big { vec![0xFE, 0xFF] } else { vec![0xFF, 0xFE] };
        let units = PROGRAMME.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        mark.into_iter().chain(units).collect()
    };
    let latin: Vec<u8> = PROGRAMME.chars().map(|c| if c == '’' { 0x92 } else { c as u8 }).collect();
    let sample = |name: &str| std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)).expect("a sample");
    let word = sample("word.docx");
    let many_attributes: String = (0..200_000).map(|n| format!(" a{n}=''")).collect();
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("empty.txt", vec![], &["empty"]),
        ("spaces.txt", "\u{A0}\n \t\n".repeat(1000).into_bytes(), &["empty"]),
        ("zeros.bin", vec![0; 10_000], &["empty"]),
        ("utf-16 little.txt", utf16(false), &["indexed", "duplicate"]),
        ("utf-16 big.txt", utf16(true), &["indexed", "duplicate"]),
        ("windows-1252.txt", latin, &["indexed", "duplicate"]),
        ("all bytes.bin", (0..=255).cycle().take(10_000).collect(), &["unsupported", "indexed"]),
        ("surrogates.txt", [PROGRAMME.as_bytes(), b"\xED\xA0\x80\xED\xBF\xBF"].concat(), &["indexed", "duplicate"]),
        ("right to left.txt", format!("\u{202E}{PROGRAMME}\u{200D}").into_bytes(), &["indexed"]),
        ("one line.txt", "9h Accueil - M. Jean Martin ".repeat(8_000).into_bytes(), &["indexed"]),
        ("dashes.txt", "-\n".repeat(100_000).into_bytes(), &["indexed"]),
        ("times.txt", "9h".repeat(50_000).into_bytes(), &["indexed"]),
        ("names.txt", "M. ".repeat(50_000).into_bytes(), &["indexed"]),
        ("hyphens.txt", "Jean-".repeat(50_000).into_bytes(), &["indexed"]),
        ("brackets.txt", "(".repeat(100_000).into_bytes(), &["indexed"]),
        ("too long.txt", "9h Accueil\n".repeat(3_500_000).into_bytes(), &["refused"]),
        ("english.txt", text(ENGLISH), &["not-french"]),
        ("program", b"\x7FELF\x02\x01\0\0".to_vec(), &["unsupported"]),
        ("picture.png", b"\x89PNG\r\n\x1A\n0000".to_vec(), &["unsupported"]),
        ("unclosed.html", format!("<html><body>{}9h Accueil", "<b>".repeat(100_000)).into_bytes(), &["indexed", "refused"]),
        ("deep.html", format!("{}9h Accueil", "<div>".repeat(100_000)).into_bytes(), &["indexed", "refused"]),
        ("script.html", text("<script>alert('9h Accueil')</script><svg><set onbegin=alert(1)>"), &["empty", "indexed"]),
        (
            "arrays.pdf",
            pdf(&[[b"<</Type/Catalog/Pages 2 0 R/X ".to_vec(), vec![b'['; 10_380], b">>".to_vec()].concat()]),
            &["empty", "unreadable"],
        ),
        (
            "million arrays.pdf",
            pdf(&[[b"<</Type/Catalog/X ".to_vec(), vec![b'['; 1_000_000]].concat()]),
            &["empty", "unreadable", "failed"],
        ),
        (
            "cycle.pdf",
            pdf(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>".to_vec()]),
            &["empty", "unreadable", "refused"],
        ),
        (
            "bomb.pdf",
            pdf_page(deflated(b"BT /F 9 Tf (a) Tj ET\n".repeat(4_000_000)), "/Filter/FlateDecode"),
            &["refused", "failed", "unreadable", "indexed"],
        ),
        ("zeros.pdf", pdf_page(deflated(vec![0; 200_000_000]), "/Filter/FlateDecode"), &["empty", "refused", "unreadable"]),
        (
            "table of objects.pdf",
            text("%PDF-1.4\nxref\n0 4294967295\n0000000000 65535 f \ntrailer<</Size 4294967295/Root 1 0 R>>\nstartxref\n9\n%%EOF"),
            &["empty", "unreadable"],
        ),
        ("cut.pdf", sample("chromium.pdf")[..3000].to_vec(), &["unreadable"]),
        ("encrypted.pdf", sample("encrypted.pdf"), &["encrypted"]),
        ("scanned.pdf", sample("scanned.pdf"), &["needs-ocr"]),
        ("bomb.docx", docx(&paragraph(&"a ".repeat(100_000_000))), &["refused"]),
        ("deep.docx", docx(&"<w:sdt>".repeat(100_000)), &["refused"]),
        ("attributes.docx", docx(&format!("<w:p{many_attributes}><w:r><w:t>9h Accueil</w:t></w:r></w:p>")), &["indexed"]),
        (
            "entity.docx",
            zipped(&[("word/document.xml", text("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><w:document>&b;</w:document>"))]),
            &["unreadable"],
        ),
        ("cut.docx", word[..word.len() / 2].to_vec(), &["unreadable"]),
        ("word.pdf", word.clone(), &["indexed"]),
        ("nothing.docx", docx(""), &["empty"]),
        ("second document.docx", zipped(&[("word/document2.xml", text(&body(&paragraph("9h Accueil de la commune"))))]), &["indexed"]),
        ("utf-16.docx", zipped(&[("word/document.xml", utf_16(&body(&paragraph("10h Visite de la commune"))))]), &["indexed"]),
        ("missing.odt", zipped(&[("mimetype", text("application/vnd.oasis.opendocument.text"))]), &["unreadable"]),
        (
            "way out.zip",
            zipped(&[("../../escape.txt", text("9h Accueil de la ville")), ("/etc/root.txt", text("10h Accueil"))]),
            &["indexed"],
        ),
        ("around.zip", archive_with_bad_parts(), &["indexed", "unreadable"]),
        ("twins.zip", archive_with_twins(), &["indexed"]),
        ("eleven.zip", nested_zip(11), &["refused"]),
        ("broken.zip", b"PK\x03\x04 broken".to_vec(), &["unreadable"]),
        ("text.zip", text("Programme du bois\n9h Accueil de la commune du bois\n10h Visite du bois"), &["indexed"]),
        (
            "cut with another.zip",
            {
                let parts = [("b.txt", text("8h Accueil")), ("inner.zip", zipped(&[("c.txt", text("7h Accueil"))]))];
                let whole = packed(&parts, zip::CompressionMethod::Stored);
                whole[..whole.len() - 40].to_vec()
            },
            &["unreadable"],
        ),
        (
            "many.zip",
            zipped(
                &(0..100_001)
                    .map(|_| ("", Vec::new()))
                    .enumerate()
                    .map(|(at, (_, bytes))| (&*Box::leak(format!("{at}.txt").into_boxed_str()), bytes))
                    .collect::<Vec<_>>(),
            ),
            &["refused"],
        ),
        ("deep.rtf", format!("{{\\rtf1 {}", "{".repeat(200_000)).into_bytes(), &["refused"]),
        ("binary.rtf", text("{\\rtf1 9h Accueil \\bin4294967295 "), &["indexed"]),
        ("messages.eml", nested_message(40), &["indexed", "refused", "empty"]),
        ("heads.eml", format!("From: a\nSubject: b\nMIME-Version: 1.0\n{}\n9h", "X-A: b\n".repeat(100_000)).into_bytes(), &["indexed"]),
        ("cut.msg", [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0xFF; 600]].concat(), &["unreadable"]),
        (
            "laughs.xml",
            text(
                "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><schedule><conference><title>&b;</title></conference></schedule>",
            ),
            &["unreadable", "unsupported"],
        ),
        ("deep.json", format!("{{\"schedule\":{}", "[".repeat(100_000)).into_bytes(), &["unreadable", "indexed", "unsupported", "refused"]),
        ("open.ics", format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\nSUMMARY:9h\n".repeat(20_000)).into_bytes(), &["indexed", "empty"]),
    ]
}

#[test]
fn every_bad_file_gets_one_verdict_and_the_run_goes_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    let files = files();
    for (name, bytes, _) in &files {
        std::fs::write(corpus.join(name), bytes).expect("written");
    }
    let others = special_files(&corpus);
    let build = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_estrade"));
        command.args(["build", "corpus", "--threads", "2"]).current_dir(folder.path()).output().expect("run")
    };
    let output = build();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    let manifest = Manifest::load(&folder.path().join("index")).expect("a manifest");
    let verdict = |name: &str| {
        let within = |key: &str| key == name || key.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'));
        manifest.files().iter().find(|(key, _)| within(key.as_str())).map(|(_, entry)| &entry.verdict)
    };
    let mut wrong = Vec::new();
    for (name, bytes, expected) in &files {
        let found = verdict(name).unwrap_or_else(|| panic!("{name} has no verdict"));
        println!("| {name} | {} | {} | {} |", bytes.len(), found.name(), found.reason());
        if !expected.contains(&found.name()) {
            wrong.push(format!("{name}: {} {}", found.name(), found.reason()));
        }
    }
    for (name, expected) in others {
        let found = verdict(&name).unwrap_or_else(|| panic!("{name} has no verdict"));
        println!("| {name} | | {} | {} |", found.name(), found.reason());
        if found.name() != expected {
            wrong.push(format!("{name}: {} {}", found.name(), found.reason()));
        }
    }
    // What is broken in an archive costs nothing beside it, and no two names in it become one.
    let within = [
        ("around.zip/broken.zip", "unreadable"),
        ("around.zip/link.txt", "unreadable"),
        ("around.zip/2021/a.txt", "indexed"),
        ("around.zip/2021//a.txt", "indexed"),
        ("around.zip/./2021/a.txt", "indexed"),
        ("around.zip/inner.zip/b.txt", "indexed"),
        ("around.zip/inner.zip/b.txt (2)", "indexed"),
        ("twins.zip/a.txt", "indexed"),
        ("twins.zip/a (2).txt", "indexed"),
    ];
    for (name, expected) in within {
        let found = verdict(name).unwrap_or_else(|| panic!("{name} has no verdict"));
        println!("| {name} | | {} | {} |", found.name(), found.reason());
        if found.name() != expected {
            wrong.push(format!("{name}: {} {}", found.name(), found.reason()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(!folder.path().join("escape.txt").exists());
    // Nothing of it is new to the next run.
    let output = build();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(unix)]
fn special_files(corpus: &Path) -> Vec<(String, &'static str)> {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let socket = std::os::unix::net::UnixListener::bind(corpus.join("socket")).expect("a socket");
    std::mem::forget(socket);
    assert!(Command::new("mkfifo").arg(corpus.join("pipe")).status().expect("run").success());
    symlink("/etc/passwd", corpus.join("way out")).expect("a link");
    symlink("nowhere", corpus.join("dangling")).expect("a link");
    symlink("loop b", corpus.join("loop a")).expect("a link");
    symlink("loop a", corpus.join("loop b")).expect("a link");
    symlink(".", corpus.join("itself")).expect("a link");
    let long = format!("{}.txt", "x".repeat(251));
    std::fs::write(corpus.join(&long), "9h Accueil de tous").expect("written");
    std::fs::write(corpus.join(std::ffi::OsStr::from_bytes(b"caf\xE9\n.txt")), "9h Ouverture de la salle").expect("written");
    let table = [
        ("socket", "refused"),
        ("pipe", "refused"),
        ("way out", "refused"),
        ("dangling", "unreadable"),
        ("loop a", "unreadable"),
        ("itself", "refused"),
        (&*long, "indexed"),
        ("caf%E9\n.txt", "indexed"),
    ];
    table.into_iter().map(|(name, verdict)| (name.to_owned(), verdict)).collect()
}

#[cfg(not(unix))]
fn special_files(_: &Path) -> Vec<(String, &'static str)> {
    Vec::new()
}
