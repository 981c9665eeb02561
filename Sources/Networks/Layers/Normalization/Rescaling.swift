import Engine
import Tensors

/// Multiplies by given numbers and adds others, often the first thing that a network does with the bytes of an image.
///
/// The shape stays: `y = scale * x + offset`, with one number for all channels or one for each. Nothing is learned.
///
///     scale 1/255     0 51 255   ->   0 0.2 1
public struct Rescaling: Layer {
  /// Keras's name of the class.
  public static let kind = "Rescaling"

  /// What is multiplied by and what is added: one number for all channels, or one for each.
  public let scale, offset: [Double]

  /// Makes a layer that rescales.
  public init(scale: [Double], offset: [Double] = [0]) { (self.scale, self.offset) = (scale, offset) }

  /// Reads `scale` and `offset`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      scale: try arguments.numbers("scale", optional: false) ?? [1], offset: try arguments.numbers("offset") ?? [0])
  }
}

extension Rescaling {
  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    [LayerArgument("scale", .numbers(scale), positional: true)]
      + (offset == [0] ? [] : [LayerArgument("offset", .numbers(offset))])
  }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let shape = try inputs.one()
    _ = (try scale.forChannels(shape.channels, "scale"), try offset.forChannels(shape.channels, "offset"))
    return shape
  }

  /// A multiplication that is added to for each value.
  public func flops(_ inputs: [Shape]) -> Int { 2 * inputs[0].count }

  /// One scaling.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let channels = inputs[0].shape.channels
    return LayerValues(
      output: try builder.scaled(
        inputs[0], factors: try scale.forChannels(channels, "scale").map { Float($0) },
        offsets: try offset.forChannels(channels, "offset").map { Float($0) }))
  }

  /// A product and a sum.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let rank = inputs[0].rank
    let sum = offset == [0] ? "" : " + " + offset.pytorch("{x}", rank)
    return PyTorchLayer(forward: "{x} * \(scale.pytorch("{x}", rank))\(sum)")
  }
}
