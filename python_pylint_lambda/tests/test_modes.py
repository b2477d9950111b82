"""The schedules: the same findings, whoever dies, whatever is missing, and an answer in time."""

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from conftest import BUCKET, make_zip, module, run_script

from parlint_pylint import deadline, environment, linter, processes, response, worker
from parlint_pylint.chunks import chunks
from parlint_pylint.errors import AccessDenied, BucketNotFound, DownloadFailed, EmptyRepository, InternalError, ObjectNotFound
from parlint_pylint.findings import Finding, digest


def lines(answer):
    return Counter((one["filename"], one["location"]["row"], one["location"]["column"], one["code"]) for one in answer["findings"])


@pytest.fixture
def serial(lambda_, repository):
    return lambda_.invoke(repository, mode="serial")


def test_serial(serial):
    assert serial["files"] == 32 and serial["workers"] == 1 and serial["complete"]
    # One `open`, one `%`, one `[]` and one bare `except` in every function of the 30 modules: 6 times 1 to 5.
    assert {code: serial["findings_by_code"][code] for code in ("PLW1514", "PLC0209", "PLW0102", "PLW0702")} == {
        "PLW1514": 90, "PLC0209": 90, "PLW0102": 90, "PLW0702": 90,
    }  # fmt: skip
    assert serial["findings_by_code"]["PLW0611"] == 60
    assert serial["milliseconds"]["lint_parallel"] is None and serial["speed_up"] is None
    first = serial["findings"][0]
    assert first["filename"] == "package/module_0.py" and first["location"] == {"row": 1, "column": 1}
    assert serial["peak_memory_mb"] > 20


@pytest.mark.parametrize("method", processes.METHODS)
def test_processes_find_what_one_finds(lambda_, repository, serial, method, monkeypatch):
    monkeypatch.setenv(processes.START_METHOD, method)
    answer = lambda_.invoke(repository, mode="parallel", workers=3)
    assert answer["digest"] == serial["digest"] and answer["findings"] == serial["findings"]
    assert answer["workers"] == 3 and answer["milliseconds"]["exchange"] > 0


def test_both_compares_and_times(lambda_, repository, serial):
    answer = lambda_.invoke(repository, mode="both", workers=2)
    assert answer["agreement"] == {"identical": True, "only_serial": 0, "only_parallel": 0}
    times = answer["milliseconds"]
    assert answer["speed_up"] == pytest.approx(times["lint_serial"] / times["lint_parallel"], abs=0.001)
    assert answer["digest"] == serial["digest"]


def test_threads_answer_and_lose_nothing_unnamed(lambda_, repository):
    """pylint may lose findings in threads, but every file is linted, or skipped with its reason."""
    answer = lambda_.invoke(repository, mode="threads", workers=2)
    assert answer["files"] + answer["skipped_count"] == 32 and answer["complete"]
    assert answer["milliseconds"]["exchange"] is None and answer["milliseconds"]["lint_parallel"] > 0


def test_a_warm_function_forgets_the_last_repository(lambda_):
    first = make_zip({"names.py": '"""Names."""\n\n\ndef present():\n    """It."""\n'})
    use = '"""Use."""\n\nfrom names import present, absent\n\nprint(present, absent)\n'
    second = make_zip({"names.py": '"""Names."""\n\nABSENT = 1\n', "use.py": use})
    lambda_.invoke(first, mode="serial", profile="default")
    for mode in ("serial", "processes"):
        answer = lambda_.invoke(second, mode=mode, profile="default", select=["no-name-in-module"], workers=1)
        assert answer["findings_by_code"] == {"PLE0611": 2}
        assert not answer["cold_start"]


