"""Orders, from the first wish to the last crate."""

import enum

from harbour.pricing import discount, tax
from harbour.stock import OutOfStock


class State(enum.Enum):
    """Where an order stands."""

    NEW = "new"
    PAID = "paid"
    PACKED = "packed"
    SHIPPED = "shipped"
    RETURNED = "returned"
    LOST = "lost"


class Order:
    """What one customer wants."""

    def __init__(self, customer, lines={}):
        self.customer = customer
        self.lines = lines
        self.state = State.NEW

    def total(self, catalog, season="summer", weekday="mon", coupon=None):
        """What there is to pay."""
        amount = sum(catalog.find(code).price * count for code, count in self.lines.items())
        share = discount(amount, self.customer, season, weekday, coupon, False)
        return amount * (1 - share) + tax("tar", amount)

    def advance(self, stock, paid=False, packed=False, shipped=False, lost=False, returned=False, note=None):
        """Moves the order on as far as it goes, and says what was done."""
        done = []
        if self.state is State.NEW:
            if paid:
                self.state = State.PAID
                done.append("paid")
            else:
                done.append("waits for money")
        elif self.state is State.PAID:
            if packed:
                for code, count in self.lines.items():
                    try:
                        stock.take(code, count)
                    except OutOfStock as error:
                        done.append(str(error))
                    else:
                        done.append(f"packed {count} {code}")
                self.state = State.PACKED
        elif self.state is State.PACKED:
            if shipped:
                self.state = State.SHIPPED
                done.append("shipped")
            elif lost:
                self.state = State.LOST
                done.append("lost in the store")
        elif self.state is State.SHIPPED:
            if returned:
                for code, count in self.lines.items():
                    if count > 0:
                        stock.put(code, count, "returns")
                self.state = State.RETURNED
                done.append("returned")
            elif lost:
                self.state = State.LOST
                done.append("lost at sea")
        elif self.state is State.LOST:
            done.append("gone")
        else:
            done.append("nothing to do")
        return done
