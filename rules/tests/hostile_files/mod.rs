//! Files that were written to kill a linter.

/// A name and the text of each file. `size` scales them: 100,000 makes files of about a megabyte.
pub fn files(size: usize) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut add = |name: &str, text: String| files.push((format!("{name}.py"), text));
    prefix_chains(size, &mut add);
    brackets(size, &mut add);
    blocks(size, &mut add);
    strings(size, &mut add);
    bytes(size, &mut add);
    names(size, &mut add);
    comments(size, &mut add);
    lists(size, &mut add);
    files
}

type Add<'a> = dyn FnMut(&str, String) + 'a;

fn each(count: usize, write: impl Fn(usize) -> String) -> String {
    (0..count).map(write).collect()
}

/// Operators and accesses, one upon the other.
fn prefix_chains(size: usize, add: &mut Add) {
    for (name, link, last) in [
        ("unary_minus", "-", "1"),
        ("unary_not", "not ", "1"),
        ("unary_invert", "~", "1"),
        ("addition", "1 + ", "1"),
        ("string_addition", "'a' + ", "'a'"),
        ("power", "1 ** ", "1"),
        ("matrix_product", "a @ ", "a"),
        ("and", "a and ", "a"),
        ("and_or", "a and b or ", "a"),
        ("comparison", "a < ", "a"),
        ("lambda", "lambda: ", "1"),
        ("lambda_default", "lambda a=1: ", "1"),
        ("conditional", "a if b else ", "c"),
        ("assignment", "a = ", "1"),
        ("await", "await ", "a"),
        ("implicit_concatenation", "'a' ", "'a'"),
        ("isinstance_or", "isinstance(a, b) or ", "c"),
        ("equal_or", "a == 1 or ", "c"),
        ("union", "a | ", "a"),
    ] {
        add(name, format!("x = {}{last}\n", link.repeat(size)));
        add(
            &format!("{name}_argument"),
            format!("print({}{last}, undefined)\n", link.repeat(size)),
        );
    }
    for (name, link) in [
        ("attribute", ".b"),
        ("call", "()"),
        ("subscript", "[0]"),
        ("method", ".b()"),
        ("slice", "[1:2]"),
    ] {
        add(name, format!("x = a{}\n", link.repeat(size)));
    }
}

fn brackets(size: usize, add: &mut Add) {
    for (name, open, close) in [
        ("parentheses", "(", ")"),
        ("lists", "[", "]"),
        ("braces", "{", "}"),
        ("calls", "f(", ")"),
    ] {
        add(
            name,
            format!("x = {}1{}\n", open.repeat(size), close.repeat(size)),
        );
        add(&format!("{name}_open"), open.repeat(size));
        add(&format!("{name}_closed"), close.repeat(size));
        add(&format!("{name}_crossed"), format!("{open}{close}]").repeat(size));
        let some = size / 20;
        add(
            &format!("{name}_some"),
            format!("x = {}1{}\n", open.repeat(some), close.repeat(some)),
        );
    }
    let some = size / 20;
    add(
        "walrus",
        format!("x = {}1{}\n", "(a := ".repeat(some), ")".repeat(some)),
    );
    add(
        "yields",
        format!(
            "def f():\n    x = {}1{}\n",
            "(yield ".repeat(some),
            ")".repeat(some)
        ),
    );
    add(
        "comprehensions",
        format!("x = {}1{}\n", "[".repeat(some), " for a in b]".repeat(some)),
    );
    add(
        "dictionaries",
        format!("x = {}1{}\n", "{1: ".repeat(some), "}".repeat(some)),
    );
    add(
        "pattern_sequences",
        format!(
            "match x:\n    case {}{}: pass\n",
            "[".repeat(some),
            "]".repeat(some)
        ),
    );
    add(
        "pattern_classes",
        format!(
            "match x:\n    case {}{}: pass\n",
            "A(".repeat(some),
            ")".repeat(some)
        ),
    );
    add(
        "annotation",
        format!(
            "def f(x: {}int{}): pass\n",
            "List[".repeat(some),
            "]".repeat(some)
        ),
    );
    add(
        "string_annotation",
        format!("x: '{}int{}'\n", "List[".repeat(some), "]".repeat(some)),
    );
    add("string_annotation_minus", format!("x: '{}1'\n", "-".repeat(size)));
    add("string_annotation_in_string", "x: '\"\\'int\\'\"'\n".repeat(some));
}

