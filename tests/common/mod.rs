//! A folder to run the command in.

#![allow(dead_code, reason = "each test binary uses its part")]

mod fake_s3;
pub mod function;

use std::io::{Cursor, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub struct Project(tempfile::TempDir);

pub struct Ran {
    pub code: i32,
    pub stdout: String,
    /// Standard output as it came.
    pub bytes: Vec<u8>,
    pub stderr: String,
}

pub fn stdout(ran: &Ran) -> &str {
    &ran.stdout
}

/// A zip of these files.
pub fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

impl Project {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            project.write(path, text.as_bytes());
        }
        project
    }

    pub fn path(&self, path: &str) -> String {
        self.0
            .path()
            .canonicalize()
            .unwrap()
            .join(path)
            .display()
            .to_string()
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub fn zip(&self, path: &str, files: &[(&str, &str)]) {
        self.write(path, &zip(files));
    }

    pub fn lint(&self, args: &[&str]) -> Ran {
        self.run(&[&["lint"], args].concat())
    }

    pub fn lint_stdin(&self, args: &[&str], input: &[u8]) -> Ran {
        self.start(&[&["lint"], args].concat(), input)
    }

    /// Standard input that takes its time.
    pub fn lint_slow_stdin(&self, args: &[&str], delay: Duration) -> Ran {
        self.start_with(&[&["lint"], args].concat(), b"x = 1\n", delay)
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.start(args, b"")
    }

    fn start(&self, args: &[&str], input: &[u8]) -> Ran {
        self.start_with(args, input, Duration::ZERO)
    }

    fn start_with(&self, args: &[&str], input: &[u8], delay: Duration) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_parlint"))
            .args(args)
            .current_dir(self.path(""))
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("PARLINT_OUTPUT_FORMAT")
            .env_remove("PARLINT_OUTPUT_FILE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        std::thread::sleep(delay);
        // A command that reads no input may have ended already.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            bytes: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
