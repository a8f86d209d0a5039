"""aioice's turn at measuring: a Binding a second to each endpoint, and what it takes by its clock."""

import asyncio
import json
import sys
import time

from aioice import stun

world, seconds, record = json.load(open(sys.argv[1])), float(sys.argv[2]), open(sys.argv[3], "w")


class Flow(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
        self.transactions = {}

    def send_stun(self, message, address):
        self.transport.sendto(bytes(message))

    def datagram_received(self, data, address):
        message = stun.parse_message(data)
        if transaction := self.transactions.get(message.transaction_id):
            transaction.response_received(message, address)


async def measure(address, phase):
    loop = asyncio.get_running_loop()
    _, flow = await loop.create_datagram_endpoint(Flow, remote_addr=address)
    next_tick = loop.time() + phase
    while True:
        await asyncio.sleep(next_tick - loop.time())
        next_tick += 1
        request = stun.Message(
            message_method=stun.Method.BINDING, message_class=stun.Class.REQUEST)
        transaction = stun.Transaction(request, address, flow, retransmissions=0)
        flow.transactions[request.transaction_id] = transaction
        start = time.perf_counter()
        try:
            await transaction.run()
        except stun.TransactionError:
            continue
        time_taken = time.perf_counter() - start
        record.write(f"{request.transaction_id.hex()} {int(time_taken * 1e9)}\n")


async def main():
    endpoints = [(ip, port) for [ip] in world["addresses"].values() for port in world["ports"]]
    tasks = [
        asyncio.create_task(measure(endpoint, index / len(endpoints)))
        for index, endpoint in enumerate(endpoints)
    ]
    await asyncio.wait(tasks, timeout=seconds)


asyncio.run(main())
record.close()
