"""Measures the program beside its peers and prints one table; called by script/bench."""

import argparse
import platform
import os

import codec_rows
import load_rows
from measuring import Bench, say
import path_rows
import screen_rows

ROWS = path_rows.ALL | load_rows.ALL | codec_rows.ALL | screen_rows.ALL


def options():
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="half a minute a row, and no 5 000 targets")
    parser.add_argument("--seconds", type=int, help="how long most rows measure (120)")
    parser.add_argument("--steady-seconds", type=int, help="how long the steady state is watched (600)")
    parser.add_argument("--repetitions", type=int, help="how often the sweep is run (5)")
    parser.add_argument("--targets", type=int, nargs="+", help="sizes to grow to (110 1000 5000)")
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS], help="only these")
    chosen = parser.parse_args()
    defaults = (
        {"seconds": 20, "steady_seconds": 30, "repetitions": 3, "targets": [110, 1000]} if chosen.quick
        else {"seconds": 120, "steady_seconds": 600, "repetitions": 5, "targets": [110, 1000, 5000]})
    for name, value in defaults.items():
        setattr(chosen, name, getattr(chosen, name) or value)
    return chosen


def main():
    chosen = options()
    bench = Bench(chosen)
    print(f"{os.cpu_count()} cores, Linux {platform.release()}, load {os.getloadavg()[0]:.1f} at the start\n")
    print("| figure | turntop | peer | must be | |\n|---|---|---|---|---|", flush=True)
    failed = False
    for name in chosen.rows or ROWS:
        say(f"measuring {name}")
        for row in ROWS[name](bench):
            failed = failed or row.holds is False
            mark = {True: "✔", False: "✘", None: ""}[row.holds]
            print(f"| {row.figure} | {row.turntop} | {row.peer} | {row.limit} | {mark} |", flush=True)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
