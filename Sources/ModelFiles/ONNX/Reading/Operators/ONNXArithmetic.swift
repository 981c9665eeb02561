import Networks
import Tensors

/// The four operations: of two values a layer that joins them, of a value and constants a factor and an offset.
enum ONNXArithmetic: ONNXOperator {
  static let operators: [String: Set<String>] = ["Add": [], "Sub": [], "Mul": [], "Div": [], "Pow": []]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    guard call.inputs.count == 2, let first = call.inputs[0], let second = call.inputs[1] else {
      throw call.refusal("does not read two values")
    }
    switch (first, second) {
    case (.constant(let one), .constant(let other)): return [.constant(try folded(one, other, call))]
    case (.activation(let one), .activation(let other)):
      let layers: [String: any Layer] = ["Add": Add(), "Sub": Subtract(), "Mul": Multiply()]
      guard let layer = layers[call.kind] else {
        throw call.refusal("works on two values that layers compute; that is read of Add, Sub and Mul")
      }
      return [.activation(try ONNXCombination.joined([one, other], by: layer, call, &reader))]
    case (.activation(let value), .constant(let array)):
      return [.activation(try scaled(value, array, isTurned: false, call, &reader))]
    case (.constant(let array), .activation(let value)):
      return [.activation(try scaled(value, array, isTurned: true, call, &reader))]
    }
  }

  /// A value and a constant; `isTurned` where the constant stands first.
  private static func scaled(
    _ value: ONNXActivation, _ array: ONNXArray, isTurned: Bool, _ call: ONNXCall, _ reader: inout ONNXReader
  ) throws -> ONNXActivation {
    var input = value
    if array.single == nil {
      input = try reader.withChannels(at: axis(of: array, for: value, call), value, call)
    }
    input = array.single == nil ? input : try reader.settled(input, call)
    let numbers = array.single.map { [$0] } ?? array.floats
    guard array.extents.count <= value.order.count + 1 else { throw call.refusal("adds axes to its input") }
    let (factors, offsets): ([Float], [Float])
    switch (call.kind, isTurned) {
    case ("Add", _): (factors, offsets) = ([1], numbers)
    case ("Sub", false): (factors, offsets) = ([1], numbers.map { -$0 })
    case ("Sub", true): (factors, offsets) = ([-1], numbers)
    case ("Mul", _): (factors, offsets) = (numbers, [0])
    case ("Div", false): (factors, offsets) = (numbers.map { 1 / $0 }, [0])
    case ("Pow", false) where numbers == [2]:
      return try reader.add(Multiply(), reading: [input, input], order: input.order, call)
    default:
      throw call.refusal("computes what is not read; constants may be added, subtracted, multiplied and divided by")
    }
    return try reader.affine(input, factors: factors, offsets: offsets, call)
  }

  /// The axis behind the batch along which a constant differs, its only one.
  private static func axis(of array: ONNXArray, for value: ONNXActivation, _ call: ONNXCall) throws -> Int {
    let extents = value.extents
    let own = Array(repeating: 1, count: max(0, extents.count + 1 - array.extents.count)) + array.extents
    let places = own.indices.filter { own[$0] != 1 }
    guard own.count == extents.count + 1, places.count == 1, places[0] > 0, own[places[0]] == extents[places[0] - 1]
    else {
      throw call.refusal(
        "has a constant of the shape \(array.extents) for values of \(extents); one number is read, or one for each channel"
      )
    }
    return places[0] - 1
  }

  // MARK: Constants

  private static func folded(_ one: ONNXArray, _ other: ONNXArray, _ call: ONNXCall) throws -> ONNXArray {
    if let first = one.integers, let second = other.integers {
      let (extents, values) = try one.combined(with: other, first, second, call) { try whole($0, $1, call) }
      return ONNXArray(extents, .integers(values))
    }
    let (extents, values) = try one.combined(with: other, one.floats, other.floats, call) { a, b in
      switch call.kind {
      case "Add": a + b
      case "Sub": a - b
      case "Mul": a * b
      case "Div": a / b
      case _ where b == 2: a * a
      case _ where b == 0.5: a.squareRoot()
      default: throw call.refusal("raises constants to another power than 2 or 0.5")
      }
    }
    return ONNXArray(extents, .floats(values))
  }

  private static func whole(_ a: Int, _ b: Int, _ call: ONNXCall) throws -> Int {
    let result: (partialValue: Int, overflow: Bool)
    switch call.kind {
    case "Add": result = a.addingReportingOverflow(b)
    case "Sub": result = a.subtractingReportingOverflow(b)
    case "Mul": result = a.multipliedReportingOverflow(by: b)
    case "Div": result = b == 0 ? (0, true) : a.dividedReportingOverflow(by: b)
    default: result = (0, true)
    }
    guard !result.overflow else { throw call.refusal("computes a whole number that is too large") }
    return result.partialValue
  }
}

extension ONNXArray {
  /// The values of two arrays joined, either repeated where it has one cell along an axis.
  func combined<Number>(
    with other: ONNXArray, _ own: [Number], _ others: [Number], _ call: ONNXCall,
    _ join: (Number, Number) throws -> Number
  ) throws -> (extents: [Int], values: [Number]) {
    let rank = max(extents.count, other.extents.count)
    func padded(_ list: [Int]) -> [Int] { Array(repeating: 1, count: rank - list.count) + list }
    let (one, two) = (padded(extents), padded(other.extents))
    let both = zip(one, two).map { $0 == 1 ? $1 : $0 }
    guard zip(zip(one, two), both).allSatisfy({ ($0.0 == $1 || $0.0 == 1) && ($0.1 == $1 || $0.1 == 1) }),
      let all = Self.count(of: both), all <= max(Self.growthLimit, own.count, others.count)
    else { throw call.refusal("joins constants of the shapes \(extents) and \(other.extents)") }
    func steps(_ list: [Int]) -> [Int] { zip(list, Self.strides(list)).map { $0 == 1 ? 0 : $1 } }
    let first = Self.strided(own, both, steps(one))
    let second = Self.strided(others, both, steps(two))
    return (both, try zip(first, second).map(join))
  }
}
