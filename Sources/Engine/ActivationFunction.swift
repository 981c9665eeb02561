/// A function applied to the output of a layer, under the name that Keras gives it.
public enum ActivationFunction: String, Hashable, Sendable, CaseIterable {
  /// The larger of 0 and x.
  case relu
  /// 1 / (1 + exp(-x)).
  case sigmoid
  /// The hyperbolic tangent of x.
  case tanh
  /// exp(x) divided by its sum over the features, or over the channels of each cell of maps.
  case softmax

  /// Whether each value of the result depends on one value only.
  public var isElementwise: Bool { self != .softmax }

  /// Whether all results lie in a fixed range, whatever goes in.
  public var isBounded: Bool { self != .relu }
}
