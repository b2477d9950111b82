"""Catalogues on disk."""
import json, csv
import os.path
from pathlib import Path


def load(path):
    """Reads a catalogue from JSON."""
    with open(path) as handle:
        return json.load(handle)


def save(path, items):
    with open(path, "w") as handle:
        json.dump([vars(item) for item in items], handle)


def load_many(folder, *patterns, recursive, encoding="utf-8"):
    """Reads every catalogue below a folder."""
    found = {}
    for pattern in patterns:
        for path in Path(folder).glob(pattern):
            text = path.read_text()
            found[path.name] = json.loads(text)
    return found


def export(path, items, delimiter = ";"):
    """Writes a table for the accountant."""
    with open(path, "w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle, delimiter=delimiter)
        for (index, item) in enumerate(items):
            writer.writerow([ item.code, item.name, item.price ])
