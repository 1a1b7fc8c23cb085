//! `estrade reader`: reads the files that the parent process hands over, with as little power as it needs. Not for people.

use clap::Args;
use estrade::read::worker::serve;

use super::app::Outcome;

/// Read files for another process of estrade, from standard input to standard output
#[derive(Args)]
#[command(hide = true)]
pub struct Reader {
    /// Most bytes of memory
    #[arg(long, value_name = "BYTES")]
    memory: Option<u64>,
}

impl Reader {
    pub fn run(self) -> anyhow::Result<Outcome> {
        // What a reader has to say of its defects goes into its answer.
        std::panic::set_hook(Box::new(|_| {}));
        #[cfg(unix)]
        {
            give_up_powers(self.memory)?;
            std::thread::spawn(end_with_parent);
        }
        match serve(std::io::stdin().lock(), std::io::stdout().lock()) {
            Ok(()) => Ok(Outcome::Done),
            Err(error) => Err(error.into()),
        }
    }
}

/// A reader that hangs in a hostile file must not outlive a parent that was killed: the pipe between them then closes.
#[cfg(unix)]
fn end_with_parent() {
    use rustix::event::{PollFd, PollFlags, poll};
    let input = std::io::stdin();
    let mut closed = [PollFd::new(&input, PollFlags::empty())];
    while poll(&mut closed, None).is_err() {}
    std::process::exit(0);
}

/// No file and no connection can be opened, no file be written, no core be dumped; memory ends where the parent says.
#[cfg(unix)]
fn give_up_powers(memory: Option<u64>) -> anyhow::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [(Resource::As, memory), (Resource::Nofile, Some(3)), (Resource::Fsize, Some(0)), (Resource::Core, Some(0))];
    for (resource, most) in limits {
        if most.is_some() {
            setrlimit(resource, Rlimit { current: most, maximum: most })?;
        }
    }
    Ok(())
}
