"""Prosody loads the exported Lua, and a client that asks is given the same servers."""

import base64
import os
import re
import sys
import xml.etree.ElementTree

from world import ADDRESS, ALL, Failed, HERE, PASSWORD, PORT, TLS_PORT, USER

EXPECTED = {
    ("stun", ADDRESS, str(PORT), "udp", None, None),
    ("turn", ADDRESS, str(PORT), "udp", USER, PASSWORD),
    ("turn", ADDRESS, str(PORT), "tcp", USER, PASSWORD),
    ("turns", ADDRESS, str(TLS_PORT), "tcp", USER, PASSWORD),
}


def check(world):
    export = world.export("external.lua", ALL, "--format", "prosody")
    at = world.folder / "prosody"
    at.mkdir()
    (at / "prosody.cfg.lua").write_text(f"""
run_as_root = true
pidfile = "{at}/pid"
data_path = "{at}"
log = {{ info = "*console" }}
interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ 5222 }}
s2s_ports = {{}}
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
modules_enabled = {{ "saslauth", "disco", "external_services" }}
modules_disabled = {{ "s2s", "tls" }}
Include "{export}"
VirtualHost "localhost"
  authentication = "anonymous"
""")
    prosody = world.start("prosody", "--config", at / "prosody.cfg.lua", "-F", log="prosody.log")
    try:
        world.wait("Prosody listens", lambda: "Activated service 'c2s'" in world.log("prosody.log"))
        said = world.run("/usr/bin/python3", HERE / "prosody.py")
    finally:
        world.end(prosody)
    services = xml.etree.ElementTree.fromstring(said)
    names = ["type", "host", "port", "transport", "username", "password"]
    given = {tuple(service.get(name) for name in names) for service in services}
    for service in services:
        print("  " + " ".join(f"{key}={value}" for key, value in service.items()
                              if key not in ("username", "password")))
    if given != EXPECTED:
        raise Failed(f"Prosody gives other servers: {said}")


def ask():
    """The services that a server lists for an anonymous client (XEP-0215)."""
    stream = socket.create_connection(("127.0.0.1", 5222), 10)

    def say(text, until):
        stream.sendall(text.encode())
        heard = ""
        while not re.search(until, heard, re.DOTALL):
            data = stream.recv(65536)
            if not data:
                raise SystemExit(f"closed after: {heard}")
            heard += data.decode()
        return heard

    opening = ("<stream:stream to='localhost' version='1.0' xmlns='jabber:client'"
               " xmlns:stream='http://etherx.jabber.org/streams'>")
    say(opening, "</stream:features>")
    say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>", "<success")
    say(opening, "</stream:features>")
    say("<iq type='set' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>", "</iq>")
    answer = say("<iq type='get' id='2' to='localhost'>"
                 "<services xmlns='urn:xmpp:extdisco:2'/></iq>", "</iq>|<iq[^>]*type='error'")
    found = re.search("<services.*</services>", answer, re.DOTALL)
    return found.group(0) if found else answer


if __name__ == "__main__":
    import socket

    print(ask())
