"""The paper that goes to the harbour master."""


def monthly(stock, orders, catalog, clerk):
    """Everything about one month, on one page."""
    page = []
    title = "Monthly report"
    page.append(title)
    page.append("=" * len(title))
    page.append("")
    total = 0
    for order in orders:
        total += order.total(catalog)
    page.append(f"orders: {len(orders)}")
    page.append(f"value: {total:.2f}")
    average = total / len(orders) if orders else 0
    page.append(f"average: {average:.2f}")
    page.append("")
    page.append("Stock")
    page.append("-----")
    for number in sorted(stock.shelves):
        shelf = stock.shelves[number]
        page.append(f"shelf {number}")
        for code, amount in shelf:
            item = catalog.find(code)
            name = item.name if item else code
            page.append(f"  {name:<20}{amount:>6}")
            if amount < 0:
                page.append("  !!! less than nothing")
    page.append("")
    page.append("Customers")
    page.append("---------")
    customers = {}
    for order in orders:
        customers.setdefault(order.customer, []).append(order)
    for customer in sorted(customers):
        theirs = customers[customer]
        page.append(f"{customer}: {len(theirs)}")
    best = max(customers, key=lambda name: len(customers[name]), default=None)
    if best is not None:
        page.append(f"best: {best}")
    page.append("")
    page.append("States")
    page.append("------")
    states = {}
    for order in orders:
        states[order.state] = states.get(order.state, 0) + 1
    for state, count in states.items():
        page.append(f"{state.value}: {count}")
    page.append("")
    page.append("Lamps")
    page.append("-----")
    lamps = [item for item in catalog.search("lamp") if item.price]
    page.append(f"kinds: {len(lamps)}")
    page.append("")
    page.append("Signed")
    page.append("------")
    page.append("the clerk")
    page.append(str(clerk))
    footer = "no goods are taken back"
    page.append(footer)
    while page and not page[-1]:
        page.pop()
    text = "\n".join(page)
    lines = text.count("\n")
    if lines > 60:
        text += "\n(continued)"
    return text
