"""turnutils_uclient relays through the server in the exported variables."""

from world import Failed, UDP


def check(world):
    path = world.export("coturn.sh", [UDP], "--format", "coturn")
    before = world.allocations()
    said = world.run(
        "bash", "-c",
        '. "$0"; turnutils_uclient -y -m 1 -n 5 -e 10.77.0.1 -p "$TURN_PORT" -u "$TURN_USERNAME"'
        ' -w "$TURN_PASSWORD" "$TURN_HOST"', path)
    lines = [line for line in said.splitlines() if "lost" in line.lower()]
    print(*(f"  {line.strip()}" for line in lines[-1:]), sep="\n")
    if world.allocations() == before or "Total lost packets 0" not in said:
        raise Failed(said)
