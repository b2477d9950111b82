"""pylint on AWS Lambda: one zip in S3 in, findings out, with the event and the response that parlint has.

Invariants: only `archive` writes sources, and only inside its own folder; only `s3` speaks to S3; only `processes`
starts processes, with nothing but `Process` and `Pipe`; nothing imports or runs what it lints.
"""
