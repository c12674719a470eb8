#!/usr/bin/env python3
"""Which secrets are in a process's memory? Reads all of it, in two ways: a core file by gdb (what a crash or an administrator's gcore would leave), and
/proc/<pid>/mem (everything that is mapped, also what a core file leaves out).

    memory_reader.py PID < secrets          secrets: JSON lines {"label": "PIN", "hex": "313233343536"}; prints JSON lines {"label", "form", "where", "count"}

As a module: `Child(command)` starts a program that keeps to the protocol below, `read_memory(pid, secrets)` gives the findings.

The protocol of a child: it writes its secrets to file descriptor 3, one JSON line each as above, whenever it likes; on stdout it prints {"ready": true, "phase":
"open"} and waits for a line on stdin before it goes on to its next phase, {"phase": "locked"}. Everything else that it prints is ignored.

No secret is ever printed, put on a command line or written to a file, and the core file's folder is private and gone at once. The target must be built without
sanitizers: ASan's shadow is terabytes of readable mappings, at which gdb's gcore writes for ever. So that is refused, and gdb has limits of time and size.
"""
import base64
import ctypes
import json
import os
import pathlib
import re
import resource
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass

CORE_LIMIT = 60  # seconds
CORE_SIZE = 2 << 30
LARGEST_MAPPING = 4 << 30
CHUNK = 8 << 20
# Most of a process's memory is zeros, which nothing that is looked for has many of in a row.
ZEROS, FEW_ZEROS = re.compile(rb"\0{1024,}"), bytes(512)
PR_SET_PTRACER, PR_SET_PTRACER_ANY = 0x59616D61, -1


@dataclass(frozen=True)
class Secret:
    """Bytes that must not be found; told about by their label only."""

    label: str
    content: bytes

    @staticmethod
    def parse(line):
        fields = json.loads(line)
        secret = Secret(fields["label"], bytes.fromhex(fields["hex"]))
        if len(secret.content) < 4:
            raise ValueError(f"{secret.label}: under four bytes are found anywhere by chance")
        return secret

    def __repr__(self):
        return f"Secret({self.label})"


@dataclass(frozen=True)
class Finding:
    """`form`: how it was written there; `where`: the kind of mapping, or "core"."""

    label: str
    form: str
    where: str
    count: int


def forms(content):
    """All ways to write it that are looked for. Base64 of a piece of something longer depends on where the piece begins: three alignments, without the letters at
    the edges that depend on the neighbours."""
    found = {"raw": [content], "hex": [content.hex().encode(), content.hex().upper().encode()]}
    try:
        found["utf-16"] = [content.decode("utf-8").encode("utf-16-le")]
    except UnicodeDecodeError:
        pass
    pieces = []
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + content)
        begin = (0, 2, 3)[before]
        end = len(encoded) - (0, 3, 2)[(before + len(content)) % 3]
        pieces.append(encoded[begin:end])
    pieces = [piece for piece in pieces if len(piece) >= 5]
    found["base64"] = pieces
    found["base64url"] = [piece.translate(bytes.maketrans(b"+/", b"-_")) for piece in pieces if b"+" in piece or b"/" in piece]
    for name in ("base64", "base64url", "hex"):
        found[name + ", utf-16"] = [piece.decode().encode("utf-16-le") for piece in found[name]]
    return found


class Search:
    """Counts what is found, by secret, form and place."""

    def __init__(self, secrets):
        self.names, patterns = [], []
        for secret in secrets:
            for form, pieces in forms(secret.content).items():
                for piece in pieces:
                    self.names.append((secret.label, form))
                    patterns.append(piece)
        self.patterns = patterns
        self.overlap = max((len(piece) for piece in patterns), default=1) - 1
        self.found = Counter()

    def look(self, where, chunks):
        """`chunks`: the bytes of one place, in order; None: a hole."""
        tail = b""
        for chunk in chunks:
            if chunk is None:
                tail = b""
                continue
            text = tail + ZEROS.sub(FEW_ZEROS, chunk)
            for name, pattern in zip(self.names, self.patterns):
                at = text.find(pattern)
                while at >= 0:
                    # What lies wholly in the tail was counted with the chunk before.
                    if at + len(pattern) > len(tail):
                        self.found[(*name, where)] += 1
                    at = text.find(pattern, at + 1)
            tail = text[-self.overlap:] if self.overlap else b""

    def findings(self):
        return [Finding(*place, count) for place, count in sorted(self.found.items())]


def kind_of(name, flags):
    """What a mapping is, without paths in it."""
    if name.startswith("[anon:"):
        return "named mapping"
    if name.startswith("["):
        return name.strip("[]")
    kind = "anonymous" if not name else "library data" if ".so" in name else "program data" if name.startswith("/") else "other"
    return kind + (", not in core files" if "dd" in flags else "")


def mappings(pid):
    """(begin, end, kind) of all that can be read."""
    found, flags = [], []
    for line in pathlib.Path(f"/proc/{pid}/smaps").read_text().splitlines():
        head = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)", line)
        if head:
            begin, end, rights, name = head.groups()
            flags = []
            found.append((int(begin, 16), int(end, 16), rights, name, flags))
        elif line.startswith("VmFlags:"):
            flags += line.split()[1:]
    return [(begin, end, kind_of(name, flags)) for begin, end, rights, name, flags in found if rights[0] == "r" and name not in ("[vvar]", "[vsyscall]")]


