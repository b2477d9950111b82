"""Who wants to know when something happens."""

_listeners = {}


def listen(name, listener):
    """Calls `listener` whenever `name` happens."""
    _listeners.setdefault(name, []).append(listener)


def emit(name, **details):
    """Tells everybody who listens."""
    for listener in _listeners.get(name, ()):
        try:
            listener(**details)
        except:
            log_failure(name, listener)


def forget(name, listener, strict=False):
    """Stops telling a listener."""
    listeners = _listeners.get(name, [])
    try:
        listeners.remove(listener)
    except ValueError as error:
        pass
