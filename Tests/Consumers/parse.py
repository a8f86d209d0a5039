"""Reads an export with a real parser of its kind, and prints the servers in it as JSON.

A server is [scheme, host, port, udp or tcp, name, password], those without a login end in null.
"""

import configparser
import json
import pathlib
import re
import subprocess
import sys
import types
import urllib.parse

DEFAULT_PORTS = {"stun": 3478, "turn": 3478, "stuns": 5349, "turns": 5349}


def server(scheme, host, port, transport, login=(None, None)):
    return [scheme, host.strip("[]"), int(port), transport, *login]


def from_url(url, username=None, credential=None):
    """A server of a URL, with the login beside it or in it."""
    scheme, rest = url.split(":", 1)
    parts = urllib.parse.urlsplit("any://" + rest.removeprefix("//"))
    if parts.username is not None:
        username, credential = map(urllib.parse.unquote, (parts.username, parts.password))
    stream = parts.query == "transport=tcp" or (scheme.endswith("s") and not parts.query)
    return server(scheme, parts.hostname, parts.port or DEFAULT_PORTS[scheme],
                  "tcp" if stream else "udp", (username, credential))


def from_entries(entries, urls="urls", credential="credential"):
    return [from_url(url, entry.get("username"), entry.get(credential))
            for entry in entries
            for url in (entry[urls] if isinstance(entry[urls], list) else [entry[urls]])]


def from_parts(protocol, host, port, login):
    return server("turns" if protocol in ("tls", "dtls") else "turn", host, port,
                  "udp" if protocol in ("udp", "dtls") else "tcp", login)


def json_of(path):
    return json.loads(path.read_text())


def yaml_of(path):
    import yaml

    return yaml.safe_load(path.read_text())


def module_of(path):
    """What a module exports, as Node loads it; TypeScript without its types."""
    code = path.read_text().replace("rtcConfiguration: RTCConfiguration =", "rtcConfiguration =")
    module = path.with_suffix(".parsed.mjs")
    module.write_text(code)
    script = "import(process.argv[1]).then(m => console.log(JSON.stringify(Object.values(m)[0])))"
    return json.loads(run("node", "--input-type=module", "-e", script, module))


def variables_of(path):
    """What a shell has after the file; for an .env file, what python-dotenv says must be the same."""
    if path.suffix == ".env":
        from dotenv import dotenv_values

        dotenv = dict(dotenv_values(path))
    text = subprocess.run(
        ["bash", "-c", "set -a; . \"$0\"; env -0", path], capture_output=True, check=True,
        env={}).stdout.decode()
    shell = dict(pair.split("=", 1) for pair in text.split("\0") if pair)
    if path.suffix == ".env":
        assert all(shell[name] == value for name, value in dotenv.items()), (shell, dotenv)
        # As docker run --env-file reads it: no quotes, no escapes.
        lines = [line for line in path.read_text().splitlines() if line and line[0] != "#"]
        docker = dict(line.split("=", 1) for line in lines)
        assert all(docker[name] == value or docker[name][0] in "'\""
                   for name, value in dotenv.items()), (docker, dotenv)
    return shell


def ini_of(path):
    parser = configparser.ConfigParser(interpolation=None, delimiters="=")
    parser.optionxform = str
    text = path.read_text()
    parser.read_string(text if "[general]" in text else "[general]\n" + text)
    return parser["general"]


def livekit(path):
    rtc = yaml_of(path)["rtc"]
    return [from_url("stun:" + address) for address in rtc.get("stun_servers", [])] + [
        from_parts(relay["protocol"], relay["host"], relay["port"],
                   (relay["username"], relay["credential"]))
        for relay in rtc.get("turn_servers", [])]


def synapse(path):
    document = yaml_of(path)
    login = document.get("turn_username"), document.get("turn_password")
    return [from_url(uri, *login) for uri in document["turn_uris"]]


def neko(path):
    sides = yaml_of(path)["webrtc"]["iceservers"]
    assert sides["frontend"] == sides["backend"]
    return from_entries(sides["frontend"])


def janus(path):
    import libconf

    nat = libconf.loads(path.read_text())["nat"]
    found = [server("stun", nat["stun_server"], nat["stun_port"], "udp")] if "stun_server" in nat else []
    if "turn_server" in nat:
        found.append(from_parts(nat["turn_type"], nat["turn_server"], nat["turn_port"],
                                (nat["turn_user"], nat["turn_pwd"])))
    return found


def prosody(path):
    script = """
    dofile(arg[1])
    local function hex(s) return s and (s:gsub(".", function(c)
      return string.format("%02x", c:byte()) end)) or "-" end
    for _, s in ipairs(external_services) do
      print(s.type, s.host, s.port, s.transport, hex(s.username), hex(s.password))
    end
    """
    program = path.with_suffix(".read.lua")
    program.write_text(script)
    lines = run("lua5.4", program, path).splitlines()
    text = lambda value: None if value == "-" else bytes.fromhex(value).decode()
    return [server(*fields[:4], tuple(map(text, fields[4:])))
            for fields in (line.split("\t") for line in lines)]


def asterisk(path):
    general = ini_of(path)
    value = lambda name: general[name].replace("\\;", ";") if name in general else None
    found = [from_url("stun:" + general["stunaddr"])] if "stunaddr" in general else []
    if "turnaddr" in general:
        # res_rtp_asterisk.c asks it over TCP, whatever it is.
        found.append(from_url(f"turn:{general['turnaddr']}?transport=tcp", value("turnusername"),
                              value("turnpassword")))
    return found


