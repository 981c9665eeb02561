import Engine
import Tensors

/// Shifts and scales each channel by a mean and a variance that were measured beforehand.
///
/// The shape stays: `y = (x - mean) / max(sqrt(variance), 1e-7)`. Where both are given as arguments, one number for all
/// channels or one for each, the layer has no parameters; otherwise they are the parameters `mean` and `variance`, `[C]` each,
/// which no gradient changes. Keras also counts how much data they were measured on; that predicts nothing, and is left out.
///
///     mean 4, variance 5     1 3 5 7   ->   -1.34 -0.45 0.45 1.34
public struct Normalization: Layer {
  /// Keras's name of the class.
  public static let kind = "Normalization"
  /// What no standard deviation falls below, as in Keras.
  public static let smallestDeviation = 1e-7

  /// The given mean and variance; `nil` where they are parameters.
  public let mean, variance: [Double]?

  /// Makes a normalization; mean and variance are both given or both parameters.
  public init(mean: [Double]? = nil, variance: [Double]? = nil) {
    precondition((mean == nil) == (variance == nil), "a mean comes with a variance")
    precondition(variance?.allSatisfy { $0 >= 0 } ?? true, "no variance is negative")
    (self.mean, self.variance) = (mean, variance)
  }

  /// Reads `axis`, which must be -1, `mean` and `variance`.
  public init(_ arguments: inout LayerArguments) throws {
    if let axis = try arguments.value("axis", optional: true) {
      guard case .integer(-1) = axis.content else {
        throw axis.unexpected("axis of Normalization", mustBe: "-1: each channel has its own mean")
      }
    }
    let (mean, variance) = (try arguments.numbers("mean"), try arguments.numbers("variance"))
    guard (mean == nil) == (variance == nil) else {
      throw arguments.located(.missingArgument(mean == nil ? "mean" : "variance", kind: Self.kind))
    }
    if let negative = variance?.first(where: { $0 < 0 }) {
      throw arguments.located(.expected("0 or more", what: "variance of Normalization", found: "\(negative)"))
    }
    self.init(mean: mean, variance: variance)
  }
}

extension Normalization {
  /// The mean and the variance, if they are given.
  public var arguments: [LayerArgument] {
    guard let mean, let variance else { return [] }
    return [LayerArgument("mean", .numbers(mean)), LayerArgument("variance", .numbers(variance))]
  }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let shape = try inputs.one()
    _ = (try mean?.forChannels(shape.channels, "mean"), try variance?.forChannels(shape.channels, "variance"))
    return shape
  }

  /// The mean and the variance, unless they are given.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    guard mean == nil else { return [] }
    let shape: Shape = [inputs[0].channels]
    return [
      ParameterDeclaration("mean", shape, .zeros, isTrainable: false),
      ParameterDeclaration("variance", shape, .ones, isTrainable: false),
    ]
  }

  /// A multiplication that is added to for each value: the factors are known beforehand.
  public func flops(_ inputs: [Shape]) -> Int { 2 * inputs[0].count }

  /// One standardization, or a scaling by what amounts to the same.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    guard let mean, let variance else {
      return LayerValues(
        output: try builder.standardization(
          inputs[0], mean: parameters[0], variance: parameters[1], epsilon: Self.smallestDeviation))
    }
    let channels = inputs[0].shape.channels
    let factors = try variance.forChannels(channels, "variance").map {
      1 / max($0.squareRoot(), Self.smallestDeviation)
    }
    let offsets = zip(try mean.forChannels(channels, "mean"), factors).map { -$0 * $1 }
    return LayerValues(
      output: try builder.scaled(inputs[0], factors: factors.map { Float($0) }, offsets: offsets.map { Float($0) }))
  }

  /// A difference and a quotient; parameters stand in a dictionary of their own.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let (rank, channels) = (inputs[0].rank, inputs[0].channels)
    if let mean, let variance {
      let deviations = variance.map { max($0.squareRoot(), Self.smallestDeviation) }
      return PyTorchLayer(
        forward: "({x} - \(mean.pytorch("{x}", rank))) / \(deviations.pytorch("{x}", rank))")
    }
    let view = rank > 1 ? ".view(-1" + String(repeating: ", 1", count: rank - 1) + ")" : ""
    func parameter(_ start: String) -> String { "nn.Parameter(torch.\(start)(\(channels)), requires_grad=False)" }
    return PyTorchLayer(
      module: "nn.ParameterDict({\"mean\": \(parameter("zeros")), \"variance\": \(parameter("ones"))})",
      forward:
        "({x} - {self}[\"mean\"]\(view)) / {self}[\"variance\"]\(view).sqrt().clamp(min=\(Self.smallestDeviation))")
  }
}
