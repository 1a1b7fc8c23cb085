//! Defines `Mentions`, what was found in a text in the order of the text, with a way from every token to what begins there.
//!
//! The recognisers ask at every line and many a word whether a name, a time or a day begins there: a look into a table answers,
//! and nothing is searched for.

use std::ops::Deref;

use crate::text::Tokens;

/// What stands somewhere in a text.
pub trait Mention {
    /// Where it stands, with all words that belong to it.
    fn place(&self) -> &Tokens;
}

/// Mentions that ascend by their first token.
#[derive(Debug)]
pub struct Mentions<M> {
    all: Vec<M>,
    /// For each token, how many mentions begin before it.
    before: Vec<u32>,
}

impl<M: Mention> Mentions<M> {
    /// `all` ascend; the text has so many tokens.
    pub fn new(all: Vec<M>, tokens: usize) -> Self {
        let mut before = Vec::with_capacity(tokens + 1);
        for (number, mention) in all.iter().enumerate() {
            before.resize((mention.place().start + 1).max(before.len()), number as u32);
        }
        before.resize((tokens + 1).max(before.len()), all.len() as u32);
        Mentions { all, before }
    }

    /// The number of the first mention that begins at token `i` or behind it; of all, if there is none.
    #[inline]
    pub fn first_from(&self, i: usize) -> usize {
        self.before.get(i).map_or(self.all.len(), |number| *number as usize)
    }

    /// The number of the first mention that ends at token `end` or behind it; of all, if there is none.
    #[inline]
    pub fn first_reaching(&self, end: usize) -> usize {
        let mut number = self.first_from(end);
        while number > 0 && self.all[number - 1].place().end >= end {
            number -= 1;
        }
        number
    }

    /// The number of the mention that begins at token `i`.
    #[inline]
    pub fn starting_at(&self, i: usize) -> Option<usize> {
        let number = self.first_from(i);
        self.all.get(number).is_some_and(|mention| mention.place().start == i).then_some(number)
    }
}

impl<M> Deref for Mentions<M> {
    type Target = [M];

    #[inline]
    fn deref(&self) -> &[M] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Mention for Tokens {
        fn place(&self) -> &Tokens {
            self
        }
    }

    #[test]
    fn they_are_found_where_they_begin() {
        let places: Vec<Tokens> = vec![0..2, 3..4, 4..7];
        let mentions = Mentions::new(places.clone(), 9);
        for i in 0..12 {
            assert_eq!(mentions.first_from(i), places.iter().filter(|place| place.start < i).count());
            assert_eq!(mentions.first_reaching(i), places.iter().filter(|place| place.end < i).count());
            assert_eq!(mentions.starting_at(i), places.iter().position(|place| place.start == i));
        }
        assert_eq!(mentions.len(), 3);
        assert_eq!(Mentions::<Tokens>::new(Vec::new(), 3).starting_at(0), None);
    }
}
