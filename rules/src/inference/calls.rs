//! What calls give.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr};

use super::{Budget, Inference, Value, Values, value};

impl<'a> Inference<'a> {
    pub(super) fn infer_call(self, call: &'a ast::ExprCall, budget: &mut Budget) -> Values<'a> {
        let mut values = Values::new();
        if let Some(class) = self.made_by_new(call) {
            values.push(Value::Instance(class));
            return values;
        }
        for callee in self.infer_within(&call.func, budget) {
            self.call_result(callee, call, budget, &mut values);
        }
        values
    }

    /// The class of which a call in its own `__new__` makes an instance: `object.__new__(cls)`, `super().__new__(cls)`.
    fn made_by_new(self, call: &'a ast::ExprCall) -> Option<&'a ast::StmtClassDef> {
        let Expr::Attribute(new) = &*call.func else {
            return None;
        };
        let class = call.arguments.args.first()?.as_name_expr()?;
        if new.attr.as_str() != "__new__" {
            return None;
        }
        let of_object = match &*new.value {
            Expr::Call(maker) => self.model.is_builtin(&maker.func, "super"),
            object => self.model.is_builtin(object, "object"),
        };
        let binding = self.model.binding(self.model.resolve_name(class)?);
        let AnyNodeRef::StmtFunctionDef(function) =
            self.model.nodes.get(self.model.scope(binding.scope).node).node
        else {
            return None;
        };
        let first = super::first_parameter(function)?;
        let owner = self.class_of(function)?;
        // What another base's `__new__` gives is not known.
        let plain = self.ancestry(owner).is_complete();
        (of_object && plain && function.name.as_str() == "__new__" && first.name.id == class.id)
            .then_some(owner)
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
