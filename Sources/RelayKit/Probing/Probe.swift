import STUN

/// One target that is measured: its course, and its flow where one is open.
struct Probe: Sendable {
  let target: Target
  var course: ProbeCourse
  var exchange: (any Exchange)?
}

/// An alarm of one of many probes.
struct ProbeAlarm: Sendable {
  /// The probe's number: a target that is measured again has another.
  let probe: Int
  let alarm: ProbeCourse.Alarm
}
