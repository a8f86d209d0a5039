"""Pion unmarshals the exported JSON, and gathers relay candidates with it."""

import os

from world import Failed, HERE, STUN, TCP, UDP


def check(world):
    program = world.folder / "pion"
    environment = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode",
                   "GOFLAGS": "", "GOCACHE": str(world.folder / "gocache")}
    world.run("go", "build", "-o", program, HERE / "pion/main.go", env=environment, within=400)
    path = world.export("pion.json", [STUN, UDP, TCP], "--format", "pion", "--policy", "relay")
    before = world.allocations()
    said = world.run(program, path)
    for line in said.splitlines():
        print(f"  {line}")
    if said.count("typ relay") < 2 or world.allocations() - before < 2:
        raise Failed("no relay candidate for each of UDP and TCP")
