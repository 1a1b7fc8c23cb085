//! Defines `Disk`, through which all files of an index are written, so that a test can let any of its operations fail.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::TantivyError;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};

use super::window::Windowed;

/// What changes a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Create,
    Write,
    Sync,
    Rename,
    Remove,
}

/// Asked before every operation; an error takes its place.
pub type Fault = dyn Fn(Operation, &Path) -> io::Result<()> + Send + Sync;

/// The disk as it is, or one that fails where it is told to.
#[derive(Clone, Default)]
pub struct Disk {
    fault: Option<Arc<Fault>>,
}

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.fault.is_some() { "Disk with faults" } else { "Disk" })
    }
}

impl Disk {
    /// A disk that fails where `fault` says so. A write that fails has written half of its bytes.
    pub fn failing(fault: impl Fn(Operation, &Path) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Disk { fault: Some(Arc::new(fault)) }
    }

    fn ask(&self, operation: Operation, path: &Path) -> io::Result<()> {
        self.fault.as_ref().map_or(Ok(()), |fault| fault(operation, path))
    }

    pub fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.ask(Operation::Create, path)?;
        fs::create_dir_all(path)
    }

    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(Operation::Rename, to)?;
        fs::rename(from, to)
    }

    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.ask(Operation::Remove, path)?;
        fs::remove_file(path)
    }

    pub fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.ask(Operation::Remove, path)?;
        fs::remove_dir_all(path)
    }

    /// Makes the names in a folder durable.
    pub fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.ask(Operation::Sync, path)?;
        if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
    }

    /// Writes a new file, durably once it is finished.
    pub fn create(&self, path: &Path) -> io::Result<DiskFile> {
        self.ask(Operation::Create, path)?;
        self.file(File::create(path)?, path)
    }

    /// Writes on after the first bytes of a file; what stood behind them is cut off.
    pub fn append(&self, path: &Path, after: u64) -> io::Result<DiskFile> {
        self.ask(Operation::Create, path)?;
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.set_len(after)?;
        io::Seek::seek(&mut file, io::SeekFrom::Start(after))?;
        self.file(file, path)
    }

    fn file(&self, file: File, path: &Path) -> io::Result<DiskFile> {
        Ok(DiskFile(BufWriter::new(Checked { disk: self.clone(), path: path.to_owned(), inner: file })))
    }
}

/// A file that is being written.
pub struct DiskFile(BufWriter<Checked<File>>);

impl DiskFile {
    /// Makes what was written durable.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()?;
        let Checked { disk, path, inner } = self.0.get_ref();
        disk.ask(Operation::Sync, path)?;
        inner.sync_all()
    }
}

impl Write for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A file whose writes may fail.
struct Checked<W: Write> {
    disk: Disk,
    path: PathBuf,
    inner: W,
}

impl<W: Write> Write for Checked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.disk.ask(Operation::Write, &self.path) {
            let _ = self.inner.write(&bytes[..bytes.len() / 2]);
            return Err(error);
        }
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl TerminatingWrite for Checked<WritePtr> {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.disk.ask(Operation::Sync, &self.path)?;
        self.inner.terminate_ref(token)
    }
}

/// Tantivy's folder over a disk, for the writer: it maps no file.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    disk: Disk,
    path: PathBuf,
    inner: MmapDirectory,
}

impl Folder {
    pub fn open(disk: &Disk, path: &Path) -> Result<Self, TantivyError> {
        Ok(Folder { disk: disk.clone(), path: path.to_owned(), inner: MmapDirectory::open(path)? })
    }
}

impl Directory for Folder {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let file = Windowed::open(&self.path.join(path)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_owned()),
            _ => OpenReadError::wrap_io_error(error, path.to_owned()),
        })?;
        Ok(Arc::new(file))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let failed = |error: io::Error| DeleteError::IoError { io_error: Arc::new(error), filepath: path.to_owned() };
        self.disk.ask(Operation::Remove, path).map_err(failed)?;
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.disk.ask(Operation::Create, path).map_err(|error| OpenWriteError::wrap_io_error(error, path.to_owned()))?;
        let inner = self.inner.open_write(path)?;
        if self.disk.fault.is_none() {
            return Ok(inner);
        }
        Ok(BufWriter::new(Box::new(Checked { disk: self.disk.clone(), path: path.to_owned(), inner })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.disk.ask(Operation::Write, path)?;
        self.inner.atomic_write(path, bytes)?;
        self.disk.ask(Operation::Rename, path)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.disk.ask(Operation::Sync, Path::new(""))?;
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}
