/// A file that a program starts with.
package struct OpenedFile: Sendable {
  let descriptor: Int32
  let path: String
  let flags: Int32

  /// The file at `path`, under the number `descriptor`, opened as `open(2)` is told by `flags`.
  package init(_ descriptor: Int32, _ path: String, _ flags: Int32) {
    self.descriptor = descriptor
    self.path = path
    self.flags = flags
  }
}
