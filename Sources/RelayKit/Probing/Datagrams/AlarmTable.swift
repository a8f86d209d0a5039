/// What is to happen on the measuring thread at a moment on the clock `monotonic`.
struct MeasuringAlarm: Sendable {
  let number: UInt64
  let due: Duration
  /// Called once: when it is due, or with `false` where it is dropped before.
  let ring: @Sendable (_ isDue: Bool) -> Void
}

/// The alarms that are set, for the measuring thread to ring.
struct AlarmTable {
  private var alarms: [UInt64: MeasuringAlarm] = [:]
  private var queue = DeadlineQueue<UInt64>()

  /// When the first of them is due; `nil` where none is set.
  var next: Duration? {
    mutating get { queue.first { alarms[$0] != nil } }
  }

  mutating func set(_ alarm: MeasuringAlarm) {
    alarms[alarm.number] = alarm
    queue.add(alarm.number, due: alarm.due)
  }

  /// Drops an alarm, unless it has rung already.
  mutating func drop(_ number: UInt64) {
    alarms.removeValue(forKey: number)?.ring(false)
  }

  /// Rings all whose time has come.
  mutating func ring(at now: Duration) {
    while let number = queue.next(at: now) { alarms.removeValue(forKey: number)?.ring(true) }
  }
}
