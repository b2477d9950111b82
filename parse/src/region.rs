//! Regions: memory that is given out from one end and taken back at once.
//!
//! The whole of the program's `unsafe` code. What makes it sound:
//! - A region's addresses are reserved once and used for nothing else, so that an address tells whether it is in one.
//! - A region belongs to one [`Held`] at a time: from the making of its value until that is dropped.
//! - On the thread that makes the value, and only while it is made, allocations come from the region. To free one of
//!   them does nothing, on whichever thread and whenever; to let it grow copies it.
//! - When a value is dropped, nothing that was allocated while it was made is used any more: the promise of
//!   whoever calls [`Held::new`]. Where making panics, the region is never used again.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::{self, NonNull};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use mimalloc::MiMalloc;

/// As many values may be held at a time; further ones are allocated as usual.
const REGIONS: usize = 64;
/// Addresses of each region. Memory is taken as it is used.
const REGION_BYTES: usize = 1 << 30;
const ALL_BYTES: usize = REGIONS * REGION_BYTES;
/// The end of a region that is never given out, so that no memory of one ends where the next begins.
const GAP: usize = 4096;
/// What a region keeps of its memory when it is taken back.
const KEPT_BYTES: usize = 16 << 20;

/// Where the regions begin; until they are reserved, an address that no memory has.
static BASE: AtomicUsize = AtomicUsize::new(NOWHERE);
const NOWHERE: usize = usize::MAX - ALL_BYTES;
/// A bit for each region that is free.
static FREE: AtomicU64 = AtomicU64::new(u64::MAX);

thread_local! {
    /// The part of a region that is still to be given out on this thread; both 0 where none is in use.
    static NEXT: Cell<usize> = const { Cell::new(0) };
    static END: Cell<usize> = const { Cell::new(0) };
    /// Something did not fit, and was allocated elsewhere.
    static OVERFLOWN: Cell<bool> = const { Cell::new(false) };
}

/// mimalloc, and regions where they are in use.
pub struct Allocator;

#[inline]
fn is_in_region(address: usize) -> bool {
    address.wrapping_sub(BASE.load(Ordering::Relaxed)) < ALL_BYTES
}

/// Gives out a part of the region in use on this thread.
#[inline]
fn take(layout: Layout) -> Option<NonNull<u8>> {
    let next = NEXT.get();
    let start = next.checked_add(layout.align() - 1)? & !(layout.align() - 1);
    let end = start.checked_add(layout.size())?;
    if end <= END.get() {
        NEXT.set(end);
        return NonNull::new(ptr::with_exposed_provenance_mut(start));
    }
    if END.get() != 0 {
        OVERFLOWN.set(true);
    }
    None
}

// SAFETY: Memory comes from mimalloc, which is a sound allocator, or from `take`, which gives out each byte once
// until its region is taken back.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match take(layout) {
            Some(memory) => memory.as_ptr(),
            // SAFETY: The caller's promise about the layout is passed on.
            None => unsafe { MiMalloc.alloc(layout) },
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        match take(layout) {
            Some(memory) => {
                // SAFETY: `take` gave `size` bytes that nobody else has. They may have been used before.
                unsafe { memory.as_ptr().write_bytes(0, layout.size()) };
                memory.as_ptr()
            }
            // SAFETY: As in `alloc`.
            None => unsafe { MiMalloc.alloc_zeroed(layout) },
        }
    }

    #[inline]
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        if !is_in_region(memory.addr()) {
            // SAFETY: It is in no region, so that mimalloc gave it out, with this layout by the caller's promise.
            unsafe { MiMalloc.dealloc(memory, layout) };
        } else if memory.addr() + layout.size() == NEXT.get() {
            // What was given out last on this thread is given out again.
            NEXT.set(memory.addr());
        }
    }

    #[inline]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !is_in_region(memory.addr()) {
            // SAFETY: As in `dealloc`.
            return unsafe { MiMalloc.realloc(memory, layout, size) };
        }
        let end = memory.addr().saturating_add(size);
        if memory.addr() + layout.size() == NEXT.get() && end <= END.get() {
            NEXT.set(end);
            return memory;
        }
        if size <= layout.size() {
            return memory;
        }
        // SAFETY: The caller promises that `size`, rounded up to the alignment, is no more than `isize::MAX`.
        let new = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !new.is_null() {
            // SAFETY: The old memory has `layout.size()` bytes, the new one more, and they do not overlap.
            unsafe { ptr::copy_nonoverlapping(memory, new, layout.size()) };
        }
        new
    }
}

/// A value whose memory is taken back at once when it is dropped, where it could be made in a region.
pub struct Held<T> {
    value: ManuallyDrop<T>,
    region: Option<Region>,
}

impl<T> Held<T> {
    /// Makes a value, in a region where one can be had.
    ///
    /// # Safety
    ///
    /// What `make` allocates must belong to its result, or be freed when it returns: it must fill no static and no
    /// thread-local. Nobody may keep a part of the value's memory when it is dropped.
    pub unsafe fn new(make: impl FnOnce() -> T) -> Self {
        let Some(region) = Region::claim() else {
            return Self {
                value: ManuallyDrop::new(make()),
                region: None,
            };
        };
        let (value, region) = region.fill(make);
        Self {
            value: ManuallyDrop::new(value),
            region: Some(region),
        }
    }

