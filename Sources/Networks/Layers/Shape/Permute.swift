import Engine
import Tensors

/// Exchanges axes.
///
/// `dims` counts from 1 over Keras's order, channels last: `[2, 1, 3]` exchanges the rows and the columns of maps.
///
///     1 2 3               1 4
///     4 5 6   [2, 1]  ->  2 5
///                         3 6
public struct Permute: Layer {
  /// Keras's name of the class.
  public static let kind = "Permute"

  /// For each axis of the result the axis of the input, from 1, in Keras's order.
  public let dims: [Int]

  /// Makes a layer that exchanges axes.
  public init(dims: [Int]) { self.dims = dims }

  /// Reads `dims`.
  public init(_ arguments: inout LayerArguments) throws {
    dims = try arguments.list("dims", in: 1...4, count: 1...4)
  }
}

extension Permute {
  /// The order of the axes.
  public var arguments: [LayerArgument] {
    [LayerArgument("dims", .list(dims.map(ArgumentValue.integer)), positional: true)]
  }

  /// The extents in their new order.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let extents = try inputs.one().channelsLast
    guard dims.sorted() == Array(1...extents.count) else { throw NetworkError.permutation(dims, axes: extents.count) }
    return Shape(channelsLast: dims.map { extents[$0 - 1] })
  }

  /// The same axes in our order, channels first, counted from 0.
  private func axes(_ rank: Int) -> [Int] {
    func first(_ last: Int) -> Int { rank == 1 ? 0 : last == rank - 1 ? 0 : last + 1 }
    let order = dims.map { first($0 - 1) }
    return order.suffix(1) + order.dropLast()
  }

  /// Channels may become rows: cells of the result may lie anywhere in the input.
  public func sight(_ inputs: [Shape]) -> Sight { dims == dims.sorted() ? .cell : .scattered }

  /// An exchange of axes.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.permute(inputs[0], axes: axes(inputs[0].shape.rank)))
  }

  /// `permute`, whose axes have the batch and the channels in front.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let order = [0] + axes(inputs[0].rank).map { $0 + 1 }
    return PyTorchLayer(forward: "{x}.permute(" + order.map(String.init).joined(separator: ", ") + ")")
  }
}
