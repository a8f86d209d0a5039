/// The file of authorities that are trusted beside the system's, and what names it.
package struct CAFile: Equatable, Sendable {
  package let path: String
  /// The option or the variable.
  package let origin: DisplayText

  /// The one that `option` names, else the environment, else the file; `nil` where none does.
  package init?(
    option: String?, environment: Environment, configuration: Configuration = .none
  ) {
    if let option {
      (path, origin) = (option, "--ca-file")
    } else if let variable = environment["SSL_CERT_FILE"] {
      (path, origin) = (variable, "SSL_CERT_FILE")
    } else if let named = configuration.text(.caFile) {
      (path, origin) = (named, "ca-file in \(DisplayText(sanitizing: configuration.path ?? ""))")
    } else {
      return nil
    }
  }
}
