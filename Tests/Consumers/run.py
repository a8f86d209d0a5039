"""Hands exports to the programs they are for; each says in its own words what came of it."""

import importlib
import signal
import sys
import time
import traceback

from world import Failed, World

CONSUMERS = ["chromium", "aiortc_peers", "gstreamer", "janus", "prosody", "pion", "coturn_tools"]


def main(names):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    passed = failed = 0
    with World() as world:
        for name in names or CONSUMERS:
            consumer = importlib.import_module(name)
            print(f"{name}: {consumer.__doc__.strip()}", flush=True)
            began = time.monotonic()
            try:
                consumer.check(world)
                passed += 1
                print(f"  passed in {time.monotonic() - began:.1f} s", flush=True)
            except Exception as error:
                failed += 1
                print(f"  FAILED: {error if isinstance(error, Failed) else traceback.format_exc()}",
                      flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
