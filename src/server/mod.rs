//! The language server: what an editor shows while a file is written.
//!
//! One thread reads messages and answers them in order; a file is linted when it is opened, changed or saved, which
//! takes less than a key stroke. Configuration is found as for `parlint lint`, and read again when one of its files
//! changes.

mod answers;
mod document;
mod position;

use std::collections::HashMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeConfiguration, DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument,
    DidOpenTextDocument, DidSaveTextDocument, Notification as _, PublishDiagnostics, ShowMessage,
};
use lsp_types::request::{CodeActionRequest, HoverRequest, RegisterCapability, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, HoverProviderCapability,
    InitializeParams, MessageType, PositionEncodingKind, PublishDiagnosticsParams, Registration,
    RegistrationParams, ServerCapabilities, ServerInfo, ShowMessageParams, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, Uri,
};

use crate::config::Resolver;
use document::Document;
use position::Encoding;

/// Rules recurse over what people write.
const STACK: usize = 64 << 20;

/// Files that say how others are linted.
const CONFIGURATION: &str = "**/{pyproject.toml,parlint.toml,.parlint.toml,ruff.toml,.ruff.toml,setup.cfg,tox.ini,\
                             .flake8,pylintrc,.pylintrc}";

/// Serves one editor over standard input and output until it says that it leaves.
pub fn run() -> Result<(), String> {
    let serve = || {
        let (connection, threads) = Connection::stdio();
        serve(&connection)
            .and_then(|()| {
                drop(connection);
                Ok(threads.join()?)
            })
            .map_err(|error| error.to_string())
    };
    std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(serve)
        .map_err(|error| error.to_string())?
        .join()
        .unwrap_or_else(|_| Err("the server panicked".to_owned()))
}

type Failed = Box<dyn Error + Send + Sync>;

fn serve(connection: &Connection) -> Result<(), Failed> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params)?;
    let encoding = Encoding::agreed(&params);
    let capabilities = serde_json::json!({
        "capabilities": capabilities(encoding),
        "serverInfo": ServerInfo {
            name: "parlint".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        },
    });
    connection.initialize_finish(id, capabilities)?;
    let watches = params
        .capabilities
        .workspace
        .and_then(|workspace| workspace.did_change_watched_files)
        .and_then(|watched| watched.dynamic_registration)
        .unwrap_or(false);
    let mut server = Server {
        connection,
        encoding,
        resolver: Resolver::discovering(Vec::new())?,
        documents: HashMap::new(),
    };
    if watches {
        server.watch_configuration()?;
    }
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(());
                }
                let response = server.answer(request);
                connection.sender.send(response.into())?;
            }
            Message::Notification(notification) => server.hear(notification)?,
            Message::Response(_) => {}
        }
    }
    Ok(())
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(true.into()),
            ..TextDocumentSyncOptions::default()
        })),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, answers::FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        ..ServerCapabilities::default()
    }
}

struct Server<'c> {
    connection: &'c Connection,
    encoding: Encoding,
    resolver: Resolver,
    /// Open files, by address.
    documents: HashMap<String, Document>,
}

