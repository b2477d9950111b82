//! The functions of this process and their environments: what stands behind the Lambda API.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context;
use bytes::Bytes;

use crate::environment::{Call, Environment, Host, Outcome};
use crate::function::{Function, Settings};

/// Deployed functions by name.
#[derive(Debug)]
pub struct Lambda {
    pub host: Host,
    functions: BTreeMap<String, Deployed>,
}

#[derive(Debug)]
struct Deployed {
    function: Function,
    settings: Mutex<Settings>,
    /// Environments that wait, the last used one last.
    idle: Mutex<Vec<Environment>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Lambda {
    pub fn new(host: Host, functions: impl IntoIterator<Item = (Function, Settings)>) -> Arc<Self> {
        let functions = functions.into_iter().map(|(function, settings)| {
            let name = function.name.clone();
            (
                name,
                Deployed {
                    function,
                    settings: Mutex::new(settings),
                    idle: Mutex::default(),
                },
            )
        });
        Arc::new(Lambda {
            host,
            functions: functions.collect(),
        })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.functions.keys().map(String::as_str)
    }

    pub fn function(&self, name: &str) -> Option<&Function> {
        self.functions.get(name).map(|deployed| &deployed.function)
    }

    pub fn settings(&self, name: &str) -> Option<Settings> {
        self.functions
            .get(name)
            .map(|deployed| lock(&deployed.settings).clone())
    }

    /// Changes a function's settings; what waits with the old ones is ended.
    pub fn update(&self, name: &str, change: impl FnOnce(&mut Settings)) -> Option<Settings> {
        let deployed = self.functions.get(name)?;
        let mut settings = lock(&deployed.settings);
        change(&mut settings);
        settings.revision += 1;
        let settings = settings.clone();
        lock(&deployed.idle).clear();
        Some(settings)
    }

    /// Ends the environments that wait, so that the next invocation is a cold one.
    pub fn forget_warm(&self, name: &str) {
        if let Some(deployed) = self.functions.get(name) {
            lock(&deployed.idle).clear();
        }
    }

    /// Invokes in an environment that waits, or in a new one.
    pub async fn invoke(
        &self,
        name: &str,
        payload: Bytes,
        client_context: Option<&str>,
    ) -> anyhow::Result<Outcome> {
        self.call(name, payload, client_context, false).await
    }

    /// The same, with an eye on the memory of all processes.
    pub async fn watch(&self, name: &str, payload: Bytes) -> anyhow::Result<Outcome> {
        self.call(name, payload, None, true).await
    }

    async fn call(
        &self,
        name: &str,
        payload: Bytes,
        client_context: Option<&str>,
        watch: bool,
    ) -> anyhow::Result<Outcome> {
        let deployed = self
            .functions
            .get(name)
            .with_context(|| format!("no function {name}"))?;
        let settings = lock(&deployed.settings).clone();
        let id = uuid::Uuid::new_v4().to_string();
        let call = Call {
            id: &id,
            payload: &payload,
            client_context,
            watch,
        };
        let warm = {
            let mut idle = lock(&deployed.idle);
            idle.retain(|environment| environment.revision == settings.revision);
            idle.pop()
        };
        let (environment, outcome) = match warm {
            Some(mut environment) => {
                let outcome = environment.invoke(&deployed.function, &settings, call).await;
                (outcome.reusable.then_some(environment), outcome)
            }
            None => Environment::cold(&self.host, &deployed.function, &settings, call).await?,
        };
        if let Some(environment) = environment
            && lock(&deployed.settings).revision == environment.revision
        {
            lock(&deployed.idle).push(environment);
        }
        Ok(outcome)
    }
}
