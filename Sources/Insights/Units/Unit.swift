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
  }

  /// The layer that has the unit.
  public let layer: String
  /// The number of the map, or of the value, from 0.
  public let index: Int
  /// Whether it is a map or a value.
  public let form: Form
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

  /// Whether it is made of the map or value of that number of `source`, among others.
  public func reads(_ index: Int) -> Bool {
    switch detail {
    case .convolution(let unit): unit.convolution.channels(of: self.index).contains(index)
    }
  }

  /// How many sums are worked out here, each held against the engine.
  var sumCount: Int {
    switch detail {
    case .convolution(let unit): unit.cell.sumCount
    }
  }
}

extension Unit {
  /// Works out the units of one layer, one by one.
  struct Maker {
    /// Whether the layer's units are maps or values, and how many there are.
    let form: Form, count: Int
    /// Works one of them out; throws `InsightError.sumDisagrees` if a sum is not the engine's.
    let detail: (Int) throws -> Detail

    /// What works out the units of a layer; `nil` where they are not shown one by one.
    init?(_ node: Node, in experiment: Experiment, ranges: [String: ClosedRange<Float>]) {
      let example = experiment.hero
      if let convolution = Convolution(node, in: experiment) {
        (form, count) = (.map, convolution.filterCount)
        let inputRange = ranges[node.inputs[0]]
        detail = {
          .convolution(try ConvolutionUnit(convolution, example: example, filter: $0, inputRange: inputRange))
        }
      } else {
        return nil
      }
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
