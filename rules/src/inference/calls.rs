//! What calls give.

use ruff_python_ast::{self as ast, Expr};

use super::{Budget, Inference, Value, Values, value};

impl<'a> Inference<'a> {
    pub(super) fn infer_call(self, call: &'a ast::ExprCall, budget: &mut Budget) -> Values<'a> {
        let mut values = Values::new();
        for callee in self.infer_within(&call.func, budget) {
            self.call_result(callee, call, budget, &mut values);
        }
        values
    }

    fn call_result(
        self,
        callee: Value<'a>,
        call: &'a ast::ExprCall,
        budget: &mut Budget,
        values: &mut Values<'a>,
    ) {
        match callee {
            Value::Class(class) => {
                let plain = self.makes_plain_instances(class);
                values.push(if plain {
                    Value::Instance(class)
                } else {
                    Value::Unknown
                });
            }
            Value::Function(function) | Value::Method(function, _) => self.returned(function, budget, values),
            Value::BuiltinMethod(result) => values.push(Value::InstanceOfBuiltin(result)),
            Value::Builtin("super") => values.push(Value::Unknown),
            Value::Builtin("type")
                if call.arguments.args.len() == 1 && call.arguments.keywords.is_empty() =>
            {
                for object in self.infer_within(&call.arguments.args[0], budget) {
                    values.push(match object {
                        Value::Instance(class) => Value::Class(class),
                        _ => Value::Unknown,
                    });
                }
            }
            Value::Builtin(name) => values.push(match value::builtin_class(name) {
                // `int("x")` and `str(x)` may be given a subclass's own conversion, but the result is theirs.
                Some(class) if class != "object" => Value::InstanceOfBuiltin(class),
                _ => match name {
                    "len" | "id" | "hash" | "ord" => Value::InstanceOfBuiltin("int"),
                    "repr" | "ascii" | "chr" | "hex" | "oct" | "bin" | "input" | "format" => {
                        Value::InstanceOfBuiltin("str")
                    }
                    "isinstance" | "issubclass" | "callable" | "hasattr" | "any" | "all" => {
                        Value::InstanceOfBuiltin("bool")
                    }
                    "sorted" | "dir" => Value::InstanceOfBuiltin("list"),
                    _ => Value::Unknown,
                },
            }),
            Value::External(expr) => values.push(Value::ExternalResult(expr)),
            Value::Literal(Expr::Lambda(lambda)) => values.extend(self.infer_within(&lambda.body, budget)),
            _ => values.push(Value::Unknown),
        }
    }
}
