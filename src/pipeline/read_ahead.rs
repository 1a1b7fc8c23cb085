//! Reads ahead of extraction.
//!
//! Who waits for a disk or for a child process leaves a core idle. So threads of their own read, as many as the pool has, and
//! the pool does the rest with what they have read.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::ThreadPool;

/// What `then` makes, in the pool, of everything that `read` gives of the inputs, in their order.
pub(super) fn read_ahead<I: Sync, R: Send, O: Send>(
    pool: &ThreadPool,
    inputs: &[I],
    read: impl Fn(&I) -> Vec<R> + Sync,
    then: impl Fn(R) -> O + Sync,
) -> Vec<O> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let finish = |place: (usize, usize), read: R| {
        let made = then(read);
        done.lock().unwrap_or_else(PoisonError::into_inner).push((place, made));
    };
    pool.in_place_scope(|scope| {
        let read_on = || {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(input) = inputs.get(at) else { return };
                let finish = &finish;
                read(input).into_iter().enumerate().for_each(|(part, read)| scope.spawn(move |_| finish((at, part), read)));
            }
        };
        std::thread::scope(|threads| (0..pool.current_num_threads().min(inputs.len())).for_each(|_| drop(threads.spawn(read_on))));
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_comes_in_order() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().expect("threads");
        let made =
            read_ahead(&pool, &[3, 0, 2], |&input| (0..input).map(|part| (input, part)).collect(), |(input, part)| 10 * input + part);
        assert_eq!(made, [30, 31, 32, 20, 21]);
        assert_eq!(read_ahead(&pool, &[], |(): &()| vec![()], |()| ()), []);
    }

    #[test]
    fn reading_goes_on_while_the_pool_works() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("threads");
        let read = AtomicUsize::new(0);
        let seen = read_ahead(
            &pool,
            &[0, 1, 2, 3],
            |&input| {
                read.fetch_add(1, Ordering::SeqCst);
                vec![input]
            },
            |input| {
                // Ends because others are read meanwhile.
                while read.load(Ordering::SeqCst) < 4 {
                    std::thread::yield_now();
                }
                input
            },
        );
        assert_eq!(seen, [0, 1, 2, 3]);
    }
}
