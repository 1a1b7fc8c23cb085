//! Counts times of the day, for readers that have to tell a programme from its surroundings.

/// How many times of the day a text names ("9h30", "14 h", "10:45").
pub(super) fn clock_times(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut count = 0;
    let mut at = 0;
    while let Some(distance) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + distance;
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + length;
        at = end;
        let rest = text[end..].trim_start_matches([' ', '\u{A0}', '\u{202F}', '\u{2009}']).as_bytes();
        let digit = |index: usize| rest.get(index).is_some_and(u8::is_ascii_digit);
        let clock = match rest.first() {
            Some(b'h' | b'H') => digit(1) || !rest.get(1).is_some_and(|next| next.is_ascii_alphabetic()) || rest[1..].starts_with(b"eures"),
            Some(b':') => digit(1) && digit(2) && !digit(3),
            _ => false,
        };
        if clock && length <= 2 {
            count += 1;
            // The minutes are no time of their own.
            at = text.len() - rest.len() + 1 + rest[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times_are_counted() {
        let table = [
            ("9h30 Accueil", 1),
            ("de 9h à 10h30", 2),
            ("14:00-15:30", 2),
            ("9\u{A0}h\u{202F}30", 1),
            ("à 10 heures", 1),
            ("12 hommes, 2021, 3 habitants", 0),
            ("10:5", 0),
            ("", 0),
            ("le 9 septembre 2021", 0),
        ];
        for (text, expected) in table {
            assert_eq!(clock_times(text), expected, "{text:?}");
        }
    }
}
