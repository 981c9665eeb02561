import Engine
import Networks

extension CellUnit {
  /// What a layer does whose cells are each made of a few others.
  public enum Kind: String, CaseIterable, Sendable {
    /// Where branches meet.
    case add, subtract, multiply, average, maximum, minimum, concatenation
    /// A function of one number, and a share of the exponentials of several.
    case function, shares
    /// A value measured by its channel, and by its neighbours.
    case normalized, response
    /// What is kept of a whole map.
    case mean, largest
    /// A cell between others.
    case interpolated
    /// A cell that is only moved.
    case padding, cropping, copies, order, axes
  }

  /// What the layer does.
  public var kind: Kind {
    switch work {
    case .merge(_, .elementwise(let function)): function.kind
    case .merge: .concatenation
    case .function: .function
    case .shares: .shares
    case .example(.response): .response
    case .example(.normalized): .normalized
    case .example(.window(let found)): found.kind == .average ? .mean : .largest
    case .example(.sum), .example(.separable): .interpolated
    case .example(.moved): node.layer.move
    }
  }
}

extension MergeFunction {
  fileprivate var kind: CellUnit.Kind {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .average: .average
    case .maximum: .maximum
    case .minimum: .minimum
    }
  }
}

extension Layer {
  /// How a layer moves values.
  fileprivate var move: CellUnit.Kind {
    switch self {
    case is any ZeroPaddingLayer: .padding
    case is any CroppingLayer: .cropping
    case is any ResamplingLayer: .copies
    case is Reshape: .order
    default: .axes
    }
  }
}