WITHOUT_SHARED_MEMORY = """
import json, multiprocessing, os, sys
if {patch}:
    import multiprocessing.synchronize as synchronize
    def refuse(*_, **__):
        raise OSError(38, "Function not implemented")
    synchronize.SemLock.__init__ = refuse
for make in (multiprocessing.Lock, multiprocessing.Queue, multiprocessing.Semaphore, lambda: multiprocessing.Pool(1)):
    try:
        make()
    except OSError:
        continue
    sys.exit("there are locks between processes here: this would prove nothing")
import handler
class Context:
    aws_request_id = "1"
    get_remaining_time_in_millis = staticmethod(lambda: 300_000)
if __name__ == "__main__":
    print(json.dumps(handler.handler({{"bucket": "{bucket}", "key": "{key}", "mode": "processes", "workers": 2}}, Context)))
"""


def own_mounts():
    """A prefix that runs a command where /dev/shm takes no file, if this user may have such a place."""
    script = 'mount -t tmpfs -o ro none /dev/shm && ! touch /dev/shm/x 2>/dev/null && exec "$@"'
    for unshare in (["unshare", "-m"], ["unshare", "-rm"]):
        prefix = [*unshare, "sh", "-c", script, "sh"]
        if shutil.which("unshare") and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
            return prefix
    return None


@pytest.mark.parametrize("method", processes.METHODS)
def test_without_shared_memory(lambda_, repository, serial, method):
    prefix = own_mounts()
    if prefix is None:
        assert os.geteuid() != 0 or not Path("/dev/shm").is_dir(), "root can hide /dev/shm, and did not"
    key = lambda_.upload(repository)
    code = WITHOUT_SHARED_MEMORY.format(patch=prefix is None, bucket=BUCKET, key=key)
    done = run_script(code, prefix=prefix or (), PARLINT_START_METHOD=method)
    assert done.returncode == 0, done.stdout + done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    assert answer["digest"] == serial["digest"] and answer["workers"] == 2


def test_a_killed_worker_loses_and_doubles_nothing(lambda_, repository, serial):
    """From outside, whenever one is found: twice."""
    killed = []

    def kill():
        end = time.monotonic() + 60
        while len(killed) < 2 and time.monotonic() < end:
            time.sleep(0.3)
            for pid in children():
                if pid not in killed:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                    break

    thread = threading.Thread(target=kill)
    thread.start()
    answer = lambda_.invoke(repository, mode="processes", workers=2)
    thread.join()
    assert len(killed) == 2
    assert lines(answer) == lines(serial) and answer["digest"] == serial["digest"]
    assert answer["skipped"] == [] and answer["complete"] and answer["files"] == 32


def children():
    return [int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]


def test_a_file_that_kills_its_workers_is_named(lambda_, repository, serial, monkeypatch):
    lint = linter.lint

    def deadly(made, selection, root, paths):
        if "package/module_7.py" in paths:
            os.kill(os.getpid(), signal.SIGKILL)
        return lint(made, selection, root, paths)

    monkeypatch.setattr(worker.pylinter, "lint", deadly)
    answer = lambda_.invoke(repository, mode="processes", workers=2)
    assert [(one["path"], one["reason"]) for one in answer["skipped"]] == [("package/module_7.py", "worker-died")]
    assert "signal 9" in answer["skipped"][0]["detail"]
    expected = Counter({line: count for line, count in lines(serial).items() if line[0] != "package/module_7.py"})
    assert lines(answer) == expected and answer["files"] == 31 and answer["complete"]


def test_workers_that_all_die_end(lambda_, repository, monkeypatch):
    monkeypatch.setattr(worker.pylinter, "lint", lambda *_: os._exit(3))
    answer = lambda_.invoke(repository, mode="processes", workers=1)
    assert answer["files"] == 0 and answer["skipped_count"] == 32 and answer["complete"]
    assert {one["reason"] for one in answer["skipped"]} == {"worker-died"}
    assert "exit status 3" in answer["skipped"][0]["detail"]


