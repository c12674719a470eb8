"""Puts the figures of bhxh_cache_bench (a line of JSON each) beside their goals: a table, a file of JSON, and with --check an exit code."""

import json
import os
import sys


def rows(figure, office, province, region):
    """(what, people, our figure, its unit, bare figure or None, ratio or figure that has a goal, goal, whether more is better)"""
    for people in (office, province):
        for share, which in (("median", ""), ("p99", ", undisturbed")):
            ours, bare = figure(f"find{which}: {share} us", people), figure(f"find, bare{which}: {share} us", people)
            yield f"exact look-up, {share}{which}", people, ours, "us", bare, ours / bare, 1.5, False
    for people, goal in ((province, 16), (region, 50)):
        # Ours on the wall, beside it the index alone; the goal is put to the processor time of the whole.
        ours, alone, whole = (figure(f"names, {which}", people) for which in ("whole: p99 ms on the wall", "sweeps: p99 ms", "whole: p99 ms of processor time"))
        yield "name search a key stroke, p99", people, ours, "ms", alone, whole, goal, False
    ours, bare = figure("sync: people a second", province), figure("sync, bare: people a second", province)
    yield "sync, people a second", province, ours, "/s", bare, ours / bare, 0.5, True
    for people, goal in ((office, 1.0), (province, 3.5)):
        ours = figure("index: open, seconds", people)
        yield "index open after unlock", people, ours, "s", None, ours, goal, False
        ours = figure("index: longest stall of the window's thread, ms", people)
        busy = figure("index, a thread that counts instead: longest stall of the window's thread, ms", people)
        itself = figure("index: longest stall of the window's thread without waiting for a processor, ms", people)
        yield "longest stall meanwhile, of itself", people, ours, "ms", busy, itself, 16, False
    ours = figure("memory: MiB above the empty program", province)
    yield "memory above the empty program", province, ours, "MiB", None, ours, 96, False
    ours = figure("size: bytes a person", province)
    yield "database size a person", province, ours, "bytes", None, ours, 400, False


def main(lines, out, office, province, region, *options):
    with open(lines, encoding="utf-8") as file:
        figures = {(one["what"], one["people"]): one["figure"] for one in map(json.loads, file)}
    table = list(rows(lambda what, people: figures[what, people], int(office), int(province), int(region)))
    print(f"{'what':34} {'people':>9} {'ours':>14} {'bare':>14} {'goal for':>10} {'goal':>8}")
    met = []
    for what, people, ours, unit, bare, value, goal, is_more_better in table:
        met.append(value >= goal if is_more_better else value <= goal)
        said = f"{bare:,.1f} {unit}" if bare is not None else "-"
        print(f"{what:34} {people:9,} {f'{ours:,.1f} {unit}':>14} {said:>14} {value:10.2f} {'>=' if is_more_better else '<='} {goal:<5} {'met' if met[-1] else 'MISSED'}")
    with open(out, "w", encoding="utf-8") as file:
        keys = ("what", "people", "ours", "unit", "bare", "value", "goal", "moreIsBetter")
        json.dump({"load": os.getloadavg(), "cores": os.cpu_count(), "goals": [dict(zip(keys, row)) for row in table],
                   "figures": [{"what": what, "people": people, "figure": value} for (what, people), value in figures.items()]}, file, indent=1)
    print(f"load average {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} cores; figures: {out}")
    return 1 if "--check" in options and not all(met) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
