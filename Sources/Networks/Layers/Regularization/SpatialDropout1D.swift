/// Sets whole signals to zero at random while training: neighbouring cells say nearly the same, so that single ones would not be
/// missed.
///
/// The shape stays. Each of the signals is dropped with probability `rate`, and what is left is divided by `1 - rate` (Tompson
/// et al., 2015). Outside of training the layer does nothing.
public struct SpatialDropout1D: SpatialDropoutLayer {
  /// Keras's name of the class.
  public static let kind = "SpatialDropout1D"
  /// Steps, as of time.
  public static let axes = 1

  /// The probability with which a map is dropped.
  public let rate: Double

  /// Makes a dropout; the rate is at least 0 and less than 1.
  public init(rate: Double) {
    precondition((0..<1).contains(rate), "a dropout rate is at least 0 and less than 1")
    self.rate = rate
  }
}
