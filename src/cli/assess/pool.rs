//! All cores at work on a stream, its order kept and its memory bounded.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many pieces wait for each core at most.
const AHEAD: usize = 2;

/// Works on every piece on all cores and hands the answers on in the order of the pieces, until `take` says that nobody
/// wants more. What a core keeps from piece to piece is made by `memory`.
pub(super) fn in_order<P: Send, A: Send, M>(
    mut pieces: impl Iterator<Item = P> + Send,
    memory: impl Fn() -> M + Sync,
    work: impl Fn(&mut M, P) -> A + Sync,
    mut take: impl FnMut(A) -> bool,
) {
    // The first answer waits for nobody, and one piece needs no other core.
    let Some(first) = pieces.next() else {
        return;
    };
    if !take(work(&mut memory(), first)) {
        return;
    }
    let Some(second) = pieces.next() else {
        return;
    };
    let pieces = std::iter::once(second).chain(pieces);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    // The queue holds the places of answers in order; its bound is what bounds the memory.
    let (queue, places) = sync_channel::<Receiver<A>>(cores * AHEAD);
    let (jobs, todo) = sync_channel::<(P, Sender<A>)>(cores * AHEAD);
    let todo = Mutex::new(todo);
    thread::scope(|scope| {
        let todo = &todo;
        scope.spawn(move || {
            for piece in pieces {
                let (answer, place) = channel();
                if queue.send(place).is_err() || jobs.send((piece, answer)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..cores {
            let (memory, work) = (&memory, &work);
            scope.spawn(move || {
                let mut memory = memory();
                loop {
                    let job = todo.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((piece, answer)) = job else {
                        return;
                    };
                    // Nobody waits for it where the reader has gone.
                    let _ = answer.send(work(&mut memory, piece));
                }
            });
        }
        for place in places {
            let Ok(answer) = place.recv() else {
                break;
            };
            if !take(answer) {
                break;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn the_order_is_kept_and_little_is_read_ahead() {
        let read = AtomicUsize::new(0);
        let pieces = (0..2000usize).inspect(|_| {
            read.fetch_add(1, Ordering::SeqCst);
        });
        let mut next = 0;
        let most = (thread::available_parallelism().map_or(1, NonZero::get)) * (AHEAD * 2 + 1) + 4;
        in_order(
            pieces,
            || (),
            |(), piece| {
                if piece % 7 == 0 {
                    thread::yield_now();
                }
                piece
            },
            |answer| {
                assert_eq!(answer, next);
                next += 1;
                assert!(read.load(Ordering::SeqCst) <= next + most);
                true
            },
        );
        assert_eq!(next, 2000);
    }

    #[test]
    fn it_ends_when_nobody_wants_more() {
        let mut taken = 0;
        in_order(
            0..,
            || (),
            |(), piece: usize| piece,
            |_| {
                taken += 1;
                taken < 50
            },
        );
        assert_eq!(taken, 50);
    }
}
