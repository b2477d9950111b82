//! The parameters of a function, as far as an override must fit them.

use ruff_python_ast::{ParameterWithDefault, Parameters};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) positional_only: Vec<SignatureParameter>,
    pub(crate) args: Vec<SignatureParameter>,
    pub(crate) keyword_only: Vec<SignatureParameter>,
    /// `*args`.
    pub(crate) variadic: Option<Box<str>>,
    /// `**kwargs`.
    pub(crate) variadic_keywords: Option<Box<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignatureParameter {
    pub(crate) name: Box<str>,
    pub(crate) has_default: bool,
}

impl Signature {
    /// How many parameters there are, as pylint counts them: positional-only ones are left out.
    pub(crate) fn count(&self) -> usize {
        self.args.len()
            + self.keyword_only.len()
            + usize::from(self.variadic.is_some())
            + usize::from(self.variadic_keywords.is_some())
    }

    /// How many positional parameters have a default.
    pub(crate) fn defaults(&self) -> usize {
        self.args.iter().filter(|parameter| parameter.has_default).count()
    }

    /// Whether any parameter has this name, variadic ones among them.
    pub(crate) fn has(&self, name: &str) -> bool {
        let named = [&self.positional_only, &self.args, &self.keyword_only];
        let variadic = [&self.variadic, &self.variadic_keywords];
        named
            .into_iter()
            .flatten()
            .any(|parameter| &*parameter.name == name)
            || variadic
                .into_iter()
                .flatten()
                .any(|parameter| &**parameter == name)
    }

    pub(crate) fn has_keyword_only(&self, name: &str) -> bool {
        self.keyword_only.iter().any(|parameter| &*parameter.name == name)
    }
}

impl From<&Parameters> for Signature {
    fn from(parameters: &Parameters) -> Self {
        let all =
            |parameters: &[ParameterWithDefault]| parameters.iter().map(SignatureParameter::from).collect();
        Self {
            positional_only: all(&parameters.posonlyargs),
            args: all(&parameters.args),
            keyword_only: all(&parameters.kwonlyargs),
            variadic: parameters
                .vararg
                .as_ref()
                .map(|parameter| parameter.name.as_str().into()),
            variadic_keywords: parameters
                .kwarg
                .as_ref()
                .map(|parameter| parameter.name.as_str().into()),
        }
    }
}

impl From<&ParameterWithDefault> for SignatureParameter {
    fn from(parameter: &ParameterWithDefault) -> Self {
        Self {
            name: parameter.parameter.name.as_str().into(),
            has_default: parameter.default.is_some(),
        }
    }
}
