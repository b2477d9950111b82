"""How files are handed out: neighbours together, since they import one another; large chunks first, so that no worker
is left with a long one at the end."""

CHUNKS_PER_WORKER = 12
MAX_FILES = 24


def chunks(sizes: dict[str, int], workers: int) -> list[list[str]]:
    """Deterministic in the sizes and the number of workers."""
    limit = max(1, sum(sizes.values()) // (workers * CHUNKS_PER_WORKER))
    found: list[list[str]] = []
    weight = 0
    for path in sorted(sizes):
        if not found or weight + sizes[path] > limit or len(found[-1]) >= MAX_FILES:
            found.append([])
            weight = 0
        found[-1].append(path)
        weight += sizes[path]
    return sorted(found, key=lambda chunk: -sum(sizes[path] for path in chunk))