fn blocks(size: usize, add: &mut Add) {
    let levels = (size as f64).sqrt() as usize * 2;
    for (name, header) in [
        ("if", "if x:"),
        ("while", "while x:"),
        ("def", "def f():"),
        ("class", "class A:"),
        ("with", "with a as b:"),
        ("try", "try:"),
    ] {
        let nested = each(levels, |level| format!("{}{header}\n", " ".repeat(level)));
        add(
            &format!("{name}_blocks"),
            format!("{nested}{}pass\n", " ".repeat(levels)),
        );
        let allowed = each(99, |level| format!("{}{header}\n", " ".repeat(level)));
        add(
            &format!("{name}_blocks_allowed"),
            format!("{allowed}{}pass\n", " ".repeat(99)),
        );
    }
    add(
        "elif",
        format!("if a:\n    pass\n{}", "elif b:\n    pass\n".repeat(size)),
    );
    add(
        "except",
        format!("try:\n    pass\n{}", "except A:\n    pass\n".repeat(size / 4)),
    );
    add("case", format!("match x:\n{}", "    case 1: pass\n".repeat(size)));
    add("dedent", "if x:\n    a\n  b\n".repeat(size / 10));
    add("decorators", format!("{}def f(): pass\n", "@a\n".repeat(size)));
    add("returns", format!("def f():\n{}", "    return 1\n".repeat(size)));
    add("semicolons", "x = 1;".repeat(size) + "\n");
}

fn strings(size: usize, add: &mut Add) {
    let some = size / 20;
    add(
        "f_string_in_f_string",
        format!("x = {}1{}\n", "f\"{".repeat(some), "}\"".repeat(some)),
    );
    add(
        "f_string_specifications",
        format!("x = f\"{}{}\"\n", "{1:".repeat(some / 2), "}".repeat(some / 2)),
    );
    add(
        "f_string_parentheses",
        format!("f\"{{{}1{}}}\"\n", "(".repeat(size), ")".repeat(size)),
    );
    add("f_string_fields", format!("x = f\"{}\"\n", "{a}".repeat(size)));
    add(
        "t_strings",
        format!("x = {}1{}\n", "t\"{".repeat(some), "}\"".repeat(some)),
    );
    add(
        "percent_format",
        format!("x = '{}' % ({})\n", "%s".repeat(size), "a, ".repeat(size)),
    );
    add(
        "brace_format",
        format!("x = '{}'.format({})\n", "{}".repeat(size), "a, ".repeat(size)),
    );
    add(
        "brace_format_nested",
        format!("x = '{}{}'.format(1)\n", "{:".repeat(some), "}".repeat(some)),
    );
    add("escapes", format!("x = '{}'\n", "\\N{BULLET}".repeat(size)));
    add("bad_escapes", format!("x = '{}'\n", "\\d".repeat(size)));
    add("unterminated", "x = 'abc\n".repeat(size / 10));
    add("unterminated_triple", format!("x = '''{}", "abc\n".repeat(size)));
    add("unterminated_f_string", "x = f'{".repeat(size / 10));
    add("long_line", format!("x = '{}'\n", "a".repeat(size * 20)));
    add("emoji", "x = '😀'\n".repeat(size));
    add("combining", format!("x = '{}'\n", "e\u{301}".repeat(size)));
    add("bidirectional", "x = '\u{202e}\u{2066}'\n".repeat(size / 10));
    add(
        "line_separator",
        "x = '\u{2028}'\ny = 1\u{2029}\n".repeat(size / 10),
    );
}

