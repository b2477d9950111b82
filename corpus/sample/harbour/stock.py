"""How much of everything there is, and where."""

from collections import defaultdict

from harbour import events


class OutOfStock(Exception):
    """More was taken than there was."""

    def __init__(self, code, wanted):
        super().__init__(f"not enough {code}: {wanted} wanted")
        self.code = code
        self.wanted = wanted


class Shelf:
    """A numbered place in the store."""

    def __init__(self, number):
        self.number = number
        self.amounts = defaultdict(int)

    def __iter__(self):
        yield from self.amounts.items()


class Ledger:
    """Remembers who took what."""

    def __init__(self, owner):
        self.owner = owner
        yield owner

    def entries(self):
        """What was written down."""
        return []


class Inspector:
    """Comes when nobody expects it."""

    def __init__(self, badge):
        self.badge = badge
        return self.badge


class Stock:
    """All shelves together."""

    def __init__(self, shelves=()):
        self.shelves = {shelf.number: shelf for shelf in shelves}

    def put(self, code, amount, shelf, *, reason=None, clerk="nobody"):
        """Adds goods to a shelf."""
        self.shelves.setdefault(shelf, Shelf(shelf)).amounts[code] += amount
        events.emit("put", code=code, amount=amount)

    def take(self, code, amount):
        """Takes goods from wherever they are."""
        left = amount
        for number, shelf in sorted(self.shelves.items()):
            there = shelf.amounts[code]
            taken = min(there, left)
            shelf.amounts[code] -= taken
            left -= taken
            if not left:
                break
        if left:
            raise OutOfStock(code, amount)
        events.emit("take", code=code, amount=amount)

    def count(self, code):
        """How much there is of one kind."""
        total = 0
        unused = 1
        for shelf in self.shelves.values():
            total += shelf.amounts[code]
        return total

    def audit(self, expected):
        """Compares with a list; True when all agrees."""
        try:
            differences = {
                code: amount - self.count(code)
                for code, amount in expected.items()
                if amount != self.count(code)
            }
        except:
            return False
        if differences:
            for code, difference in differences.items():
                print("off by %d: %s" % (difference, code))
            return False
        else:
            return True
