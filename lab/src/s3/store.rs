//! Buckets and objects as plain data. Bodies are shared, never copied.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;
use md5::{Digest, Md5};
use tokio::sync::broadcast;

/// Told to whoever listens when an object was written: what S3 notifications are made of.
#[derive(Clone, Debug)]
pub struct Created {
    pub bucket: String,
    pub key: String,
    pub size: usize,
    pub etag: String,
}

#[derive(Clone, Debug)]
pub(super) struct Object {
    pub body: Bytes,
    pub etag: String,
    pub modified: SystemTime,
    pub content_type: Option<String>,
    pub metadata: Vec<(String, String)>,
}

#[derive(Debug)]
pub(super) struct Upload {
    pub bucket: String,
    pub key: String,
    pub content_type: Option<String>,
    pub metadata: Vec<(String, String)>,
    pub parts: BTreeMap<i32, (Bytes, String)>,
}

#[derive(Debug)]
pub(super) struct Bucket {
    pub created: SystemTime,
    pub objects: BTreeMap<String, Object>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub buckets: BTreeMap<String, Bucket>,
    pub uploads: BTreeMap<String, Upload>,
}

/// The whole of the server's state.
#[derive(Debug)]
pub struct Store {
    state: Mutex<State>,
    created: broadcast::Sender<Created>,
}

impl Default for Store {
    fn default() -> Self {
        Store {
            state: Mutex::default(),
            created: broadcast::channel(1024).0,
        }
    }
}

impl Store {
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the bucket if it is not there. True when it is new.
    pub fn create_bucket(&self, name: &str) -> bool {
        match self.lock().buckets.entry(name.to_owned()) {
            Entry::Occupied(_) => false,
            Entry::Vacant(entry) => {
                entry.insert(Bucket {
                    created: SystemTime::now(),
                    objects: BTreeMap::new(),
                });
                true
            }
        }
    }

    /// Puts an object from inside the process; the bucket is made where it is missing.
    pub fn put(&self, bucket: &str, key: &str, body: Bytes) {
        self.create_bucket(bucket);
        let etag = hex(&Md5::digest(&body));
        let object = Object {
            body,
            etag,
            modified: SystemTime::now(),
            content_type: None,
            metadata: Vec::new(),
        };
        if let Some(held) = self.lock().buckets.get_mut(bucket) {
            held.objects.insert(key.to_owned(), object.clone());
        }
        self.announce(bucket, key, &object);
    }

    /// The body of an object, if it is there.
    pub fn get(&self, bucket: &str, key: &str) -> Option<Bytes> {
        Some(self.lock().buckets.get(bucket)?.objects.get(key)?.body.clone())
    }

    /// Hears of every object written from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Created> {
        self.created.subscribe()
    }

    pub(super) fn announce(&self, bucket: &str, key: &str, object: &Object) {
        let created = Created {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            size: object.body.len(),
            etag: object.etag.clone(),
        };
        // Nobody listening is the usual case.
        self.created.send(created).ok();
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
