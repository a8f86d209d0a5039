/// Where files of the person's own are looked for (XDG Base Directory Specification 0.8).
package struct ConfigurationPaths: Equatable, Sendable {
  /// The configuration file.
  package let configuration: Candidate?
  /// The folder of themes.
  package let themes: String?
  /// What the dashboard remembers.
  package let state: String?

  /// A file, and whether it was named: then it must be there.
  package struct Candidate: Equatable, Sendable {
    package let path: String
    /// What names it; `nil` where it is the usual place.
    package let origin: DisplayText?
  }

  /// The paths in an environment; each `nil` where there is no home to have it in.
  ///
  /// A variable of XDG that is no absolute path counts for nothing, as the specification says.
  package init(option: String? = nil, _ environment: Environment) {
    let config = Self.folder("XDG_CONFIG_HOME", else: ".config", environment)
    themes = config.map { "\($0)/themes" }
    state = Self.folder("XDG_STATE_HOME", else: ".local/state", environment)
      .map { "\($0)/state.toml" }
    if let option {
      configuration = Candidate(path: option, origin: "--config")
    } else if let variable = environment["TURNTOP_CONFIG"] {
      configuration = Candidate(path: variable, origin: "TURNTOP_CONFIG")
    } else {
      configuration = config.map { Candidate(path: "\($0)/config.toml", origin: nil) }
    }
  }

  private static func folder(
    _ variable: String, else usual: String, _ environment: Environment
  ) -> String? {
    let named = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (named ?? environment["HOME"].map { "\($0)/\(usual)" }).map { "\($0)/turntop" }
  }
}