fn bytes(size: usize, add: &mut Add) {
    add("empty", String::new());
    add("byte_order_mark", "\u{feff}x = 1\n".into());
    add("byte_order_marks", "\u{feff}\u{feff}x = 1\n".into());
    add("nul", "x = 1\0\n".repeat(size / 10));
    add("nul_only", "\0".repeat(size));
    add("blank_lines", "\n".repeat(size * 10));
    add("spaces", " ".repeat(size * 10));
    add("tabs", "\t".repeat(size * 10) + "x\n");
    add("form_feeds", "\x0c\n".repeat(size));
    add("carriage_returns", "x = 1\r".repeat(size));
    add("mixed_line_ends", "x = 1\r\n\ny = 2\r\r\n".repeat(size / 4));
    add("backslashes", "\\\n".repeat(size));
    add("continued", "x = 1 + \\\n".repeat(size) + "1\n");
    add("continued_to_the_end", "x = 1 + \\".into());
    add("unknown_tokens", "$ ? ! `\n".repeat(size / 10));
    add("digits", format!("x = {}\n", "1".repeat(size * 10)));
    add("hexadecimal", format!("x = 0x{}\n", "f".repeat(size * 10)));
    add("exponent", format!("x = 1e{}\n", "9".repeat(size)));
    add("dots", "...".repeat(size) + "\n");
}

fn names(size: usize, add: &mut Add) {
    add("undefined", "print(y)\n".repeat(size));
    add(
        "undefined_later",
        each(size / 10, |index| {
            format!("def f{index}():\n    return y{index}\n")
        }),
    );
    add("imports", each(size / 2, |index| format!("import a{index}\n")));
    add("imports_again", "import os\n".repeat(size));
    add(
        "submodules",
        each(size / 4, |index| format!("import a.b{index}\n")),
    );
    add(
        "members",
        format!("from a import ({})\n", each(size, |index| format!("b{index}, "))),
    );
    add(
        "star_imports",
        "from a import *\n".repeat(size / 10) + &"x\n".repeat(size / 10),
    );
    add("functions_again", "def f(): pass\n".repeat(size / 4));
    add("classes_again", "class A: pass\n".repeat(size / 4));
    add("rebinding", "x = 1\n".repeat(size));
    add(
        "exports",
        format!("__all__ = [{}]\n", each(size, |index| format!("'a{index}', "))),
    );
    add("exports_added", format!("__all__ = []{}\n", " + []".repeat(size)));
    add(
        "exports_again",
        format!("__all__ = []\n{}", "__all__ += ['a']\n".repeat(size / 4)),
    );
    add("globals", format!("def f():\n{}", "    global x\n".repeat(size)));
    add(
        "nonlocals",
        format!("def f():\n    nonlocal {}\n", "x, ".repeat(size / 5) + "y"),
    );
    add(
        "parameters",
        format!("def f({}): pass\n", each(size, |index| format!("a{index}, "))),
    );
    add(
        "parameters_again",
        format!("def f({}): pass\n", "a, ".repeat(size / 5)),
    );
    add(
        "type_parameters",
        format!(
            "def f[{}](): pass\n",
            each(size / 5, |index| format!("T{index}, "))
        ),
    );
    add(
        "type_aliases",
        each(size / 8, |index| format!("type A{} = A{index}\n", index + 1)),
    );
    add(
        "alias_chain",
        "a0 = 1\n".to_owned() + &each(size / 2, |index| format!("a{} = a{index}\n", index + 1)) + "a9()\n",
    );
    add("alias_circle", "a = b\nb = a\na.x()\n".repeat(size / 100));
    add(
        "base_chain",
        "class A0: pass\n".to_owned()
            + &each(size / 8, |index| {
                format!("class A{}(A{index}): pass\n", index + 1)
            }),
    );
    add(
        "base_circle",
        "class A(A): pass\nclass B(C): pass\nclass C(B): pass\nC().x()\n".into(),
    );
    add(
        "call_chain",
        "def f0(): return 1\n".to_owned()
            + &each(size / 8, |index| {
                format!("def f{}(): return f{index}()\n", index + 1)
            }),
    );
    add(
        "doubling",
        "x0 = 1\n".to_owned()
            + &each(3000, |index| format!("x{} = x{index} + x{index}\n", index + 1))
            + "x2999()\n",
    );
    add("self_calls", "def f(x): return f(f(x))\ny = f(1)\ny()\n".into());
    add(
        "instance_attributes",
        format!(
            "class A:\n    def __init__(self):\n{}",
            each(size / 2, |index| format!("        self.a{index} = 1\n"))
        ),
    );
    add(
        "methods",
        format!(
            "class A:\n{}",
            each(size / 4, |index| format!("    def m{index}(self): pass\n"))
        ),
    );
    add(
        "bases",
        format!(
            "class A({}): pass\n",
            each(size / 4, |index| format!("B{index}, "))
        ),
    );
    add("odd_identifiers", "ª = 1\n℘ = 2\n변수 = 3\n".repeat(size / 10));
}

