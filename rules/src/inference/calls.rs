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

    /// The class of which a call of `__new__` in one of its class methods makes an instance: `object.__new__(cls)`,
    /// `super().__new__(cls)`, `cls.__new__(Class)`.
    fn made_by_new(self, call: &'a ast::ExprCall) -> Option<&'a ast::StmtClassDef> {
        let Expr::Attribute(new) = &*call.func else {
            return None;
        };
        if new.attr.as_str() != "__new__" {
            return None;
        }
        let class = call.arguments.args.first()?.as_name_expr()?;
        let nodes = &self.model.nodes;
        let frame = self.frame(nodes.get(nodes.id_of(call)?).scope);
        let AnyNodeRef::StmtFunctionDef(function) = nodes.get(self.model.scope(frame).node).node else {
            return None;
        };
        let first = super::first_parameter(function)?;
        let owner = self.class_of(function)?;
        if first.name.id != class.id && owner.name.id != class.id
            || function.name.as_str() != "__new__" && !super::has_decorator(function, &["classmethod"])
        {
            return None;
        }
        // What another `__new__` gives is not known.
        let ancestry = self.ancestry(owner);
        let of_object = match &*new.value {
            Expr::Call(maker) => self.model.is_builtin(&maker.func, "super"),
            Expr::Name(name) if name.id == first.name.id => self.member(&ancestry, "__new__").is_none(),
            object => self.model.is_builtin(object, "object"),
        };
        (of_object && ancestry.is_complete()).then_some(owner)
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
