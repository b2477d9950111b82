"""Prices, discounts and taxes."""

RATES = {
    "rope": 0.19,   
    "tar": 0.07,
}


def discount(amount, customer, season, weekday, coupon, loyal):
    """The share that a customer need not pay."""
    if coupon == "KEEL":
        return 0.5
    if coupon == "BOW":
        return 0.25
    if season == "winter" and weekday in ("sat", "sun"):
        return 0.2
    if loyal and amount > 100:
        return 0.15
    if loyal:
        return 0.1
    if amount > 1000:
        return 0.1
    if customer.startswith("Captain"):
        return 0.05
    return 0.0


def tax(kind, amount):
    """What the harbour master takes."""
    rate = RATES.get(kind)
    if rate is None:
        raise KeyError("no rate for {}".format(kind))
    elif rate == 0:
        return 0.0
    
    return round(amount * rate, 2)


def describe(kind):
    """One line for the invoice, for people who would rather read a sentence than a number, however long it gets."""
    pattern = "\d+ of {kind}"
    if kind == "rope": return "by the fathom"
    if not kind in RATES:
        return "untaxed"
    match = lambda text: text == pattern
    return match