"""The Lambda handler: `handler.handler`."""

import json
import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

# Where pylint writes what it crashed on. It reads this while it is imported.
PYLINT_HOME = Path(tempfile.gettempdir(), "parlint-pylint-home")
os.environ["PYLINTHOME"] = str(PYLINT_HOME)

from parlint_pylint import invocation, s3, warm  # noqa: E402
from parlint_pylint.errors import FunctionError, InternalError  # noqa: E402
from parlint_pylint.memory import PEAK  # noqa: E402

CLIENT = s3.client()
warm.up()
_cold = True


def handler(event: Any, context: Any) -> dict[str, Any]:
    global _cold
    cold, _cold = _cold, False
    try:
        answer = invocation.run(event, context, CLIENT, cold)
    except FunctionError as error:
        _log(context, "ERROR", errorType=type(error).__name__, errorMessage=str(error))
        # Its cause is in the log's terms already, and its traceback would tell the caller nothing.
        raise error from None
    except Exception as error:
        _log(context, "ERROR", errorType="InternalError", cause=traceback.format_exc())
        raise InternalError(f"{type(error).__name__} in the function: its log tells more") from None
    finally:
        shutil.rmtree(PYLINT_HOME, ignore_errors=True)
    told = ("source", "mode", "workers", "files", "lines", "skipped_count", "findings_count", "milliseconds", "complete")
    _log(context, "INFO", peak_memory_mb=PEAK.mebibytes(), **{name: answer[name] for name in told})
    return answer


def _log(context: Any, level: str, **fields: Any) -> None:
    print(json.dumps({"level": level, "requestId": getattr(context, "aws_request_id", None), **fields}), file=sys.stdout, flush=True)
