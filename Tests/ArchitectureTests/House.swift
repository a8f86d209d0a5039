/// Who may know whom, and who may touch the world: the figure of ARCHITECTURE.md as data.
enum House {
  /// The modules that each module may import.
  static let arrows: [String: Set<String>] = [
    "turntop": [
      "Dashboard", "RelayKit", "DemoRelay", "ArgumentParser", "Glibc",
      "FoundationEssentials", "Synchronization",
    ],
    "Dashboard": [
      "RelayKit", "TOMLFile", "CNcurses", "Glibc", "FoundationEssentials", "Synchronization",
    ],
    "DemoRelay": [
      "STUN", "STUNSockets", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL", "X509", "Crypto",
      "SwiftASN1",
      "Glibc", "FoundationEssentials", "Synchronization",
    ],
    "RelayKit": [
      "STUN", "STUNSockets", "TOMLFile", "CDatagram", "CLinux", "NIOCore", "NIOPosix", "NIOHTTP1",
      "NIOSSL", "NIOTLS", "X509", "SwiftASN1", "AsyncHTTPClient", "Glibc",
      "FoundationEssentials", "Synchronization",
    ],
    "TOMLFile": ["CTOML", "Glibc", "FoundationEssentials", "Synchronization"],
    "STUN": ["Crypto"],
    "STUNSockets": ["STUN", "NIOCore"],
  ]

  /// The folders whose business is the system: the terminal's, and the composition root.
  static let worldlyFolders = [terminal, "Sources/turntop/"]

  /// The only files elsewhere that call the system or name its errors.
  static let worldlyFiles = [
    "Sources/Dashboard/DashboardLoop.swift",
    "Sources/Dashboard/Themes/ThemeLibrary.swift",
    "Sources/DemoRelay/Sockets/Listening.swift",
    "Sources/RelayKit/Exports/Descriptor.swift",
    "Sources/RelayKit/Exports/FileAccess.swift",
    "Sources/RelayKit/Exports/FileMode.swift",
    "Sources/RelayKit/Exports/FreeName.swift",
    "Sources/RelayKit/Exports/PrivateFile.swift",
    "Sources/RelayKit/Exports/PrivateFile+Reading.swift",
    "Sources/RelayKit/Exports/PrivateFileError.swift",
    "Sources/RelayKit/Probing/Datagrams/DatagramSocket.swift",
    "Sources/RelayKit/Probing/ExchangeError+NIO.swift",
    "Sources/RelayKit/Probing/SystemResolver.swift",
    "Sources/RelayKit/Settings/ConfigurationFile.swift",
    "Sources/TOMLFile/TOMLDocument+Reading.swift",
    "Sources/TOMLFile/TOMLError.swift",
  ]

  /// The only files that may start a task outside of a group.
  static let taskStarters = [
    "Sources/turntop/BackgroundSurvey.swift",
    "Sources/turntop/ForegroundTask.swift",
  ]

  static let terminal = "Sources/Dashboard/Terminal/"

  /// The one room that calls each module written in C.
  static let rooms = [
    "CDatagram": "Sources/RelayKit/Probing/Datagrams/",
    "CLinux": "Sources/RelayKit/Exports/",
    "CNcurses": terminal,
    "CTOML": "Sources/TOMLFile/",
  ]

  /// Where RelayKit may know NIO: its exchanges, and the one HTTP transport.
  static let networked = [
    "Sources/RelayKit/Probing/", "Sources/RelayKit/Credentials/AsyncHTTPTransport",
    "Sources/RelayKit/Credentials/HTTPTransportError+NIO",
  ]
}
