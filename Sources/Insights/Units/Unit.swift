import Networks
import Tensors

/// One unit of a layer: one map, or one value of a vector, with everything that makes it.
public struct Unit: Sendable {
  /// What a unit is.
  public enum Form: String, Sendable {
    /// A map of cells.
    case map
    /// One value.
    case unit
  }

  /// What makes a unit, by what its layer does.
  public enum Detail: Sendable {
    case convolution(ConvolutionUnit)
    case pooling(PoolingUnit)
    case volumePooling(VolumePoolingUnit)
    case flatten(FlattenMap)
    case dense(DenseUnit)
    case softmax(SoftmaxUnit)
    case cells(CellUnit)
  }

  /// The layer that has the unit.
  public let layer: String
  /// The number of the map, or of the value, from 0.
  public let index: Int
  /// Whether it is a map or a value.
  public let form: Form
  /// The class whose score it is; `nil` where it is none.
  public let label: String?
  /// The layer or network input whose units it reads, past layers that only pass values on; the first of several.
  public let source: String
  /// Whether it reads the network's input.
  public let readsInput: Bool
  /// What makes it.
  public let detail: Detail

  /// The last part of its page's address, and of its figures' names behind the layer's: `map-3`, `unit-7`.
  public var stem: String { Unit.stem(form, index) }

  /// The last part of the address of a unit's page.
  public static func stem(_ form: Form, _ index: Int) -> String { "\(form.rawValue)-\(index)" }

  /// The layers or network inputs whose units it reads.
  public var sources: [String] {
    if case .cells(let unit) = detail { unit.sourceLayers } else { [source] }
  }

  /// Whether it is made of the map or value of that number of a layer, among others.
  public func reads(_ index: Int, of layer: String) -> Bool {
    guard sources.contains(layer) else { return false }
    return switch detail {
    case .convolution(let unit):
      unit.convolution.channels(of: self.index).contains { unit.convolution.source(of: $0) == index }
    case .pooling, .volumePooling, .flatten: index == self.index
    case .dense, .softmax: true
    case .cells(let unit): unit.reads[layer]?.contains(index) == true
    }
  }

  /// How many sums are worked out here, each held against the engine.
  var sumCount: Int {
    switch detail {
    case .convolution(let unit): unit.cell.sumCount
    case .pooling(let unit): unit.trace.steps.count
    case .volumePooling: 1
    case .dense(let unit): unit.parts.count + 1
    case .cells(let unit): unit.sumCount
    // The places of a list are no sums, and the whole of a softmax is counted once.
    case .flatten, .softmax: 0
    }
  }
}

extension Network {
  /// The layer or input whose values arrive under a name: past layers that only pass on what they read.
  func origin(of name: String) -> String {
    guard let node = node(named: name), node.layer.actsOnlyInTraining, let source = node.inputs.first else {
      return name
    }
    return origin(of: source)
  }
}
