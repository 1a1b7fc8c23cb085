//! The `estrade` command: hands its arguments to the command line and turns the outcome into an exit status.

mod cli;

/// Records are made of many small texts, on all cores at once: the allocator of most systems takes a tenth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
