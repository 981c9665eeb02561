/// Why a setting of the training makes no sense.
public struct SettingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and how to mend it, without a full stop.
  public let reason: String

  /// Makes an error.
  package init(_ reason: String) { self.reason = reason }

  /// One sentence.
  public var description: String { reason.prefix(1).uppercased() + reason.dropFirst() + "." }
}
