//! An editor's session with `parlint server`, over the process's standard input and output.

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use common::Project;
use serde_json::{Value, json};

struct Editor {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    requests: u64,
    capabilities: Value,
}

impl Editor {
    fn start(capabilities: Value) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_parlint"))
            .arg("server")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut editor = Self {
            to: child.stdin.take().unwrap(),
            from: BufReader::new(child.stdout.take().unwrap()),
            child,
            requests: 0,
            capabilities: Value::Null,
        };
        let answer = editor.ask(
            "initialize",
            json!({"processId": null, "rootUri": null, "capabilities": capabilities}),
        );
        editor.capabilities = answer["capabilities"].clone();
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: Value) {
        let body = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let id = self.requests;
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.read();
            if message["id"] == id && message.get("method").is_none() {
                assert!(message.get("error").is_none(), "{message}");
                return message["result"].clone();
            }
        }
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server left");
            match line.trim().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// The diagnostics that are shown next.
    fn shown(&mut self) -> Value {
        loop {
            let message = self.read();
            if message["method"] == "textDocument/publishDiagnostics" {
                return message["params"].clone();
            }
        }
    }

    fn open(&mut self, uri: &str, text: &str) -> Value {
        let document = json!({"uri": uri, "languageId": "python", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
        self.shown()
    }

    fn actions(&mut self, uri: &str, range: &Value, only: Option<&str>) -> Vec<Value> {
        let mut context = json!({"diagnostics": []});
        if let Some(kind) = only {
            context["only"] = json!([kind]);
        }
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.ask("textDocument/codeAction", params)
            .as_array()
            .unwrap()
            .clone()
    }

    fn leave(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

fn codes(shown: &Value) -> Vec<&str> {
    let diagnostics = shown["diagnostics"].as_array().unwrap().iter();
    diagnostics.map(|found| found["code"].as_str().unwrap()).collect()
}

/// Applies edits of positions that count UTF-16 units, in texts where these are characters.
fn apply(text: &str, edits: &Value) -> String {
    let offset = |position: &Value| {
        let (line, character) = (
            position["line"].as_u64().unwrap() as usize,
            position["character"].as_u64().unwrap() as usize,
        );
        text.split_inclusive('\n').take(line).map(str::len).sum::<usize>() + character
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (
                offset(&range["start"]),
                offset(&range["end"]),
                edit["newText"].as_str().unwrap(),
            )
        })
        .collect();
    edits.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

#[test]
fn a_file_is_opened_mended_and_closed() {
    let project = Project::new(&[("pyproject.toml", "[tool.parlint]\nselect = [\"F\"]\n")]);
    let uri = format!("file://{}", project.path("a.py"));
    let mut editor = Editor::start(json!({}));
    assert_eq!(editor.capabilities["positionEncoding"], "utf-16");

    let text = "import os\nimport re\n\nprint(f'nothing', re)\n";
    let shown = editor.open(&uri, text);
    assert_eq!(codes(&shown), ["F401", "F541"]);
    let unused = &shown["diagnostics"][0];
    assert_eq!(
        unused["range"],
        json!({"start": {"line": 0, "character": 7}, "end": {"line": 0, "character": 9}})
    );
    assert_eq!(
        (&unused["source"], &unused["tags"]),
        (&json!("parlint"), &json!([1]))
    );
    assert_eq!(shown["version"], 1);

    let hover = editor.ask(
        "textDocument/hover",
        json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 8}}),
    );
    let page = hover["contents"]["value"].as_str().unwrap();
    assert!(
        page.starts_with("# unused-import (F401)\n\n") && page.contains("## Why is this bad?"),
        "{page}"
    );
    let nothing = json!({"textDocument": {"uri": uri}, "position": {"line": 2, "character": 0}});
    assert_eq!(editor.ask("textDocument/hover", nothing), Value::Null);

    let actions = editor.actions(&uri, &unused["range"], Some("quickfix"));
    let [fix, silence] = &actions[..] else {
        panic!("{actions:?}")
    };
    assert_eq!(fix["isPreferred"], true);
    assert_eq!(
        apply(text, &fix["edit"]["changes"][&uri]),
        text.strip_prefix("import os\n").unwrap()
    );
    assert_eq!(silence["title"], "Disable F401 for this line");
    let silenced = apply(text, &silence["edit"]["changes"][&uri]);
    assert!(silenced.starts_with("import os  # noqa: F401\n"), "{silenced}");

    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let actions = editor.actions(&uri, &whole, Some("source.fixAll"));
    assert_eq!(actions.len(), 1, "{actions:?}");
    let mended = apply(text, &actions[0]["edit"]["changes"][&uri]);
    assert_eq!(mended, "import re\n\nprint('nothing', re)\n");

    // The first line goes, then `re` is renamed where it is used.
    let changes = json!([
        {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 0}}, "text": ""},
        {"range": {"start": {"line": 2, "character": 18}, "end": {"line": 2, "character": 20}}, "text": "other"},
    ]);
    let change = json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": changes});
    editor.tell("textDocument/didChange", change);
    let shown = editor.shown();
    assert_eq!(codes(&shown), ["F401", "F541", "F821"]);
    assert_eq!(shown["version"], 2);

    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(codes(&editor.shown()), [""; 0]);
    editor.leave();
}

#[test]
fn configuration_is_read_again_when_it_changes() {
    let project = Project::new(&[("pyproject.toml", "[tool.parlint]\nselect = [\"F401\"]\n")]);
    let uri = format!("file://{}", project.path("a.py"));
    let mut editor = Editor::start(json!({
        "general": {"positionEncodings": ["utf-16", "utf-8"]},
        "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}},
    }));
    assert_eq!(editor.capabilities["positionEncoding"], "utf-8");
    let registered = editor.read();
    assert_eq!(registered["method"], "client/registerCapability");
    assert_eq!(
        registered["params"]["registrations"][0]["method"],
        "workspace/didChangeWatchedFiles"
    );
    editor.send(json!({"jsonrpc": "2.0", "id": registered["id"], "result": null}));

    let text = "é = 'é'; import os\nl = 1\n";
    let shown = editor.open(&uri, text);
    assert_eq!(codes(&shown), ["F401"]);
    // Bytes: each é has two.
    assert_eq!(shown["diagnostics"][0]["range"]["start"]["character"], 18);

    project.write("pyproject.toml", b"[tool.parlint]\nselect = [\"E741\"]\n");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert_eq!(codes(&editor.shown()), ["E741"]);

    project.write(
        "pyproject.toml",
        b"[tool.parlint]\nselect = [\"E741\"]\nextend-exclude = [\"a.py\"]\n",
    );
    editor.tell("workspace/didChangeConfiguration", json!({"settings": {}}));
    assert_eq!(codes(&editor.shown()), [""; 0]);

    project.write("pyproject.toml", b"[tool.parlint]\nselekt = []\n");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    let message = editor.read();
    assert_eq!(message["method"], "window/showMessage");
    assert!(
        message["params"]["message"].as_str().unwrap().contains("selekt"),
        "{message}"
    );
    editor.leave();
}
