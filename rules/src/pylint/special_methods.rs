//! The special methods that pylint knows, each with the number of parameters beside `self`.

/// How many parameters a special method takes beside its instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parameters {
    Exactly(u8),
    Between(u8, u8),
    /// Any number.
    Any,
}

/// What is known of a special method; None for other names.
pub(crate) fn special_method(name: &str) -> Option<Parameters> {
    if !name.starts_with("__") || !name.ends_with("__") {
        return None;
    }
    Some(match name {
        "__new__" | "__init__" | "__call__" | "__init_subclass__" => Parameters::Any,
        "__del__" | "__repr__" | "__str__" | "__bytes__" | "__hash__" | "__bool__" | "__dir__"
        | "__len__" | "__length_hint__" | "__iter__" | "__reversed__" | "__neg__" | "__pos__" | "__abs__"
        | "__invert__" | "__complex__" | "__int__" | "__float__" | "__index__" | "__trunc__"
        | "__floor__" | "__ceil__" | "__enter__" | "__aenter__" | "__getnewargs_ex__" | "__getnewargs__"
        | "__getstate__" | "__reduce__" | "__copy__" | "__unicode__" | "__nonzero__" | "__await__"
        | "__aiter__" | "__anext__" | "__fspath__" => Parameters::Exactly(0),
        "__format__" | "__lt__" | "__le__" | "__eq__" | "__ne__" | "__gt__" | "__ge__" | "__getattr__"
        | "__getattribute__" | "__delattr__" | "__delete__" | "__instancecheck__" | "__subclasscheck__"
        | "__getitem__" | "__missing__" | "__delitem__" | "__contains__" | "__add__" | "__sub__"
        | "__mul__" | "__truediv__" | "__floordiv__" | "__rfloordiv__" | "__mod__" | "__divmod__"
        | "__lshift__" | "__rshift__" | "__and__" | "__xor__" | "__or__" | "__radd__" | "__rsub__"
        | "__rmul__" | "__rtruediv__" | "__rmod__" | "__rdivmod__" | "__rpow__" | "__rlshift__"
        | "__rrshift__" | "__rand__" | "__rxor__" | "__ror__" | "__iadd__" | "__isub__" | "__imul__"
        | "__itruediv__" | "__ifloordiv__" | "__imod__" | "__ilshift__" | "__irshift__" | "__iand__"
        | "__ixor__" | "__ior__" | "__ipow__" | "__setstate__" | "__reduce_ex__" | "__deepcopy__"
        | "__cmp__" | "__matmul__" | "__rmatmul__" | "__imatmul__" | "__div__" => Parameters::Exactly(1),
        "__setattr__" | "__get__" | "__set__" | "__setitem__" | "__set_name__" => Parameters::Exactly(2),
        "__exit__" | "__aexit__" => Parameters::Exactly(3),
        "__round__" => Parameters::Between(0, 1),
        "__pow__" => Parameters::Between(1, 2),
        _ => return None,
    })
}
