"""GStreamer's webrtcbin takes the exported properties, and gathers a relay candidate."""

import pathlib
import sys

from world import Failed, HERE, STUN, TCP, UDP


def check(world):
    for url in [UDP, TCP]:
        path = world.export("gstreamer.txt", [STUN, url], "--format", "gstreamer")
        before = world.allocations()
        said = world.run("/usr/bin/python3", HERE / "gstreamer.py", path)
        print(f"  {url}: {said.strip()}")
        if "typ relay" not in said or world.allocations() == before:
            raise Failed(f"no relay candidate for {url}")


def gather(properties):
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
    GLib.timeout_add_seconds(15, loop.quit)
    loop.run()
    pipeline.set_state(Gst.State.NULL)
    return found[0] if found else None


if __name__ == "__main__":
    lines = pathlib.Path(sys.argv[1]).read_text().splitlines()
    print(gather(line.split("=", 1) for line in lines))
