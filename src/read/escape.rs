//! Bytes that are written as a sign and two hexadecimal digits: `%C3%A9` in addresses, `=C3=A9` in messages.

/// The bytes of a text; a sign without digits stays as it is.
pub(super) fn bytes(text: &str, sign: u8) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|digits| *first == sign && digits.iter().all(u8::is_ascii_hexdigit));
        match digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_with_digits_are_bytes() {
        let table = [("page%201", b'%', "page 1"), ("%C3%A9t%c3%a9", b'%', "été"), ("100%", b'%', "100%"), ("%zz=41=+1", b'=', "%zzA=+1")];
        for (text, sign, expected) in table {
            assert_eq!(String::from_utf8(bytes(text, sign)).as_deref(), Ok(expected), "{text}");
        }
    }
}
