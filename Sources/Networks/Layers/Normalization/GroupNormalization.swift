import Engine
import Tensors

/// Shifts and scales each group of channels of each image so that its mean is 0 and its variance 1, then by two learned numbers.
///
/// The shape stays: `y = gamma * (x - mean) / sqrt(variance + epsilon) + beta`, mean and variance over all cells of the
/// channels of a group (Wu and He, 2018). Nothing depends on the other images of a batch, in training neither. One group for each
/// channel (`groups` -1) is instance normalization. Parameters, `[C]` each: `gamma` (with `scale`), `beta` (with `center`).
///
///     1 3 | 5 7   two groups   ->   -1 1 | -1 1
public struct GroupNormalization: Layer {
  /// Keras's name of the class.
  public static let kind = "GroupNormalization"

  /// Into how many groups the channels are divided; -1 is one for each channel.
  public let groups: Int
  /// What is added to the variance, so that nothing is divided by 0.
  public let epsilon: Double
  /// Whether a learned number is added to each channel, and whether it is multiplied by one.
  public let center, scale: Bool

  /// Makes a normalization.
  public init(groups: Int = 32, epsilon: Double = 0.001, center: Bool = true, scale: Bool = true) {
    precondition((groups > 0 || groups == -1) && epsilon > 0, "there is at least one group, and epsilon is more than 0")
    (self.groups, self.epsilon, self.center, self.scale) = (groups, epsilon, center, scale)
  }

  /// Reads `groups`, `axis`, which must be -1, `epsilon`, `center` and `scale`.
  public init(_ arguments: inout LayerArguments) throws {
    var groups = 32
    if let given = try arguments.value("groups", optional: true) {
      guard case .integer(let number) = given.content, number == -1 || (1...1 << 20).contains(number) else {
        throw given.unexpected("groups of GroupNormalization", mustBe: "-1 or a whole number from 1 on")
      }
      groups = number
    }
    if let axis = try arguments.value("axis", optional: true) {
      guard case .integer(-1) = axis.content else {
        throw axis.unexpected("axis of GroupNormalization", mustBe: "-1: the channels are divided into groups")
      }
    }
    self.init(
      groups: groups, epsilon: try arguments.number("epsilon", in: 1e-12..<1, default: 0.001),
      center: try arguments.flag("center", default: true), scale: try arguments.flag("scale", default: true))
  }
}

extension GroupNormalization {
  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    var result: [LayerArgument] = []
    if groups != 32 { result.append(LayerArgument("groups", .integer(groups))) }
    if epsilon != 0.001 { result.append(LayerArgument("epsilon", .number(epsilon))) }
    if !center { result.append(LayerArgument("center", .flag(false))) }
    if !scale { result.append(LayerArgument("scale", .flag(false))) }
    return result
  }

  /// How many groups there are of so many channels.
  public func groupCount(_ channels: Int) -> Int { groups == -1 ? channels : groups }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let shape = try inputs.one()
    guard shape.channels % groupCount(shape.channels) == 0 else {
      throw NetworkError.groups(groups, channels: shape.channels)
    }
    return shape
  }

  /// The learned factor and offset, if there are.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let shape: Shape = [inputs[0].channels]
    return (scale ? [ParameterDeclaration("gamma", shape, .ones)] : [])
      + (center ? [ParameterDeclaration("beta", shape, .zeros)] : [])
  }

  /// For each value an addition for the mean, three operations for the variance, and a multiplication that is added to.
  public func flops(_ inputs: [Shape]) -> Int { 6 * inputs[0].count }

  /// The group's channels of the whole image.
  public func sight(_ inputs: [Shape]) -> Sight { .everything }

  /// One normalization.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(
      output: try builder.groupNormalization(
        inputs[0], groups: groupCount(inputs[0].shape.channels), epsilon: epsilon,
        gamma: scale ? parameters[0] : nil, beta: center ? parameters[scale ? 1 : 0] : nil))
  }

  /// `nn.GroupNorm`.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let channels = inputs[0].channels
    let start = "nn.GroupNorm(\(groupCount(channels)), \(channels), eps=\(epsilon)"
    return PyTorchLayer(
      module: start + (scale || center ? ")" : ", affine=False)"), forward: "{self}({x})",
      comment: scale == center ? nil : "keep its \(scale ? "bias at 0" : "weight at 1"): Keras has none")
  }
}
