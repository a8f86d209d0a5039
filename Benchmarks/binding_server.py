"""Answers Bindings over UDP, TCP and TLS on as many endpoints as asked, and counts them.

Arguments: how many endpoints over TLS, and the certificate's and key's files. UDP and TCP listen on
port 3478 of all of 127.0.0.0/8, TLS on ports of 127.0.0.1 from 20000 on. Every half second it says
on a line the time and how many requests it has answered since its start.
"""

import asyncio
import resource
import socket
import ssl
import struct
import sys
import time

answered = 0


def answer(request, host, port):
    """A Binding success with XOR-MAPPED-ADDRESS (RFC 8489 section 14.2)."""
    global answered
    answered += 1
    number = struct.unpack("!I", socket.inet_aton(host))[0]
    return b"\x01\x01\x00\x0c" + request[4:20] + struct.pack(
        "!HHBBHI", 0x0020, 8, 0, 1, port ^ 0x2112, number ^ 0x2112A442)


class Stream(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.rest = transport, b""
        self.peer = transport.get_extra_info("peername")

    def data_received(self, data):
        self.rest += data
        while len(self.rest) >= 20:
            end = 20 + struct.unpack("!H", self.rest[2:4])[0]
            if len(self.rest) < end:
                return
            self.transport.write(answer(self.rest[:end], *self.peer))
            self.rest = self.rest[end:]


def answer_datagrams(server):
    """Answers from the address that was asked, which one socket on all of them has to say."""
    try:
        for _ in range(64):
            request, control, _, client = server.recvmsg(2048, 64)
            local = control[0][2][8:12]
            information = struct.pack("=I4s4s", 0, local, b"\0" * 4)
            server.sendmsg(
                [answer(request, *client)], [(socket.IPPROTO_IP, 8, information)], 0, client)
    except BlockingIOError:
        pass


async def main():
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    loop = asyncio.get_running_loop()
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
    datagrams.setsockopt(socket.IPPROTO_IP, 8, 1)  # IP_PKTINFO
    datagrams.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
    datagrams.bind(("0.0.0.0", 3478))
    loop.add_reader(datagrams, answer_datagrams, datagrams)
    await loop.create_server(Stream, "0.0.0.0", 3478, backlog=4096)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    for index in range(int(sys.argv[1])):
        await loop.create_server(Stream, "127.0.0.1", 20000 + index, ssl=context)
    while True:
        print(time.monotonic(), answered, flush=True)
        await asyncio.sleep(0.5)


asyncio.run(main())
