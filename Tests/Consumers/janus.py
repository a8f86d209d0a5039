"""Janus starts with the exported file, and asks the relay in it for an allocation."""

import os
import sys

from world import Failed, HERE, STUN, UDP, VENV

PLUGINS = "/usr/lib/x86_64-linux-gnu/janus"


def check(world):
    configuration = world.folder / "janus"
    configuration.mkdir()
    export = world.export("janus.jcfg", [STUN, UDP], "--format", "janus")
    (configuration / "janus.jcfg").write_text(
        f'general: {{\n  configs_folder = "{configuration}";\n}}\n'
        'plugins: {\n  disable = "libjanus_lua.so,libjanus_duktape.so";\n}\n'
        + export.read_text())
    (configuration / "janus.transport.http.jcfg").write_text(
        'general: {\n  http = true;\n  port = 8088;\n  ip = "127.0.0.1";\n  base_path = "/janus";\n'
        '}\n')
    before = world.allocations()
    janus = world.start("janus", "-C", configuration / "janus.jcfg", "-F", configuration,
                        "--disable-colors", log="janus.log")
    try:
        world.wait("Janus listens", lambda: "HTTP webserver started" in world.log("janus.log"))
        said = world.run(VENV / "bin/python", HERE / "janus.py",
                         env={**os.environ, "no_proxy": "*"})
        world.wait("coturn grants Janus an allocation", lambda: world.allocations() > before)
    finally:
        world.end(janus)
    print(*(f"  {line.strip()}" for line in world.log("janus.log").splitlines()
            if "TURN server to use" in line or "STUN server to use" in line), sep="\n")
    print(f"  {said.strip()}")
    if "typ relay" not in said:
        raise Failed("no relay candidate in Janus' answer")


def ask(body, path=""):
    request = urllib.request.Request(
        f"http://127.0.0.1:8088/janus{path}",
        json.dumps({**body, "transaction": "any"}).encode() if body else None)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


async def candidates():
    """The relay candidates of Janus' answer to a call that it is to echo."""
    peer = RTCPeerConnection()
    peer.createDataChannel("any")
    await peer.setLocalDescription(await peer.createOffer())
    session = ask({"janus": "create"})["data"]["id"]
    handle = ask({"janus": "attach", "plugin": "janus.plugin.echotest"}, f"/{session}")["data"]["id"]
    ask({"janus": "message", "body": {"audio": True},
         "jsep": {"type": "offer", "sdp": peer.localDescription.sdp}}, f"/{session}/{handle}")
    for _ in range(10):
        event = ask(None, f"/{session}")
        if "jsep" in event:
            break
    await peer.close()
    return [line for line in event["jsep"]["sdp"].splitlines() if "typ relay" in line]


if __name__ == "__main__":
    import asyncio
    import json
    import urllib.request

    from aiortc import RTCPeerConnection

    print("\n".join(asyncio.run(candidates())))
