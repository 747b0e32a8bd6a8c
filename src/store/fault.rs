//! Where a disk can refuse: a call before each thing that it may refuse, which tests can make fail.

#[cfg(not(test))]
use std::io;

/// Before each thing that a disk can refuse.
///
/// # Errors
/// None outside tests.
#[cfg(not(test))]
pub(super) fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(super) use tests::{failing_at, step};

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::io::{self, ErrorKind};

    thread_local! {
        /// How many steps of this thread go well before all fail.
        static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
        /// Whether one has failed.
        static FAILED: Cell<bool> = const { Cell::new(false) };
    }

    pub(in crate::store) fn step() -> io::Result<()> {
        match LEFT.get() {
            Some(0) => {
                FAILED.set(true);
                Err(ErrorKind::StorageFull.into())
            }
            Some(left) => {
                LEFT.set(Some(left - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Does something on a disk that is full after so many steps; gives also whether a step was refused.
    pub(in crate::store) fn failing_at<T>(steps: usize, act: impl FnOnce() -> T) -> (T, bool) {
        FAILED.set(false);
        LEFT.set(Some(steps));
        let done = act();
        LEFT.set(None);
        (done, FAILED.get())
    }
}
