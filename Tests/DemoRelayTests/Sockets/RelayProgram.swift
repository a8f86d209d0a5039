/// Relays through aioice's TURN client to a peer that sends everything back to front.
let relayProgram = """
  import asyncio, socket, ssl, sys
  from aioice import turn

  name, address, port, user, password, transport, authority = sys.argv[1:]
  resolve = socket.getaddrinfo
  socket.getaddrinfo = lambda host, *rest, **more: resolve(
      address if host == name else host, *rest, **more)


  class Peer(asyncio.DatagramProtocol):
      def connection_made(self, transport):
          self.transport = transport

      def datagram_received(self, data, sender):
          self.transport.sendto(data[::-1], sender)


  class Client(asyncio.DatagramProtocol):
      def __init__(self):
          self.received = asyncio.Queue()
          self.deleted = asyncio.Event()

      def connection_lost(self, error):
          self.deleted.set()

      def datagram_received(self, data, sender):
          self.received.put_nowait((data, sender))


  async def main():
      loop = asyncio.get_running_loop()
      socket, _ = await loop.create_datagram_endpoint(Peer, local_addr=("127.0.0.1", 0))
      peer = socket.get_extra_info("sockname")
      relay, client = await turn.create_turn_endpoint(
          Client, (name, int(port)), user, password,
          ssl=ssl.create_default_context(cafile=authority) if transport == "tls" else None,
          transport="udp" if transport == "udp" else "tcp")
      print("relayed address", relay.get_extra_info("sockname")[0])
      for size in (1, 2, 3, 4, 100, 1200):
          data = bytes(range(256)) * 5
          relay.sendto(data[:size], peer)
          received = await asyncio.wait_for(client.received.get(), 5)
          print(size, received == (data[:size][::-1], peer))
      relay.close()
      await asyncio.wait_for(client.deleted.wait(), 5)
      print("deleted")


  asyncio.run(main())

  """
