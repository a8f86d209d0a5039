"""GStreamer's webrtcbin takes the exported properties, and gathers a relay candidate over UDP and TCP."""

import pathlib
import sys

from world import Failed, HERE, STUN, TCP, UDP


def check(world):
    for url, policy in [(UDP, "all"), (TCP, "relay")]:
        path = world.export(
            "gstreamer.txt", [STUN, url], "--format", "gstreamer", "--policy", policy)
        before = world.allocations()
        said = world.run("/usr/bin/python3", HERE / "gstreamer.py", path)
        print(f"  {url}: {said.strip()}")
        if "typ relay" not in said or world.allocations() == before:
            raise Failed(f"no relay candidate for {url}")
    said = world.run("/usr/bin/python3", HERE / "gstreamer.py", "--turns").strip()
    print(f"  turns://: its first bytes are {said}, {MEANING.get(said[:4], 'unknown')}")
    if MEANING.get(said[:4]) != PLAIN:
        raise Failed("webrtcbin speaks TLS now: its export need not leave turns: out any more")


PLAIN = "an Allocate without TLS, which is why its export leaves turns: out"
MEANING = {"0003": PLAIN, "1603": "TLS"}


def gather(properties, within=15):
    """The first relay candidate that webrtcbin finds; `None` where it finds none."""
    import gi

    gi.require_version("Gst", "1.0")
    gi.require_version("GstSdp", "1.0")
    gi.require_version("GstWebRTC", "1.0")
    # The two last ones teach Python the types of an offer.
    from gi.repository import GLib, Gst, GstSdp, GstWebRTC  # noqa: F401

    Gst.init(None)
    loop, found = GLib.MainLoop(), []
    pipeline = Gst.Pipeline()
    peer = Gst.ElementFactory.make("webrtcbin")
    for name, value in properties:
        peer.set_property(name, value)
    pipeline.add(peer)

    def on_candidate(_, __, candidate):
        if "typ relay" in candidate:
            found.append(candidate)
            loop.quit()

    def on_offer(promise, *_):
        reply = promise.get_reply()
        peer.emit("set-local-description", reply.get_value("offer"), Gst.Promise.new())

    peer.connect("on-ice-candidate", on_candidate)
    pipeline.set_state(Gst.State.PLAYING)
    peer.emit("create-data-channel", "any", None)
    peer.emit("create-offer", None, Gst.Promise.new_with_change_func(on_offer, None))
    GLib.timeout_add_seconds(within, loop.quit)
    loop.run()
    pipeline.set_state(Gst.State.NULL)
    return found[0] if found else None


def first_bytes():
    """What webrtcbin says first to a relay that it is to ask over TLS, as hexadecimal digits."""
    import socket
    import threading

    heard = []

    def listen(listener):
        connection, _ = listener.accept()
        with connection:
            heard.append(connection.recv(8).hex())

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=listen, args=[listener], daemon=True).start()
        port = listener.getsockname()[1]
        gather([("turn-server", f"turns://ann:any@127.0.0.1:{port}?transport=tcp")], within=3)
    return heard[0] if heard else "none"


if __name__ == "__main__":
    if sys.argv[1] == "--turns":
        print(first_bytes())
        sys.exit()
    lines = pathlib.Path(sys.argv[1]).read_text().splitlines()
    print(gather(line.split("=", 1) for line in lines))
