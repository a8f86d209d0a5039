// What is read as variables of an environment.
extension ExportFormat {
  static let environments: [ExportFormat] = [
    ExportFormat(
      "env", ".env files", in: "STUN_URLS, TURN_URLS, TURN_USERNAME, TURN_CREDENTIAL", "env",
      rules: [.oneLogin, dotenv], advice: EnvironmentShape.advice, write: EnvironmentShape.dotenv),
    ExportFormat(
      "shell", "shells", in: "the same variables, to source", "sh", rules: [.oneLogin, .noNUL],
      write: EnvironmentShape.shell),
    ExportFormat(
      "coturn", "coturn's tools", in: "variables for turnutils_uclient, to source", "sh",
      policy: .needless,
      rules: [
        .schemes([.turn, .turns], "turnutils_uclient asks a relay"), .noNUL,
        .relays(atMost: 1, "turnutils_uclient asks one relay"),
      ], write: EnvironmentShape.coturn),
    ExportFormat(
      "jitsi", "Jitsi (docker)", in: ".env", "env",
      rules: [
        .noDTLS, .browserPorts, .schemes([.stun, .turn, .turns], "Jitsi knows no stuns:"),
        .stunServers(atMost: 1, "Jitsi takes one STUN server"), .oneLogin, .oneAddressEach, dotenv,
        .login(without: "\"\\", "Jitsi puts the value into Lua's quotes as it stands"),
      ], advice: EnvironmentShape.advice, write: EnvironmentShape.jitsi),
    ExportFormat(
      "mirotalk", "MiroTalk", in: ".env", "env",
      rules: [
        .noDTLS, .browserPorts, .stunServers(atMost: 1, "MiroTalk takes one STUN server"),
        .relays(atMost: 1, "MiroTalk takes one relay"), dotenv,
      ], advice: EnvironmentShape.advice, write: EnvironmentShape.miroTalk),
  ]

  private static let dotenv = ExportRule.login(
    "its name or password has characters that readers of .env files disagree about",
    Quoting.isDotenv)
}
