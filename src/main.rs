//! The `estrade` command: hands its arguments to the command line and turns the outcome into an exit status.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
