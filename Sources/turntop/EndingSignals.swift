import Glibc

/// The signals that end a process which does not see to them, and that others send.
///
/// Not among them: what cannot be caught, the faults of the process itself, and those of writing
/// (PIPE, XFSZ), which are ignored so that the write fails instead.
enum EndingSignals {
  /// Those that mean something here: whoever started the program with one ignored (`nohup`, a
  /// script's background job) wants it to live through that.
  static var heeded: [Int32] {
    (named + realTime).filter { !isIgnored($0) }
  }

  private static let named = [
    SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGSTKFLT, SIGVTALRM, SIGPROF,
    SIGXCPU, SIGPOLL, SIGPWR,
  ]

  private static let realTime = Array(__libc_current_sigrtmin()...__libc_current_sigrtmax())

  /// Has writing fail where nobody reads or a file grows too large, instead of ending the process.
  static func ignoreThoseOfWriting() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Has QUIT end the process: the language's runtime takes it for a fault, and would print a trace
  /// and go on.
  static func takeQuitFromTheRuntime() {
    guard !isIgnored(SIGQUIT) else { return }
    signal(SIGQUIT, SIG_DFL)
  }

  /// Ends the process by a signal, so that its parent sees which one did it.
  static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var signals = sigset_t([number])
    kill(getpid(), number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    _exit(128 + number)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

extension sigset_t {
  init(_ numbers: [Int32]) {
    self.init()
    sigemptyset(&self)
    for number in numbers { sigaddset(&self, number) }
  }
}
