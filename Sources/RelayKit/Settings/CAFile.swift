/// The file of authorities that are trusted beside the system's, and what names it.
package struct CAFile: Equatable, Sendable {
  package let path: String
  /// The option or the variable.
  package let origin: DisplayText

  /// The one that `option` names, else the environment; `nil` where neither does.
  package init?(option: String?, environment: Environment) {
    if let option {
      (path, origin) = (option, "--ca-file")
    } else if let variable = environment["SSL_CERT_FILE"] {
      (path, origin) = (variable, "SSL_CERT_FILE")
    } else {
      return nil
    }
  }
}