fn comments(size: usize, add: &mut Add) {
    add("empty_comments", "#\n".repeat(size * 5));
    add("long_comment", format!("#{}\n", "a".repeat(size * 20)));
    add("noqa_each_line", "y # noqa: F821\n".repeat(size));
    add("noqa_many_codes", format!("x # noqa: {}\n", "F401,".repeat(size)));
    add("noqa_words", format!("# {}\n", "n noq noqa".repeat(size)));
    add(
        "pragma_each_line",
        "# pylint: disable=invalid-name\nx = y\n".repeat(size / 4),
    );
    add(
        "type_comment_of_operators",
        format!("import os\n# type: {}1\n", "-".repeat(size * 20)),
    );
    add(
        "type_comment_of_attributes",
        format!("import os\n# type: {}b\n", "a.".repeat(size * 20)),
    );
    add(
        "annotated_then_read",
        format!(
            "{}{}def f():\n    global z\n    z = 1\n",
            "x: int\n".repeat(size / 4),
            "x\n".repeat(size / 4)
        ),
    );
    add(
        "annotated_then_defined",
        format!(
            "{}{}",
            "x: int\n".repeat(size / 4),
            "def x(): ...\n".repeat(size / 4)
        ),
    );
    add(
        "pragma_many_names",
        format!("# pylint: disable={}\n", "a,".repeat(size)),
    );
    add(
        "pragma_different_names",
        each(size / 4, |index| {
            format!("# pylint: disable=a{index}\nx{index}: int = y\n")
        }),
    );
}

fn lists(size: usize, add: &mut Add) {
    for (name, open, item, close) in [
        ("list_items", "[", "a, ", "]"),
        ("tuple_items", "(", "1, ", ")"),
        ("set_items", "{", "1, ", "}"),
        ("dictionary_items", "{", "'a': 1, ", "}"),
        ("dictionary_spreads", "{", "**a, ", "}"),
        ("arguments", "f(", "a, ", ")"),
        ("star_arguments", "f(", "*a, ", ")"),
        ("slices", "x[", "1:2:3, ", "]"),
        ("generators", "[1 ", "for a in b ", "]"),
        ("conditions", "[1 for a in b ", "if a ", "]"),
    ] {
        add(name, format!("y = {open}{}{close}\n", item.repeat(size)));
    }
    // An operand that the end of the text cuts off.
    add(
        "cut_in_comparison",
        format!("{}x = None == ", "x = 1\n".repeat(size / 8)),
    );
    add(
        "keyword_arguments",
        format!("f({})\n", each(size, |index| format!("a{index}=1, "))),
    );
    add(
        "keyword_arguments_again",
        format!("f({})\n", "a=1, ".repeat(size)),
    );
    add("deleted", format!("del {}a\n", "a, ".repeat(size)));
    add("with_items", format!("with {}c: pass\n", "a as b, ".repeat(size)));
    add("unpacking", format!("{}x = y\n", "a, ".repeat(size)));
    add(
        "pattern_or",
        format!("match x:\n    case {}1: pass\n", "1 | ".repeat(size)),
    );
    add(
        "comparison_chain_members",
        format!("x in [{}]\n", "1, ".repeat(size)),
    );
    // The text ends with the blank before a bracket.
    add("cut_in_brackets", "spam(ham(ham[1 ], {eggs: 2   )".to_owned());
}
