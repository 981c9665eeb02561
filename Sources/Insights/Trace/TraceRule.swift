import Engine
import Networks
import Tensors

/// How a value came about in its layer, and by which rule the trace goes on to one value of the layer's input.
///
/// - A sum of products goes on to its largest part in the direction of the sum: a dense layer to its largest product; a
///   convolution to the channel that adds most, and in that channel's patch to the largest product.
/// - Max pooling goes on to the winner of the window, average pooling to its largest cell in the direction of the mean.
/// - Where branches meet, it goes on to the summand, factor, maximum or minimum that moved the value most.
/// - Functions, normalizations and layers that only move values go on to the value that they were given.
public enum TraceRule: Sendable {
  /// A unit of a dense layer: goes on to its largest product.
  case dense(WorkedUnit)
  /// A cell of a convolution over maps.
  case convolution(WorkedCell)
  /// A window of a pooling over maps.
  case pooling(PoolingStep, Pooling.Kind)
  /// A place of a vector that maps of this shape were flattened to: goes on to the cell that stands there.
  case flattened(Shape)
  /// Where branches meet.
  case merge(MergeCell)
  /// An activation function of a number: the number before it.
  case function(ActivationFunction, before: Float)
  /// Any other value that is worked out.
  case example(LayerExample)
  /// A value that was only moved.
  case moved
  /// A value that passed unchanged, as through dropout after training.
  case unchanged

  /// How many values are worked out here, each held against the engine's.
  var sumCount: Int {
    switch self {
    case .convolution(let cell): cell.sumCount
    case .example(let example): example.sumCount
    // Softmax is no function of one number; where it gives the answer, its table counts.
    case .function(let function, _) where !function.isElementwise: 0
    case .dense, .pooling, .merge, .function, .flattened, .moved, .unchanged: 1
    }
  }

  /// Whether the value is that of the source, or follows from nothing but it.
  public var passesOn: Bool {
    switch self {
    case .flattened, .moved, .unchanged, .function: true
    case .merge(let cell): cell.terms.count == 1
    case .dense, .convolution, .pooling, .example: false
    }
  }
}

/// A value of the network's input or of a layer that a trace goes on to.
public struct TraceSource: Equatable, Sendable {
  /// The name of the layer or input.
  public let name: String
  /// Where the value stands.
  public let cell: MapCell
  /// The value.
  public let value: Float
}

/// One link of a trace: a value, how it came about, and the value of the layer's input that the trace goes on to.
public struct TraceStep: Sendable {
  /// The name of the layer that computed the value, and Keras's name of its kind.
  public let name, kind: String
  /// Where the value stands in what the layer hands on.
  public let cell: MapCell
  /// The value, as the engine computed it.
  public let value: Float
  /// How it came about.
  public let rule: TraceRule
  /// The function that the layer applies to each of its sums; `nil` if it applies none.
  public let function: ActivationFunction?
  /// Where the trace goes on.
  public let source: TraceSource
  /// What the source added to the value before the activation function: of a convolution its whole channel; `nil` where
  /// nothing is added up.
  public let contribution: Float?
  /// The value before the activation function; the value itself where there is none.
  public let total: Float
  /// The part of the input that a window covers, along each axis; `nil` where no window walks.
  public let window: [Range<Int>]?
}