@pytest.mark.parametrize("mode", ["serial", "threads", "processes", "both"])
def test_the_deadline_leaves_files_and_names_them(lambda_, mode):
    content = make_zip({f"module_{number}.py": module(number, 150) for number in range(80)})
    answer = lambda_.invoke(content, seconds=5, mode=mode, workers=2, profile="default")
    assert not answer["complete"] and answer["speed_up"] is None
    assert answer["files_left_count"] == len(answer["files_left"]) > 0
    if mode != "both":
        assert answer["files"] + answer["skipped_count"] + answer["files_left_count"] == 80
        # A fast machine finds more than an answer holds; what a file left has, no count has either.
        if answer["findings"] is None:
            where = answer["findings_location"]
            report = lambda_.client.get_object(Bucket=where["bucket"], Key=where["key"])["Body"].read()
            findings = json.loads(report)
        else:
            findings = answer["findings"]
        assert {one["filename"] for one in findings}.isdisjoint(answer["files_left"])


@pytest.mark.parametrize("mode", ["serial", "threads", "processes"])
def test_the_more_findings_the_earlier_the_end(lambda_, repository, mode, monkeypatch):
    """Each takes time to be told of, so the time kept back grows with them."""
    assert lambda_.invoke(repository, mode=mode, workers=2)["complete"]
    monkeypatch.setattr(deadline, "RESERVE_SECONDS_PER_FINDING", 10.0)
    answer = lambda_.invoke(repository, mode=mode, workers=2)
    assert not answer["complete"] and answer["files_left_count"] > 0


def test_select_and_ignore(lambda_, repository, small_profile):
    def codes(**options):
        return set(lambda_.invoke(repository, mode="serial", **options)["findings_by_code"])

    assert codes(select=["PLW"], ignore=["unused-import"]) == {"PLW0102", "PLW0702", "PLW1514"}
    assert codes(select=["C0209", "unspecified-encoding"]) == {"PLC0209", "PLW1514"}
    assert codes(select=["F", "E5"]) == set()
    assert codes(select=["line-too-long"]) == set()
    matched, default = codes(), codes(profile="default")
    assert matched < default and "PLR0801" in default


def test_comments_cannot_enable_what_was_not_asked_for(lambda_, small_profile):
    content = make_zip({"a.py": f"# pylint: enable=line-too-long\nx = '{'a' * 200}'\nimport os  # pylint: disable=unused-import\n"})
    assert lambda_.invoke(content, mode="serial")["findings_by_code"] == {"PLC0114": 1}


def test_a_syntax_error_is_a_finding_without_a_digest(lambda_, small_profile):
    answer = lambda_.invoke(make_zip({"bad.py": "def f(:\n"}), mode="parallel")
    assert answer["files"] == 1 and answer["findings_by_code"] == {"PLE0001": 1}
    assert answer["digest"] == digest([])


def test_digest_is_what_the_schema_says():
    finding = Finding("b.py", 10, 1, "PLC0114", "n", "m", None, None)
    found = [finding, finding._replace(row=9), finding._replace(path="a.py"), finding, finding._replace(code="PLE0001")]
    # printf 'a.py:10:1:PLC0114\nb.py:10:1:PLC0114\nb.py:10:1:PLC0114\nb.py:9:1:PLC0114\n' | sha256sum
    assert digest(found) == DIGEST
    assert digest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


DIGEST = "93d49996975a4f164752c34a09ab8a3ac23021ea70c2748c02ee2fed5db0d9bb"


def test_findings_that_do_not_fit_go_to_s3(lambda_, repository, serial, monkeypatch):
    monkeypatch.setattr(response, "MAX_RESPONSE_BYTES", 20_000)
    key = lambda_.upload(repository)
    answer = lambda_.invoke(event={"bucket": BUCKET, "key": key, "mode": "serial"})
    assert answer["findings"] is None and len(json.dumps(answer)) < 20_000
    where = answer["findings_location"]
    assert (where["key"], where["format"]) == (f"reports/{key}.pylint.json", "json")
    body = lambda_.client.get_object(Bucket=where["bucket"], Key=where["key"])["Body"].read()
    assert len(body) == where["bytes"] and json.loads(body) == serial["findings"]


