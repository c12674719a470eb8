#!/usr/bin/env python3
"""memory_reader finds what is there, in every form and place, and doesn't find what was wiped or freed.

    tst_memory_reader.py MEMORY_CHILD
"""
import base64
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import memory_reader
from memory_reader import Child, Search, Secret, read_memory

CHILD = sys.argv.pop()


def found_in(chunks, *secrets):
    search = Search(secrets)
    search.look("here", chunks)
    return {(finding.label, finding.form): finding.count for finding in search.findings()}


class Forms(unittest.TestCase):
    """Without a process: how a secret may be written."""

    secret = Secret("one", b"\xfb\xef\xbe\xff-invented-secret")

    def test_raw_and_hex(self):
        content = self.secret.content
        self.assertEqual(found_in([b"x" + content + b"y"], self.secret), {("one", "raw"): 1})
        self.assertEqual(found_in([content.hex().encode()], self.secret), {("one", "hex"): 1})
        self.assertEqual(found_in([content.hex().upper().encode()], self.secret), {("one", "hex"): 1})

    def test_utf16(self):
        self.assertEqual(found_in(["số: mật khẩu".encode("utf-16-le")], Secret("word", "mật khẩu".encode())), {("word", "utf-16"): 1})

    def test_base64_wherever_it_begins(self):
        for before in range(4):
            for behind in range(4):
                text = b"b" * before + self.secret.content + b"c" * behind
                for encode in (base64.b64encode, base64.urlsafe_b64encode):
                    found = found_in([encode(text)], self.secret)
                    # Where it holds none of the letters that differ, the two are one.
                    self.assertTrue({form for _, form in found} < {"base64", "base64url"}, (before, behind))
                    self.assertEqual(list(found.values()), [1], (before, behind))

    def test_across_chunks_once_and_not_across_holes(self):
        content = self.secret.content
        self.assertEqual(found_in([content[:5], content[5:] + content, b"z" * 100], self.secret), {("one", "raw"): 2})
        self.assertEqual(found_in([content[:5], None, content[5:]], self.secret), {})

    def test_too_short_to_mean_anything(self):
        with self.assertRaises(ValueError):
            Secret.parse('{"label": "short", "hex": "313233"}')


class Memory(unittest.TestCase):
    """With a process that keeps, wipes and frees."""

    def test_open_and_locked(self):
        with Child([CHILD]) as child:
            child.wait_for("open")
            absent = Secret("absent", os.urandom(12).hex().encode())
            secrets = [*child.secrets, absent]
            self.assertEqual([secret.label for secret in secrets], ["key", "number", "token", "kept", "absent"])

            findings = {(finding.label, finding.form, finding.where) for finding in read_memory(child.pid, secrets)}
            self.assertIn(("key", "raw", "anonymous, not in core files"), findings)
            self.assertIn(("number", "utf-16", "heap"), findings)
            self.assertIn(("number", "utf-16", "core"), findings)
            self.assertEqual({form.removesuffix("url") for label, form, where in findings if label == "token"}, {"base64"})
            self.assertIn(("kept", "raw", "core"), findings)
            self.assertFalse([place for place in findings if place[0] == "key" and place[2] == "core"], "locked pages are in no core file")
            self.assertFalse([place for place in findings if place[0] == "absent"])

            child.go_on()
            child.wait_for("locked")
            findings = read_memory(child.pid, secrets)
            self.assertEqual({finding.label for finding in findings}, {"kept"})
            self.assertEqual({finding.where for finding in findings}, {"heap", "core"})

    def test_leaves_no_file_and_no_stopped_process(self):
        with tempfile.TemporaryDirectory() as folder, Child([CHILD]) as child:
            child.wait_for("open")
            before, tempfile.tempdir = tempfile.tempdir, folder
            try:
                read_memory(child.pid, child.secrets)
            finally:
                tempfile.tempdir = before
            self.assertEqual(list(pathlib.Path(folder).iterdir()), [])
            child.go_on()
            child.wait_for("locked")

    def test_as_a_program_it_names_no_secret(self):
        with Child([CHILD]) as child:
            child.wait_for("open")
            lines = "".join('{"label": "%s", "hex": "%s"}\n' % (secret.label, secret.content.hex()) for secret in child.secrets)
            run = subprocess.run(
                [sys.executable, "-B", memory_reader.__file__, str(child.pid)], input=lines, capture_output=True, text=True, timeout=120, check=True)
            self.assertIn('"label": "kept"', run.stdout)
            for secret in child.secrets:
                self.assertEqual(found_in([run.stdout.encode(), run.stderr.encode()], secret), {})

    def test_what_cannot_be_read_is_an_error(self):
        with Child([CHILD]) as child:
            child.wait_for("open")
        with self.assertRaises((OSError, RuntimeError)):
            read_memory(child.pid, child.secrets)

    def test_a_child_that_ends_is_an_error(self):
        with Child(["true"]) as child, self.assertRaises(RuntimeError):
            child.wait_for("open")


if __name__ == "__main__":
    unittest.main()
