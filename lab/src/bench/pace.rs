//! How fast the machine is just now. A shared one does the same job in 20 ms and, minutes later, in 30 ms; a job of known
//! size beside each measurement tells by how much.

use std::time::Duration;

use nix::time::{ClockId, clock_gettime};

/// Numbers to sort: 1.2 MB, more than the nearest caches hold, as a linter's trees are.
const NUMBERS: usize = 150_000;
/// Sorted so often, for 5 to 15 ms together.
const TURNS: u32 = 4;

/// The CPU time that the reference job takes now; `None` where no clock tells it.
///
/// It asks for memory before the clock runs: whether the kernel has pages at hand says nothing about the pace.
pub async fn reference() -> Option<Duration> {
    tokio::task::spawn_blocking(|| {
        let mut numbers = vec![0; NUMBERS];
        sort_anew(&mut numbers);
        let began = now()?;
        for _ in 0..TURNS {
            sort_anew(&mut numbers);
        }
        Some(now()?.saturating_sub(began))
    })
    .await
    .ok()?
}

/// Fills with the same numbers in no order (xorshift), and sorts them.
fn sort_anew(numbers: &mut [u64]) {
    let mut state = 0x139_408D_CBBF_7A44_u64;
    for number in &mut *numbers {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        *number = state;
    }
    numbers.sort_unstable();
    std::hint::black_box(numbers);
}

fn now() -> Option<Duration> {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)
        .ok()
        .map(Duration::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_reference_sorts_different_numbers() {
        let mut numbers = vec![0; 1000];
        sort_anew(&mut numbers);
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(reference().await.unwrap() > Duration::from_micros(200));
    }
}