impl Server<'_> {
    fn watch_configuration(&self) -> Result<(), Failed> {
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: vec![FileSystemWatcher {
                glob_pattern: GlobPattern::String(CONFIGURATION.to_owned()),
                kind: None,
            }],
        };
        let registration = Registration {
            id: "configuration".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: Some(serde_json::to_value(options)?),
        };
        let params = RegistrationParams {
            registrations: vec![registration],
        };
        let id = RequestId::from("configuration".to_owned());
        let request = Request::new(id, RegisterCapability::METHOD.to_owned(), params);
        Ok(self.connection.sender.send(request.into())?)
    }

    fn answer(&self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let result = match method.as_str() {
            CodeActionRequest::METHOD => serde_json::from_value(params)
                .and_then(|params| serde_json::to_value(self.code_actions(&params))),
            HoverRequest::METHOD => {
                serde_json::from_value(params).and_then(|params| serde_json::to_value(self.hover(&params)))
            }
            _ => {
                let message = format!("`{method}` is not among the server's capabilities");
                return Response::new_err(id, ErrorCode::MethodNotFound as i32, message);
            }
        };
        match result {
            Ok(value) => Response::new_ok(id, value),
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }

    /// A notification that is not understood is passed over, as the protocol wants it.
    fn hear(&mut self, notification: Notification) -> Result<(), Failed> {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => {
                let params: lsp_types::DidOpenTextDocumentParams = serde_json::from_value(params)?;
                let opened = params.text_document;
                let document = Document::new(opened.text, opened.version, path(&opened.uri), self.encoding);
                self.documents.insert(opened.uri.as_str().to_owned(), document);
                self.publish(&opened.uri)
            }
            DidChangeTextDocument::METHOD => {
                let params: lsp_types::DidChangeTextDocumentParams = serde_json::from_value(params)?;
                let changed = params.text_document;
                if let Some(document) = self.documents.get_mut(changed.uri.as_str()) {
                    document.change(params.content_changes, changed.version);
                }
                self.publish(&changed.uri)
            }
            DidSaveTextDocument::METHOD => {
                let params: lsp_types::DidSaveTextDocumentParams = serde_json::from_value(params)?;
                self.publish(&params.text_document.uri)
            }
            DidCloseTextDocument::METHOD => {
                let params: lsp_types::DidCloseTextDocumentParams = serde_json::from_value(params)?;
                let uri = params.text_document.uri;
                self.documents.remove(uri.as_str());
                self.send_diagnostics(uri, Vec::new(), None)
            }
            DidChangeWatchedFiles::METHOD | DidChangeConfiguration::METHOD => {
                self.resolver = Resolver::discovering(Vec::new())?;
                let open: Vec<String> = self.documents.keys().cloned().collect();
                for uri in open {
                    self.publish(&uri.parse()?)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Lints an open file and shows what was found.
    fn publish(&mut self, uri: &Uri) -> Result<(), Failed> {
        let Some(document) = self.documents.get_mut(uri.as_str()) else {
            return Ok(());
        };
        let trouble = document.lint(&self.resolver).err();
        let trouble = self
            .resolver
            .check()
            .err()
            .map(|error| error.to_string())
            .or(trouble);
        let (diagnostics, version) = (document.shown(), document.version);
        if let Some(message) = trouble {
            let typ = MessageType::ERROR;
            self.notify::<ShowMessage>(ShowMessageParams { typ, message })?;
        }
        self.send_diagnostics(uri.clone(), diagnostics, Some(version))
    }

    fn send_diagnostics(
        &self,
        uri: Uri,
        diagnostics: Vec<lsp_types::Diagnostic>,
        version: Option<i32>,
    ) -> Result<(), Failed> {
        self.notify::<PublishDiagnostics>(PublishDiagnosticsParams {
            uri,
            diagnostics,
            version,
        })
    }

    fn notify<N: lsp_types::notification::Notification>(&self, params: N::Params) -> Result<(), Failed> {
        let notification = Notification::new(N::METHOD.to_owned(), params);
        Ok(self.connection.sender.send(notification.into())?)
    }
}

/// The file that an address names; what was never saved counts as a file of the working directory.
fn path(uri: &Uri) -> PathBuf {
    let text = uri.as_str();
    let decoded = |path: &str| {
        percent_encoding::percent_decode_str(path)
            .decode_utf8_lossy()
            .into_owned()
    };
    match text.strip_prefix("file://") {
        Some(path) => {
            let path = decoded(path);
            // On Windows, a drive follows the slash.
            match path.as_bytes() {
                [b'/', _, b':', ..] => PathBuf::from(&path[1..]),
                _ => PathBuf::from(path),
            }
        }
        None => crate::config::working_directory().join(Path::new("untitled.py")),
    }
}
