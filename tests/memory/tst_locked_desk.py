#!/usr/bin/env python3
"""A locked desk holds nothing that a thief of its memory could use: no token, no key, no PIN, nothing of the citizen who was open.

    tst_locked_desk.py DESK_CHILD BHXH_TRAINING_CENTRAL

Each secret is shown to be found before the lock, so that not finding it means something.
"""
import json
import secrets as chance
import signal
import subprocess
import sys
import unittest
import urllib.request

from memory_reader import Child, Secret, read_memory

CHILD, CENTRAL = sys.argv[1:3]


def invented_pin():
    """Long, so that it isn't found by chance, and none of those that are refused."""
    while True:
        pin = "".join(chance.choice("0123456789") for _ in range(12))
        if len(set(pin)) >= 7:
            return pin


class Central:
    """A training central of this test's own, ended by its process id."""

    def __enter__(self):
        self.process = subprocess.Popen([CENTRAL, "--port", "0", "--citizens", "500"], stdout=subprocess.PIPE)
        self.ready_line = self.process.stdout.readline()
        self.ready = json.loads(self.ready_line)
        return self

    def citizens(self):
        """One to be opened, and one whom only the saved data knows."""
        with urllib.request.urlopen(self.ready["training"] + "/citizens?trait=proven&limit=2", timeout=10) as reply:
            return json.load(reply)

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


class LockedDesk(unittest.TestCase):
    def does(self, child, verb, what=""):
        child.go_on(f"{verb} {what}".strip().encode())
        child.wait_for(verb)

    def labels(self, child, wanted):
        """What is there before the lock; where it is doesn't matter, so no core file is needed."""
        return {finding.label for finding in read_memory(child.pid, wanted, core=False)}

    def test_nothing_is_left(self):
        pin = invented_pin()
        with Central() as central, Child([CHILD]) as child:
            citizen, saved = central.citizens()
            typed = "thu.moi." + chance.token_hex(6) + "@example.com"
            self.does(child, "place", central.ready_line.decode().strip())
            self.does(child, "signin", "lan")
            self.does(child, "typepin", pin)
            pin_secret = Secret("PIN", pin.encode())
            self.assertEqual(self.labels(child, [pin_secret]), {"PIN"})
            self.does(child, "enterpin")
            self.does(child, "look", citizen["insuranceNumber"])
            self.does(child, "draft", typed)
            self.does(child, "save")
            self.does(child, "search", saved["fullName"])
            self.does(child, "tell")
            wanted = child.secrets + [
                Secret("mã số BHXH", citizen["insuranceNumber"].encode()),
                Secret("số định danh", citizen["personalId"].encode()),
                Secret("name", citizen["fullName"].encode()),
                Secret("typed address", typed.encode()),
                Secret("name in the saved data", saved["fullName"].encode()),
                Secret("mã số BHXH in the saved data", saved["insuranceNumber"].encode()),
            ]
            self.assertEqual(len(wanted), 9)
            self.assertEqual(self.labels(child, wanted), {secret.label for secret in wanted})

            self.does(child, "lock")
            left = {(finding.label, finding.form, finding.where) for finding in read_memory(child.pid, wanted + [pin_secret])}
            self.assertEqual(left, set())

            # The PIN opens it again, and a second lock leaves no more than the first.
            self.does(child, "typepin", pin)
            self.does(child, "enterpin")
            self.does(child, "search", saved["fullName"])
            del child.secrets[:]
            self.does(child, "tell")
            again = child.secrets + wanted[3:]
            self.does(child, "lock")
            left = {(finding.label, finding.form, finding.where) for finding in read_memory(child.pid, again + [pin_secret])}
            self.assertEqual(left, set())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