    /// Whether all of the value is in a region. To drop it then takes no recursion, however deep it is.
    pub fn is_in_region(&self) -> bool {
        self.region.as_ref().is_some_and(|region| !region.overflown)
    }

    /// The value itself, where it is not wholly in a region.
    pub fn into_inner(mut self) -> Result<T, Self> {
        if self.is_in_region() {
            return Err(self);
        }
        // SAFETY: `self` is forgotten, so that the value is taken once, and a region that holds a part of it is never
        // used again.
        let value = unsafe { ManuallyDrop::take(&mut self.value) };
        std::mem::forget(self);
        Ok(value)
    }
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Drop for Held<T> {
    fn drop(&mut self) {
        if !self.is_in_region() {
            // SAFETY: It is dropped here and nowhere else.
            unsafe { ManuallyDrop::drop(&mut self.value) };
        }
        if let Some(region) = self.region.take() {
            region.release();
        }
    }
}

/// A region that is in use.
struct Region {
    number: usize,
    /// How far it was given out.
    end: usize,
    overflown: bool,
}

impl Region {
    /// A free region, unless the regions are not to be had or this thread is using one.
    fn claim() -> Option<Self> {
        if END.get() != 0 || !reserved() {
            return None;
        }
        let mut free = FREE.load(Ordering::Acquire);
        loop {
            // The first one, whose memory is likeliest to be in a cache.
            let number = free.trailing_zeros() as usize;
            if number >= REGIONS {
                return None;
            }
            match FREE.compare_exchange_weak(
                free,
                free & !(1 << number),
                Ordering::Acquire,
                Ordering::Acquire,
            ) {
                Ok(_) => {
                    return Some(Self {
                        number,
                        end: 0,
                        overflown: false,
                    });
                }
                Err(now) => free = now,
            }
        }
    }

    fn start(&self) -> usize {
        BASE.load(Ordering::Relaxed) + self.number * REGION_BYTES
    }

    /// Runs `make` with this thread's allocations in the region.
    fn fill<T>(mut self, make: impl FnOnce() -> T) -> (T, Self) {
        /// Ends the use of the region, by a panic too.
        struct Use;
        impl Drop for Use {
            fn drop(&mut self) {
                NEXT.set(0);
                END.set(0);
            }
        }
        let start = self.start();
        OVERFLOWN.set(false);
        NEXT.set(start);
        END.set(start + REGION_BYTES - GAP);
        let in_use = Use;
        let value = make();
        self.end = NEXT.get();
        self.overflown = OVERFLOWN.get();
        drop(in_use);
        (value, self)
    }

    /// Takes the memory back.
    fn release(self) {
        let start = self.start();
        if cfg!(debug_assertions) {
            let memory: *mut u8 = ptr::with_exposed_provenance_mut(start);
            // SAFETY: These bytes were given out, and nobody uses them any more.
            unsafe { memory.write_bytes(0xdd, self.end.saturating_sub(start)) };
        }
        if self.end.saturating_sub(start) > KEPT_BYTES {
            discard(start + KEPT_BYTES, self.end);
        }
        FREE.fetch_or(1 << self.number, Ordering::Release);
    }
}

/// Whether there are regions and the program's allocator is the one that knows them.
fn reserved() -> bool {
    static RESERVED: OnceLock<bool> = OnceLock::new();
    *RESERVED.get_or_init(|| {
        let Some(base) = reserve() else { return false };
        BASE.store(base, Ordering::Release);
        NEXT.set(base);
        END.set(base + REGION_BYTES);
        let probe = std::hint::black_box(Box::new(0_u64));
        NEXT.set(0);
        END.set(0);
        is_in_region(ptr::from_ref(&*probe).addr())
    })
}

/// Addresses for all regions; they take no memory yet.
#[cfg(all(unix, target_pointer_width = "64"))]
fn reserve() -> Option<usize> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
    let access = libc::PROT_READ | libc::PROT_WRITE;
    // SAFETY: A mapping at an address of the system's choice touches no other memory.
    let memory = unsafe { libc::mmap(ptr::null_mut(), ALL_BYTES, access, flags, -1, 0) };
    (memory != libc::MAP_FAILED).then(|| memory.expose_provenance())
}

#[cfg(not(all(unix, target_pointer_width = "64")))]
fn reserve() -> Option<usize> {
    None
}

/// Asks the system for small pages from now on, in this process and those that it starts: pages of 2 MB are zeroed and
/// counted whole however little of them is used, which doubled what a run takes and made none faster.
pub fn use_small_pages() {
    #[cfg(target_os = "linux")]
    // SAFETY: The call has no effect on memory but the size of pages to come.
    unsafe {
        libc::prctl(libc::PR_SET_THP_DISABLE, 1, 0, 0, 0);
    }
}

/// Gives memory back to the system. What is read there next is zero.
#[cfg(all(unix, target_pointer_width = "64"))]
fn discard(start: usize, end: usize) {
    let memory = ptr::with_exposed_provenance_mut(start);
    // SAFETY: The bytes lie in the reserved mapping, at a multiple of the page size from its start, and nobody
    // uses them.
    unsafe { libc::madvise(memory, end - start, libc::MADV_DONTNEED) };
}

#[cfg(not(all(unix, target_pointer_width = "64")))]
fn discard(_start: usize, _end: usize) {}
