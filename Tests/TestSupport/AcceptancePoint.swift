import Testing

/// The thirty points by which the dashboard is judged; docs/acceptance.md shows what holds each.
package enum AcceptancePoint: Int, ListedPoint {
  case killMatrix = 1
  case hangUp, zeroIdleBytes, cellEconomy, firstPaint, idleCPU, keyLatency, batchedKeys, escape
  case unknownSequence, resizeStorm, tooSmall, columnPolicy, suspend, terminalMatrix, localeMatrix
  case noColour, themes, wideText, hostileData, secrets, export, clipboard, mouse, paste
  case concurrencyHonesty, statistics, stalledLink, discoverability, batchAndLinear
}

extension AcceptancePoint {
  package static let traitName = "acceptance"

  package static let promises: [AcceptancePoint: String] = [
    .killMatrix:
      "However it ends, the terminal is as it was, and the exit status names the cause.",
    .hangUp: "It ends within a second of losing its terminal, SIGHUP or not, and never spins.",
    .zeroIdleBytes: "Where nothing changes, not a byte is sent.",
    .cellEconomy:
      "A changed value costs at most 40 bytes, a tick of all rows 1.5 kB; nothing clears the screen.",
    .firstPaint:
      "All regions stand there before any reply, in 3 kB at 80×24 and within 50 ms of the start.",
    .idleCPU: "It takes 0.3 % of a core while paused, 2 % with 22 regions at a sample a second.",
    .keyLatency: "A key is answered within 30 ms while everything is being measured.",
    .batchedKeys: "Keys that come in one piece all count, in their order.",
    .escape:
      "Escape acts within 60 ms, arrows survive a slow line, and every terminal's keys are known.",
    .unknownSequence: "A sequence that means nothing does nothing, and the next key counts.",
    .resizeStorm: "After any storm of sizes the screen is that of a fresh start.",
    .tooSmall: "A screen that is too small says so, can be left, and gives back what it hid.",
    .columnPolicy: "Each width has its columns; region and latency never go.",
    .suspend: "^Z gives the shell a sane terminal, fg the whole screen, and no sample spans it.",
    .terminalMatrix:
      "Every TERM has a screen or a line that says why not, and gets only what it understands.",
    .localeMatrix: "Every locale is drawn in characters that it has.",
    .noColour: "NO_COLOR and --color are obeyed, and no state is told by colour alone.",
    .themes: "Every theme is legible at every depth; a broken one is named by file, line and key.",
    .wideText: "Wide, combining and right-to-left names keep the columns in line.",
    .hostileData: "Nothing that a service or server says reaches the terminal as a command.",
    .secrets: "No credential is shown unasked, nor for long, and none is logged or printed.",
    .export: "Exports are private, atomic and valid, and replace nothing unasked.",
    .clipboard: "What is copied goes out as the terminal takes it, and nobody claims more.",
    .mouse: "The mouse is the terminal's until it is asked for, and again after that.",
    .paste: "Pasted text is text in a line and nothing elsewhere.",
    .concurrencyHonesty: "Every region comes to a verdict, whatever ails the others.",
    .statistics: "Figures are what the textbook says; what is unknown is not zero.",
    .stalledLink: "A link that takes no bytes stops no probe, and gets one frame once it does.",
    .discoverability: "Keys and settings come from tables that help, README and file agree with.",
    .batchAndLinear:
      "Reports and lines never touch the screen, and have fixed forms and exit statuses.",
  ]
}

extension AcceptancePoint {
  /// A debug build is held to more time than is promised: `TurntopBinary.limit`.
  package static let judges: [AcceptancePoint: [String]] = [
    .firstPaint: ["`script/bench first-frame`: the 50 ms, which no test measures"],
    .idleCPU: [
      "`script/bench idle`: the 2 %, of the release build; the test holds a debug build to 20 %"
    ],
    .keyLatency: [
      "`script/bench keys`: 10 ms, of the release build; the test holds a debug build to 90 ms"
    ],
    .escape: ["The test of 60 ms holds a debug build to 180 ms"],
    .suspend: ["The test of 200 ms holds a debug build to 600 ms"],
    .concurrencyHonesty: [
      "The test of 300 ms holds a debug build to 900 ms",
      "`script/test-tsan`: no race in wire format, engine and the demo's service",
    ],
  ]
}

extension Trait where Self == Holding<AcceptancePoint> {
  /// Holds these points of the acceptance list.
  package static func acceptance(_ points: AcceptancePoint...) -> Self { Self(points: points) }
}
