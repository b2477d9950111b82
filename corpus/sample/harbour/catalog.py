"""What the chandler sells."""

import os
import sys
from dataclasses import dataclass, field
from typing import Dict, List, Optional


@dataclass(frozen=True)
class Item:
    """One kind of goods."""

    code: str
    name: str
    price: float
    tags: List[str] = field(default_factory=list)

    def label(self):
        return "%s (%s)" % (self.name, self.code)

    def matches(self, word):
        word = word.lower()
        if word in self.name.lower():
            return True
        else:
            return word in self.tags


class Catalog:
    def __init__(self, items=[]):
        self._items: Dict[str, Item] = {item.code: item for item in items}

    def find(self, code) -> Optional[Item]:
        """The item with this code, if there is one."""
        found = self._items.get(code)
        if found == None:
            print(f"nothing known", file=sys.stderr)
        return found

    def search(self, word, limit=10):
        """Items whose name or tags hold a word."""
        hits = []
        for l in self._items.values():
            if l.matches(word) == True:
                hits.append(l)
            if len(hits) is 10:
                break
        return hits

    def cheapest(self):
        """The item with the lowest price."""
        best = None
        for item in self._items.values():
            if best is None or item.price < best.price:
                best = item
        return best

    def find(self, code, default=None):
        """Like the other one, with a default."""
        return self._items.get(code, default)