def test_a_report_that_was_asked_for(lambda_, repository, serial):
    answer = lambda_.invoke(repository, mode="serial", report={"key": "out/r.jsonl", "format": "json-lines"})
    body = lambda_.client.get_object(Bucket=BUCKET, Key="out/r.jsonl")["Body"].read().decode()
    assert [json.loads(line) for line in body.splitlines()] == answer["findings"] == serial["findings"]


def test_what_s3_refuses(lambda_, repository, function, monkeypatch):
    with pytest.raises(ObjectNotFound):
        lambda_.invoke(event={"bucket": BUCKET, "key": "absent.zip"})
    with pytest.raises(BucketNotFound):
        lambda_.invoke(event={"bucket": "absent-bucket", "key": "a.zip"})
    with pytest.raises(BucketNotFound):
        lambda_.invoke(repository, mode="serial", report={"bucket": "absent-bucket", "key": "r"})

    def forbid(operation, code, status):
        def answer(**_):
            raise function.CLIENT.exceptions.ClientError(
                {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}, operation
            )

        return answer

    for code, error in (("AccessDenied", AccessDenied), ("SlowDown", DownloadFailed)):
        with monkeypatch.context() as patch:
            patch.setattr(function.CLIENT, "get_object", forbid("GetObject", code, 403))
            with pytest.raises(error):
                lambda_.invoke(event={"bucket": BUCKET, "key": "a.zip"})
    monkeypatch.setattr(function.CLIENT, "put_object", forbid("PutObject", "AccessDenied", 403))
    with pytest.raises(AccessDenied, match="s3:PutObject"):
        function.handler({"bucket": BUCKET, "key": lambda_repository_key(function), "report": {"key": "r"}}, Soon())


class Soon:
    aws_request_id = "1"

    @staticmethod
    def get_remaining_time_in_millis():
        return 60_000


def lambda_repository_key(function):
    listed = function.CLIENT.list_objects_v2(Bucket=BUCKET)["Contents"]
    return min((one for one in listed if one["Key"].endswith(".zip")), key=lambda one: one["LastModified"])["Key"]


def test_a_mistake_in_the_function_is_typed_and_told_nobody(lambda_, repository, monkeypatch, capfd):
    from parlint_pylint import archive

    monkeypatch.setattr(archive, "_choose", lambda *_: 1 / 0)
    with pytest.raises(InternalError) as caught:
        lambda_.invoke(repository)
    assert "ZeroDivisionError" in str(caught.value)
    logged = json.loads(capfd.readouterr().out.splitlines()[-1])
    assert (logged["errorType"], logged["level"]) == ("InternalError", "ERROR") and "1 / 0" in logged["cause"]


def test_workers_follow_the_memory_size(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 6)
    for size, expected in (("128", 1), ("1769", 1), ("1770", 2), ("5307", 3), ("10240", 6)):
        monkeypatch.setenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", size)
        assert environment.workers(None) == expected
    assert environment.workers(2) == 2 and environment.vcpus() == 5.789
    monkeypatch.delenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
    assert (environment.workers(None), environment.memory_size()) == (6, None)


def test_chunks_hold_every_file_once_and_large_ones_first():
    sizes = {f"{number:03}.py": number * 10 for number in range(200)}
    for workers in (1, 2, 6):
        made = chunks(sizes, workers)
        assert sorted(path for chunk in made for path in chunk) == sorted(sizes)
        weights = [sum(sizes[path] for path in chunk) for chunk in made]
        assert weights == sorted(weights, reverse=True) and len(made) >= workers * 8
    assert chunks({}, 4) == []


def test_nothing_left_to_lint(lambda_):
    """A repository of one unreadable file is no empty one."""
    answer = lambda_.invoke(make_zip({"a.py": b"\xff"}), mode="processes")
    assert answer["files"] == 0 and answer["skipped_count"] == 1 and answer["findings"] == []
    with pytest.raises(EmptyRepository):
        lambda_.invoke(make_zip({"a.txt": ""}))
