"""Two aiortc peers talk through the exported relay and nothing else, over UDP, TCP and TLS."""

import os
import sys

from world import Failed, HERE, TCP, TLS, UDP, VENV


def check(world):
    for url in [UDP, TCP, TLS]:
        path = world.export("ice_aiortc.py", [url], "--format", "aiortc", "--policy", "relay")
        before = world.allocations()
        environment = {**os.environ, "SSL_CERT_FILE": str(world.ca)}
        said = world.run(VENV / "bin/python", HERE / "aiortc_peers.py", path, env=environment)
        print(f"  {url}: {said.strip()}")
        if world.allocations() - before < 2:
            raise Failed(f"coturn granted no two allocations for {url}")


def relays_alone(description):
    """The description, once it is seen that its candidates are relays' and none but them."""
    candidates = [line for line in description.sdp.splitlines() if line.startswith("a=candidate")]
    others = [line for line in candidates if "typ relay" not in line]
    if others or not candidates:
        raise Failed(f"candidates beside the relays': {others}")
    return description


async def talk(configuration):
    first, second = RTCPeerConnection(configuration), RTCPeerConnection(configuration)
    heard = asyncio.get_running_loop().create_future()
    channel = first.createDataChannel("any")
    channel.on("open", lambda: channel.send("hello through the relay"))
    second.on("datachannel", lambda other: other.on("message", heard.set_result))
    await first.setLocalDescription(await first.createOffer())
    await second.setRemoteDescription(relays_alone(first.localDescription))
    await second.setLocalDescription(await second.createAnswer())
    answer = relays_alone(second.localDescription)
    candidates = [line for line in answer.sdp.splitlines() if "typ relay" in line]
    await first.setRemoteDescription(answer)
    said = await asyncio.wait_for(heard, 20)
    await asyncio.gather(first.close(), second.close())
    return f"heard {said!r}; {candidates[0]}"


if __name__ == "__main__":
    import asyncio
    import runpy

    from aiortc import RTCPeerConnection

    print(asyncio.run(talk(runpy.run_path(sys.argv[1])["rtc_configuration"])))
