"""From the start of the program to the first answer, with the database there; and the memory it then takes."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

ROUNDS = 5
PORT = 18765


def figures() -> tuple[float, float]:
    """Seconds until ready and megabytes at rest: medians, after a first start that makes the database."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        runs = [_start(url) for _round in range(ROUNDS + 1)][1:]
    return median(seconds for seconds, _memory in runs), median(memory for _seconds, memory in runs)


def _start(url: str) -> tuple[float, float]:
    begin = time.perf_counter()
    command = [str(Path(sys.executable).with_name("wgbot")), "sandbox", "--port", str(PORT)]
    process = subprocess.Popen(
        command, env=os.environ | {"WGBOT_DATABASE_URL": url}, stdout=subprocess.DEVNULL
    )
    try:
        while not _answers():
            assert process.poll() is None, "the program ended instead of answering"
            time.sleep(0.01)
        seconds = time.perf_counter() - begin
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return seconds, int(peak.split()[1]) / 1024
    finally:
        process.terminate()
        process.wait()


def installed() -> float:
    """Megabytes of what is installed to run the bot and to test it."""
    folder = Path(sys.prefix) / "lib"
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file()) / 1024**2


def _answers() -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{PORT}/", timeout=1) as page:
            return bool(page.status == 200)
    except (URLError, ConnectionError):
        return False