def kurento(path):
    general = ini_of(path)
    found = []
    if "stunServerAddress" in general:
        found.append(server("stun", general["stunServerAddress"], general["stunServerPort"], "udp"))
    if "turnURL" in general:
        # The pattern of kmswebrtcsession.c.
        user, password, host, port, protocol = re.fullmatch(
            r"(.+):(.+)@([0-9.]+):([0-9]+)\?transport=(udp|tcp|tls)", general["turnURL"]).groups()
        found.append(from_parts(protocol, host, port, (user, password)))
    return found


def aiortc(path):
    found = []
    stub = types.ModuleType("aiortc")
    stub.RTCIceServer = lambda urls, username=None, credential=None: found.append(
        from_url(urls, username, credential))
    stub.RTCConfiguration = lambda iceServers: None
    sys.modules["aiortc"] = stub
    exec(compile(path.read_text(), path, "exec"), {})
    return found


def environment(path):
    names = variables_of(path)
    login = names.get("TURN_USERNAME"), names.get("TURN_CREDENTIAL")
    return [from_url(url) for url in names.get("STUN_URLS", "").split(",") if url] + [
        from_url(url, *login) for url in names.get("TURN_URLS", "").split(",") if url]


def coturn(path):
    names = variables_of(path)
    return [from_parts(names["TURN_TRANSPORT"], names["TURN_HOST"], names["TURN_PORT"],
                       (names["TURN_USERNAME"], names["TURN_PASSWORD"]))]


def jitsi(path):
    names = variables_of(path)
    login = names.get("TURN_USERNAME"), names.get("TURN_PASSWORD")
    found = [server("stun", names["STUN_HOST"], names["STUN_PORT"], "udp")] if "STUN_HOST" in names else []
    for transport in names.get("TURN_TRANSPORT", "").split(","):
        if transport:
            found.append(server("turn", names["TURN_HOST"], names["TURN_PORT"], transport, login))
    if "TURNS_HOST" in names:
        found.append(server("turns", names["TURNS_HOST"], names["TURNS_PORT"], "tcp", login))
    return found


def mirotalk(path):
    names = variables_of(path)
    found = [from_url(names["STUN_SERVER_URL"])] if names["STUN_SERVER_ENABLED"] == "true" else []
    if names["TURN_SERVER_ENABLED"] == "true":
        found.append(from_url(names["TURN_SERVER_URL"], names["TURN_SERVER_USERNAME"],
                              names["TURN_SERVER_CREDENTIAL"]))
    return found


def links(path):
    """Link header fields (RFC 8288 §3), as http.client and a tokenizer take them apart."""
    import email.parser

    fields = email.parser.HeaderParser().parsestr(path.read_text()).get_all("Link")
    found = []
    for field in fields:
        target, rest = re.fullmatch(r"<([^>]*)>(.*)", field).groups()
        quoted = re.findall(r';\s*([\w-]+)="((?:\\.|[^"\\])*)"', rest)
        values = {name: re.sub(r"\\(.)", r"\1", value) for name, value in quoted}
        assert values["rel"] == "ice-server"
        found.append(from_url(target, values.get("username"), values.get("credential")))
    return found


def lines(path):
    return [from_url(line.split("=", 1)[1] if line.split("=")[0].endswith("-server") else line)
            for line in path.read_text().splitlines()]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


READERS = {
    "json": lambda path: from_entries(json_of(path)["iceServers"]),
    "pion": lambda path: from_entries(json_of(path)["iceServers"]),
    "pairdrop": lambda path: from_entries(json_of(path)["iceServers"]),
    "selkies": lambda path: from_entries(json_of(path)["iceServers"]),
    "galene": lambda path: from_entries(json_of(path)),
    "mattermost": lambda path: from_entries(json_of(path)),
    "js": lambda path: from_entries(module_of(path)["iceServers"]),
    "ts": lambda path: from_entries(module_of(path)["iceServers"]),
    "mediasoup-client": lambda path: from_entries(module_of(path)["iceServers"]),
    "peerjs": lambda path: from_entries(module_of(path)["config"]["iceServers"]),
    "simple-peer": lambda path: from_entries(module_of(path)["config"]["iceServers"]),
    "trystero": lambda path: from_entries(module_of(path)["rtcConfig"]["iceServers"]),
    "go2rtc": lambda path: from_entries(yaml_of(path)["webrtc"]["ice_servers"]),
    "frigate": lambda path: from_entries(yaml_of(path)["go2rtc"]["webrtc"]["ice_servers"]),
    "home-assistant": lambda path: from_entries(yaml_of(path)["web_rtc"]["ice_servers"], "url"),
    "mediamtx": lambda path: from_entries(yaml_of(path)["webrtcICEServers2"], "url", "password"),
    "livekit": livekit, "synapse": synapse, "neko": neko, "janus": janus, "prosody": prosody,
    "asterisk": asterisk, "kurento": kurento, "aiortc": aiortc, "env": environment,
    "shell": environment, "coturn": coturn, "jitsi": jitsi, "mirotalk": mirotalk, "whip": links,
    "obs": links, "libdatachannel": lines, "gstreamer": lines,
}

if __name__ == "__main__":
    print(json.dumps(READERS[sys.argv[1]](pathlib.Path(sys.argv[2]))))
