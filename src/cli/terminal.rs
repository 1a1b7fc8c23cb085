//! Reads one key of the terminal without waiting for the end of a line.

use std::io::{self, BufRead, IsTerminal, Read};

/// Ctrl-C and Ctrl-D, which a terminal hands over as they are while a key is awaited.
const ENDS: [u8; 2] = [3, 4];

/// The next key in lower case; of a pipe the first letter of the next line. None at the end of input.
pub fn key() -> io::Result<Option<char>> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return key_of_terminal();
    }
    let mut line = String::new();
    let read = stdin.lock().read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().chars().next().map_or(' ', |key| key.to_ascii_lowercase())))
}

#[cfg(unix)]
fn key_of_terminal() -> io::Result<Option<char>> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let stdin = io::stdin();
    let before = tcgetattr(&stdin)?;
    let mut at_once = before.clone();
    at_once.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
    tcsetattr(&stdin, OptionalActions::Now, &at_once)?;
    let mut key = [0];
    let read = stdin.lock().read(&mut key);
    tcsetattr(&stdin, OptionalActions::Now, &before)?;
    Ok((read? > 0 && !ENDS.contains(&key[0])).then(|| char::from(key[0]).to_ascii_lowercase()))
}

#[cfg(not(unix))]
fn key_of_terminal() -> io::Result<Option<char>> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().chars().next().map_or(' ', |key| key.to_ascii_lowercase())))
}
