#!/usr/bin/env python3
"""The main story, end to end: bhxh-counter plays its tour against a training central behind the validating proxy.

    main_story.py BHXH_COUNTER BHXH_TRAINING_CENTRAL PROXY_MJS

Holds that
  * the tour says that every step held, and left its pictures;
  * every request and reply between the program and the central fits resources/central-api.yaml (an npm validator, in the proxy);
  * exactly the five e-mails of the story were sent;
  * nothing personal of the story (numbers, names, addresses, codes, tokens) is in stdout, stderr, or any file that the program left.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request

READY_LIMIT = 60
TOUR_LIMIT = 240
# What the story is about; the tour asks for the first citizen of this trait.
TRAIT = "proven"
# What everybody chooses in the tour (ui/tour/TourStory.cpp).
TOUR_PIN = "482913"


class Process:
    """A child that prints a ready line; ended by its own process id."""

    def __init__(self, *command, **options):
        self.child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        timer = threading.Timer(READY_LIMIT, self.child.kill)
        timer.start()
        line = self.child.stdout.readline()
        timer.cancel()
        self.ready_line = line.decode()
        if not line:
            sys.exit(f"{command[0]}: no ready line; stderr: {self.child.stderr.read().decode()[:500]}")
        self.ready = json.loads(line)

    def end(self):
        self.child.send_signal(signal.SIGTERM)
        try:
            output, errors = self.child.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.child.kill()
            output, errors = self.child.communicate()
        return self.child.returncode, output, errors


def get(url):
    request = urllib.request.Request(url, headers={"Accept": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as reply:
        return json.load(reply)


def personal_facts(training):
    """What nobody outside the training central's store may hold after the story."""
    citizen = get(f"{training}/citizens?trait={TRAIT}&limit=1")[0]
    mails = get(f"{training}/mailbox")
    facts = {citizen["insuranceNumber"], citizen["personalId"], citizen["fullName"], citizen["email"]} - {None}
    # As they are shown, too: grouped.
    facts |= {re.sub(r"^(\d{3})(\d{3})(\d{3,4})", r"\1 \2 \3", n) for n in facts if n.isdigit()}
    for mail in mails:
        facts.add(mail["to"])
        facts |= set(re.findall(r"(?mi)^X-Training-Code: *(\d+)", mail["raw"]))
    facts.add(TOUR_PIN)
    return {fact.encode() for fact in facts}, mails


def leaks(facts, texts):
    """Names of the places that hold a fact, never the fact itself. A code of six digits could stand in a picture by chance: PNG data doesn't count."""
    found = []
    for place, text in texts:
        low = text.lower()
        found += [place for fact in facts if fact.lower() in low]
        if re.search(rb"eyJ[A-Za-z0-9_-]{20,}\.", text) or re.search(rb"Bearer [A-Za-z0-9_-]{16,}", text):
            found.append(f"{place} (a token)")
    return sorted(set(found))


def files_below(folder):
    for path in pathlib.Path(folder).rglob("*"):
        if path.is_file() and path.suffix != ".png":
            yield str(path.relative_to(folder)), path.read_bytes()


def play(counter, place, home):
    """The program, with a home of its own, so that every file it leaves is found."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "DISPLAY", "WAYLAND"))}
    environment |= {"HOME": home, "TMPDIR": f"{home}/tmp", "XDG_RUNTIME_DIR": f"{home}/run", "XDG_CONFIG_HOME": f"{home}/config",
                    "XDG_DATA_HOME": f"{home}/data", "XDG_CACHE_HOME": f"{home}/cache", "QT_QPA_PLATFORM": "offscreen"}
    for folder in ("tmp", "run"):
        os.makedirs(f"{home}/{folder}", mode=0o700)
    return subprocess.run([counter, "--tour", f"{home}/tour", "--training-central", json.dumps(place)], env=environment,
                          capture_output=True, timeout=TOUR_LIMIT, check=False)


def check(counter, training_central, proxy_script, work):
    faults = []
    central = Process(training_central, "--port", "0", "--citizens", "500")
    training = central.ready["training"]
    report_path = f"{work}/proxy.json"
    proxy = Process("node", proxy_script, central.ready["api"], report_path)
    place = dict(central.ready, api=proxy.ready["url"] + "/counter/v1")
    home = f"{work}/home"
    os.makedirs(home)
    try:
        tour = play(counter, place, home)
        facts, mails = personal_facts(training)
    finally:
        proxy_status, _, _ = proxy.end()
        central_status, central_out, central_err = central.end()

    report = json.loads(pathlib.Path(home, "tour", "tour.json").read_text())
    faults += [f"tour step {step['step']}: expected {step['expected']}; seen: {step['seen']}" for step in report["steps"] if not step["ok"]]
    if tour.returncode != 0 or not report["ok"]:
        faults.append(f"the tour exited with {tour.returncode}; stderr: {tour.stderr.decode()[-800:]}")
    pictures = list(pathlib.Path(home, "tour").glob("*.png"))
    if len(pictures) < 14:
        faults.append(f"{len(pictures)} pictures, not 14")

    wire = json.loads(pathlib.Path(report_path).read_text())
    faults += [f"against the contract: {violation}" for violation in wire["violations"]]
    if proxy_status != 0 or sum(wire["calls"].values()) < 15:
        faults.append(f"the proxy exited with {proxy_status} and saw {sum(wire['calls'].values())} calls")

    kinds = sorted(mail["kind"] for mail in mails)
    if kinds != ["notice-new", "notice-old", "one-time-code", "password", "proof-code"]:
        faults.append(f"other e-mails than the five: {kinds}")

    texts = [("stdout", tour.stdout), ("stderr", tour.stderr), ("central's stdout", central_out), ("central's stderr", central_err), *files_below(home)]
    faults += [f"personal data in {place}" for place in leaks(facts, texts)]
    # The search itself is alive: it finds a fact that is there.
    if not leaks(facts, [("control", b"x " + next(iter(facts)) + b" x")]):
        faults.append("the search for personal data finds nothing, not even what is there")
    if central_status != 0:
        faults.append(f"the training central exited with {central_status}")
    return faults


def main():
    counter, training_central, proxy_script = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as work:
        faults = check(counter, training_central, proxy_script, work)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"main story: {'held' if not faults else f'{len(faults)} faults'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
