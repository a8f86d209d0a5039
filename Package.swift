// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with: language mode 6, the upcoming rules of the next one, and no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// Released programs bring Swift's libraries along: they start in half the time, and need no Swift
/// where they run.
let selfContained: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization",
    ],
    .when(platforms: [.linux], configuration: .release))
]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let http: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "turntop",
  products: [.executable(name: "turntop", targets: ["turntop"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
  ],
  targets: [
    .target(name: "CDatagram"),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CTOML"),
    .target(name: "CLinux"),
    .target(name: "STUN", dependencies: [crypto], swiftSettings: strict),
    .target(name: "STUNSockets", dependencies: ["STUN", nioCore], swiftSettings: strict),
    .target(name: "TOMLFile", dependencies: ["CTOML"], swiftSettings: strict),
    .target(
      name: "RelayKit",
      dependencies: [
        "STUN", "STUNSockets", "TOMLFile", "CDatagram", "CLinux", nioCore, nioPosix, nioHTTP1,
        nioTLS, nioSSL, x509, asn1, http,
      ],
      swiftSettings: strict),
    .target(
      name: "DemoRelay",
      dependencies: [
        "STUN", "STUNSockets", nioCore, nioPosix, nioHTTP1, nioSSL, x509, asn1, crypto,
      ],
      swiftSettings: strict),
    .target(
      name: "Dashboard", dependencies: ["RelayKit", "TOMLFile", "CNcurses"],
      resources: [.embedInCode("Themes/bundled")], swiftSettings: strict),
    .executableTarget(
      name: "turntop", dependencies: ["Dashboard", "RelayKit", "DemoRelay", arguments],
      swiftSettings: strict, linkerSettings: selfContained),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["Dashboard", "RelayKit", "DemoRelay", "STUN", nioCore, nioPosix, nioSSL],
      path: "Benchmarks/Bench", swiftSettings: strict, linkerSettings: selfContained),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "STUNTests", dependencies: ["STUN", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TOMLFileTests", dependencies: ["TOMLFile"], swiftSettings: strict),
    .testTarget(
      name: "RelayKitTests",
      dependencies: [
        "RelayKit", "STUN", "TOMLFile", "TestSupport", nioCore, nioPosix, nioSSL, x509, asn1,
        crypto,
      ],
      exclude: ["Exports/Goldens"], swiftSettings: strict),
    .testTarget(
      name: "DemoRelayTests", dependencies: ["DemoRelay", "STUN", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DashboardTests",
      dependencies: ["Dashboard", "RelayKit", "STUN", "TOMLFile", "TestSupport"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "IntegrationTests", dependencies: ["RelayKit", "STUN", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MeasuringTests", dependencies: ["RelayKit", "STUN", "TestSupport"],
      swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)

// Built by script/fuzz alone: its entry is libFuzzer's, so a plain build could not link it.
if Context.environment["FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["STUN"], path: "Tests/Fuzz", swiftSettings: strict))
}