def chunks_of(memory, begin, end):
    at = begin
    while at < end:
        size = min(CHUNK, end - at)
        try:
            chunk = os.pread(memory, size, at)
        except OSError:
            chunk = b""
        if not chunk and size > 4096:
            # Somewhere in it is a page that can't be read: page by page.
            for page in range(at, at + size, 4096):
                try:
                    yield os.pread(memory, 4096, page)
                except OSError:
                    yield None
            chunk = b"\0" * size
        elif chunk:
            yield chunk
        else:
            yield None
        at += len(chunk) or size


def look_in_mappings(pid, search):
    memory = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
    try:
        for begin, end, kind in mappings(pid):
            if end - begin > LARGEST_MAPPING:
                raise RuntimeError("a mapping of over 4 GiB: is the target built with a sanitizer?")
            search.look(kind, chunks_of(memory, begin, end))
    finally:
        os.close(memory)


def write_core(pid, path):
    """By gdb, with nothing that could ask, download or wait."""
    commands = ["set debuginfod enabled off", "set auto-load no", "set auto-solib-add off", "set pagination off", "set confirm off"]
    before = [word for command in commands for word in ("-iex", command)]
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(path.parent), "LC_ALL": "C.UTF-8", "DEBUGINFOD_URLS": ""}
    gdb = subprocess.Popen(
        ["gdb", "-nx", "-batch", "--readnever", *before, "-ex", f"attach {pid}", "-ex", f"gcore {path}", "-ex", "detach"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (CORE_SIZE, CORE_SIZE)))
    try:
        gdb.wait(CORE_LIMIT)
    except subprocess.TimeoutExpired:
        gdb.kill()
        gdb.wait()
        raise RuntimeError(f"gdb wrote no core file within {CORE_LIMIT} s") from None
    finally:
        os.kill(pid, signal.SIGCONT)  # whatever became of gdb
    if not path.is_file() or path.stat().st_size < 4096:
        raise RuntimeError("gdb wrote no core file: may this user trace the process?")
    if path.stat().st_size >= CORE_SIZE:
        raise RuntimeError("the core file was cut off: the process is too large")


def look_in_core(pid, search):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="memory-"))  # 0700
    try:
        core = folder / "core"
        write_core(pid, core)
        with core.open("rb") as file:
            search.look("core", iter(lambda: file.read(CHUNK), b""))
    finally:
        shutil.rmtree(folder)


def read_memory(pid, secrets, core=True):
    """All findings in the process's memory. Raises RuntimeError where it can't be read: not to find is only worth something if one could look."""
    search = Search(secrets)
    look_in_mappings(pid, search)
    if core:
        look_in_core(pid, search)
    return search.findings()


class Child:
    """A program that keeps to the protocol above. Ended by its process id when the `with` ends."""

    def __init__(self, command, environment=None, limit=60):
        self.limit = limit
        self.secrets = []
        read_end, write_end = os.pipe()

        def before_exec():
            os.dup2(write_end, 3)
            os.set_inheritable(3, True)
            # Where there is Yama, only a parent may trace; gdb is a sibling.
            ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_ulong(PR_SET_PTRACER_ANY), 0, 0, 0)

        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, close_fds=False, preexec_fn=before_exec)
        os.close(write_end)
        self.told = os.fdopen(read_end, "rb", buffering=0)
        os.set_blocking(self.told.fileno(), False)
        os.set_blocking(self.process.stdout.fileno(), False)
        self.rest = {self.told: b"", self.process.stdout: b""}
        self.selector = selectors.DefaultSelector()
        for stream in self.rest:
            self.selector.register(stream, selectors.EVENT_READ)

    @property
    def pid(self):
        return self.process.pid

    def wait_for(self, phase):
        """Reads until the child says that it is in `phase`; all secrets told by then are in `secrets`."""
        deadline = time.monotonic() + self.limit
        reached = False
        while not reached:
            left = deadline - time.monotonic()
            if left <= 0 or not self.selector.get_map():
                raise RuntimeError(f"the child didn't come to the phase {phase}")
            for key, _ in self.selector.select(left):
                reached = any(told.get("phase") == phase for told in self.lines_of(key.fileobj)) or reached
        self.lines_of(self.told)

    def lines_of(self, stream):
        """Whole JSON lines that came; those of fd 3 become secrets."""
        piece = stream.read() if stream in self.rest else None
        if piece == b"":
            self.selector.unregister(stream)
            del self.rest[stream]
        if not piece:
            return []
        *lines, self.rest[stream] = (self.rest[stream] + piece).split(b"\n")
        if stream is self.told:
            self.secrets += [Secret.parse(line) for line in lines]
            return []
        return [json.loads(line) for line in lines if line.startswith(b"{")]

    def go_on(self, line=b""):
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.selector.close()
        for stream in (self.told, self.process.stdin, self.process.stdout):
            stream.close()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    secrets = [Secret.parse(line) for line in sys.stdin if line.strip()]
    for finding in read_memory(int(sys.argv[1]), secrets):
        print(json.dumps(finding.__dict__))


if __name__ == "__main__":
    main()
