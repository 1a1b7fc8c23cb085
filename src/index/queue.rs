//! Bounds the memory of units that wait for the threads of the writer, which would take very many.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Bytes of units that wait at most, about; a document that has more waits alone.
const MOST: usize = 32 << 20;

/// How much waits.
#[derive(Clone, Default)]
pub struct Queue(Arc<Waiting>);

#[derive(Default)]
struct Waiting {
    bytes: Mutex<usize>,
    less: Condvar,
}

impl Queue {
    /// Takes a place for units of so many bytes as soon as there is one.
    pub fn enter(&self, bytes: usize) -> Arc<Place> {
        let waiting = self.0.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |waiting: &mut usize| *waiting > 0 && *waiting + bytes > MOST;
        *self.0.less.wait_while(waiting, is_full).unwrap_or_else(PoisonError::into_inner) += bytes;
        Arc::new(Place { queue: self.clone(), bytes })
    }
}

/// Is given back when the last of the units that hold it is written.
pub struct Place {
    queue: Queue,
    bytes: usize,
}

impl Drop for Place {
    fn drop(&mut self) {
        *self.queue.0.bytes.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.queue.0.less.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_finds_no_place_waits() {
        let queue = Queue::default();
        let first = queue.enter(MOST * 2);
        let next = std::thread::spawn({
            let queue = queue.clone();
            move || drop(queue.enter(1))
        });
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(!next.is_finished());
        drop(first);
        next.join().expect("it has got its place");
        assert_eq!(*queue.0.bytes.lock().expect("no panic"), 0);
    }
}
