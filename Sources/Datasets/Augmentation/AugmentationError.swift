/// Why an augmentation makes no sense.
public struct AugmentationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and how to mend it, without a full stop.
  public let reason: String

  init(_ reason: String) { self.reason = reason }

  /// One sentence.
  public var description: String { reason.prefix(1).uppercased() + reason.dropFirst() + "." }
}
