"""What belongs to a repository and how large it may be: `schema/source.json`, which a test compares with this."""

SUFFIXES = (".py", ".pyi")
EXCLUDED = frozenset(
    """
    .bzr .direnv .eggs .git .git-rewrite .hg .ipynb_checkpoints .mypy_cache .nox .pants.d .pyenv .pytest_cache .pytype
    .ruff_cache .svn .tox .venv .vscode __pypackages__ _build buck-out dist node_modules site-packages venv
    """.split()
)

MAX_OBJECT_BYTES = 256 << 20
MAX_ENTRIES = 65_535
MAX_INFLATED_BYTES = 256 << 20
MAX_FILE_BYTES = 10 << 20
MAX_PATH_BYTES = 1024
MAX_RATIO = 200
RATIO_FROM_BYTES = 1 << 20
MAX_LISTED = 1000
MAX_RESPONSE_BYTES = 6_000_000

# Of this function alone: git's own files are small, and a file system bounds a name.
MAX_GITIGNORE_BYTES = 1 << 20
MAX_NAME_BYTES = 255
