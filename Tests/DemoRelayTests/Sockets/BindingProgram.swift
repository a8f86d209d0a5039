/// Asks for a Binding over a socket of its own, and says how long each step took.
let bindingProgram = """
  import socket, ssl, struct, sys, time

  name, address, port, transport, authority = sys.argv[1:]
  request = struct.pack("!HHI12s", 1, 0, 0x2112A442, b"turntop test")


  def timed(step):
      start = time.monotonic()
      result = step()
      return result, 1000 * (time.monotonic() - start)


  def exchange(flow):
      flow.send(request)
      return flow.recv(2048)


  kind = socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM
  flow = socket.socket(socket.AF_INET, kind)
  flow.settimeout(1)
  try:
      flow.connect((address, int(port)))
      handshake = 0
      if transport == "tls":
          context = ssl.create_default_context(cafile=authority)
          flow, handshake = timed(lambda: context.wrap_socket(flow, server_hostname=name))
      answer, time_taken = timed(lambda: exchange(flow))
      kind, length, cookie, transaction = struct.unpack("!HHI12s", answer[:20])
      assert (kind, transaction) == (0x0101, b"turntop test")
      print(handshake, time_taken)
  except TimeoutError:
      print("silent")
  except ConnectionRefusedError:
      print("refused")

  """
