import STUN

/// libFuzzer's way in: what these bytes break ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  checkMessage(input)
  checkMessage(withSoundHeader(input))
  checkFramer(input)
  var dialogue = Dialogue(script: input[...])
  dialogue.run()
  return 0
}

/// A message is an error, or it encodes and decodes to itself.
private func checkMessage(_ wire: [UInt8]) {
  guard let message = try? Message(decoding: wire) else { return }
  let encoded = message.encoded()
  guard let again = try? Message(decoding: encoded), again == message, again.encoded() == encoded
  else { fatalError("unstable: \(wire)") }
  _ = Fingerprint.isValid(wire: wire)
  _ = "\(message)"
}

/// A stream comes to the same, whole or in two parts.
private func checkFramer(_ stream: [UInt8]) {
  let cut = stream.first.map { Int($0) % (stream.count + 1) } ?? 0
  guard frames(of: [stream[...]]) == frames(of: [stream[..<cut], stream[cut...]]) else {
    fatalError("cut at \(cut), a stream comes to other frames: \(stream)")
  }
}

/// The frames of a stream, and whether it came to an error.
private func frames(of parts: [ArraySlice<UInt8>]) -> Frames {
  var framer = StreamFramer(maximumFrame: 4096)
  var result = Frames()
  do throws(DecodeError) {
    for part in parts {
      framer.append(part)
      while let frame = try framer.next() { result.frames.append(frame) }
    }
  } catch {
    result.isBroken = true
  }
  return result
}

private struct Frames: Equatable {
  var frames: [StreamFrame] = []
  var isBroken = false
}

/// The same bytes with the length and the cookie that a message has: random ones seldom hit them.
func withSoundHeader(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.count >= 20 else { return bytes }
  let length = (bytes.count - 20) / 4 * 4
  let sound = [bytes[0] & 0x3F, bytes[1], UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)]
  return sound + [0x21, 0x12, 0xA4, 0x42] + bytes[8..<20 + length]
}
