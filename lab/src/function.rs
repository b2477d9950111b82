//! What a function is: its command, its settings, and the environment variables that Lambda gives it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub const REGION: &str = "us-east-1";
pub const ACCOUNT: &str = "123456789012";

/// What is fixed when a function is deployed.
#[derive(Clone, Debug)]
pub struct Function {
    pub name: String,
    pub command: Vec<OsString>,
    /// `LAMBDA_TASK_ROOT`, and the working directory.
    pub root: PathBuf,
    /// `_HANDLER`.
    pub handler: String,
    /// `provided.al2023`, `python3.13`.
    pub runtime: String,
    /// Paths that stay in sight where /tmp is replaced.
    pub keep: Vec<PathBuf>,
}

/// What may be changed while it is deployed.
#[derive(Clone, Debug)]
pub struct Settings {
    pub memory_mb: u32,
    pub timeout: Duration,
    pub tmp_mb: u32,
    pub environment: BTreeMap<String, String>,
    /// Raised with every change: environments of an older revision are replaced.
    pub revision: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            memory_mb: 1769,
            timeout: Duration::from_secs(900),
            tmp_mb: 512,
            environment: BTreeMap::new(),
            revision: 0,
        }
    }
}

impl Function {
    /// A custom runtime: one program that speaks the Runtime API.
    pub fn bootstrap(name: &str, program: &Path) -> Self {
        let root = program.parent().unwrap_or(Path::new("/")).to_owned();
        Function {
            name: name.to_owned(),
            command: vec![program.into()],
            handler: "bootstrap".to_owned(),
            runtime: "provided.al2023".to_owned(),
            keep: vec![program.to_owned()],
            root,
        }
    }

    /// A Python handler below AWS' runtime interface client, which the interpreter must have.
    pub fn python(name: &str, interpreter: &Path, root: &Path, handler: &str) -> Self {
        let mut keep = vec![root.to_owned()];
        // A virtual environment lies around its interpreter.
        keep.extend(interpreter.parent().and_then(Path::parent).map(Path::to_owned));
        Function {
            name: name.to_owned(),
            command: vec![
                interpreter.into(),
                "-m".into(),
                "awslambdaric".into(),
                handler.into(),
            ],
            handler: handler.to_owned(),
            runtime: "python3.13".to_owned(),
            keep,
            root: root.to_owned(),
        }
    }

    pub fn arn(&self) -> String {
        format!("arn:aws:lambda:{REGION}:{ACCOUNT}:function:{}", self.name)
    }

    /// The variables, all of them: nothing of this process's own environment reaches the function.
    pub fn variables(
        &self,
        settings: &Settings,
        runtime_api: &str,
        s3_endpoint: &str,
        stream: &str,
    ) -> BTreeMap<String, String> {
        let mut variables = BTreeMap::new();
        let mut set = |key: &str, value: &str| variables.insert(key.to_owned(), value.to_owned());
        set("AWS_LAMBDA_RUNTIME_API", runtime_api);
        set("AWS_LAMBDA_FUNCTION_NAME", &self.name);
        set("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        set("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", &settings.memory_mb.to_string());
        set("AWS_LAMBDA_LOG_GROUP_NAME", &format!("/aws/lambda/{}", self.name));
        set("AWS_LAMBDA_LOG_STREAM_NAME", stream);
        set("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        set("AWS_REGION", REGION);
        set("AWS_DEFAULT_REGION", REGION);
        set("AWS_ACCESS_KEY_ID", crate::s3::ACCESS_KEY);
        set("AWS_SECRET_ACCESS_KEY", crate::s3::SECRET_KEY);
        set("AWS_ENDPOINT_URL_S3", s3_endpoint);
        if self.runtime.starts_with("python") {
            set("AWS_EXECUTION_ENV", &format!("AWS_Lambda_{}", self.runtime));
        }
        set("_HANDLER", &self.handler);
        set("LAMBDA_TASK_ROOT", &self.root.to_string_lossy());
        set("LAMBDA_RUNTIME_DIR", "/var/runtime");
        set("LANG", "en_US.UTF-8");
        set("TZ", ":UTC");
        set("PATH", "/usr/local/bin:/usr/bin:/bin:/opt/bin");
        variables.extend(settings.environment.clone());
        variables
    }
}
