//! Defines `seek`, which finds the next byte of a kind where most are of none.

/// Bytes that are looked at together: the compiler makes vectors of them.
const TOGETHER: usize = 32;

/// The place of the first byte from `at` on that passes a test: a few comparisons without branches (`|` and `&`, no `||`, no
/// `matches!`) and no look into a table.
#[inline(always)]
pub fn seek(bytes: &[u8], mut at: usize, passes: impl Fn(u8) -> bool) -> Option<usize> {
    let (blocks, _) = bytes[at..].as_chunks::<TOGETHER>();
    for block in blocks {
        if block.iter().fold(false, |any, byte| any | passes(*byte)) {
            break;
        }
        at += TOGETHER;
    }
    bytes[at..].iter().position(|byte| passes(*byte)).map(|distance| at + distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in 0..100 {
            for place in 0..length {
                let mut bytes = vec![b'a'; length];
                bytes[place] = b'*';
                assert_eq!(seek(&bytes, 0, |byte| byte == b'*'), Some(place));
                assert_eq!(seek(&bytes, place, |byte| byte == b'*'), Some(place));
                assert_eq!(seek(&bytes, place + 1, |byte| byte == b'*'), None);
            }
        }
    }
}
