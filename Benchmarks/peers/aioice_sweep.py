"""aioice's turn at the sweep: credentials of every region, then every relay allocated at once."""

import asyncio
import json
import logging
import ssl
import sys
import time
import urllib.request

import aioice.turn

logging.disable(logging.CRITICAL)
world = json.load(open(sys.argv[1]))
authority = ssl.create_default_context(cadata=world["caPEM"])


def servers(region):
    query = f"{world['baseURL']}/api/v1/turn/credentials?apiKey={world['apiKey']}&region={region}"
    with urllib.request.urlopen(query) as answer:
        return [entry for entry in json.load(answer) if entry["urls"].startswith("turn")]


async def allocate(entry):
    scheme, rest = entry["urls"].split(":", 1)
    host, port = rest.split("?")[0].rsplit(":", 1)
    secure = {"ssl": authority} if scheme == "turns" else {}
    transport, _ = await aioice.turn.create_turn_endpoint(
        asyncio.DatagramProtocol, (host, int(port)), entry["username"], entry["credential"],
        transport="tcp" if "transport=tcp" in entry["urls"] else "udp", **secure)
    return transport


async def region(name):
    entries = await asyncio.to_thread(servers, name)
    return await asyncio.gather(*map(allocate, entries))


async def main():
    loop = asyncio.get_running_loop()
    from concurrent.futures import ThreadPoolExecutor
    loop.set_default_executor(ThreadPoolExecutor(200))
    start = time.perf_counter()
    regions = await asyncio.gather(*map(region, sys.argv[2:]))
    allocated, moment = time.perf_counter() - start, time.time()
    transports = [transport for region in regions for transport in region]
    await asyncio.gather(*(transport._TurnTransport__inner_protocol.delete() for transport in transports))
    released = time.perf_counter() - start
    print(json.dumps({"relays": len(transports), "allocated": allocated, "moment": moment, "released": released}))


asyncio.run(main())
