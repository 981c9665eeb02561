import Networks
import Tensors

/// Values repeated along axes.
enum ONNXRepetition: ONNXOperator {
  static let operators: [String: Set<String>] = ["Tile": []]

  /// How often a value stands beside itself at most, where its axis has more than one cell.
  private static let copies = 64

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let value = try call.activation()
    guard let repeats = try call.optionalIntegers(1, "repeats"), repeats.count == value.order.count + 1,
      repeats.allSatisfy({ (1...NetworkLimits.extent).contains($0) })
    else { throw call.refusal("lacks a number of repeats for each axis") }
    guard repeats[0] == 1 else { throw call.refusal("repeats the examples, which is not read") }
    let places = value.order.indices.filter { repeats[$0 + 1] > 1 }
    if places.count == 1, value.extents[places[0]] == 1 {
      return [.activation(try repeated(value, at: places[0], repeats[places[0] + 1], call, &reader))]
    }
    return [
      .activation(
        try places.reduce(value) { try copied($0, at: $1, repeats[$1 + 1], isLast: $1 == places.last, call, &reader) })
    ]
  }

  /// One cell along an axis becomes several equal ones.
  private static func repeated(
    _ value: ONNXActivation, at place: Int, _ factor: Int, _ call: ONNXCall, _ reader: inout ONNXReader
  ) throws -> ONNXActivation {
    // What is put behind an axis by a reshaping and repeated there may be cells of that axis, each several times.
    guard let first = reader.insertions[value.name], value.order[place] == first.axis else {
      return try enlarged(value, at: place, factor, call, &reader)
    }
    let result = try enlarged(value, at: place, factor, isSettled: false, call, &reader)
    if result.order == value.order {
      reader.repetitions[result.name] = Repetition(insertion: first, factor: factor)
    }
    return result
  }

  /// A value with more cells along an axis, each a copy of the one that it lies in.
  private static func enlarged(
    _ value: ONNXActivation, at place: Int, _ factor: Int, isSettled: Bool = true, _ call: ONNXCall,
    _ reader: inout ONNXReader
  ) throws -> ONNXActivation {
    let input = try reader.cells(at: [place], value, call)
    var size = Array(repeating: 1, count: input.shape.rank - 1)
    size[input.order[place] - 1] = factor
    let extents = Extents(size)
    let layer: any Layer =
      switch size.count {
      case 1: UpSampling1D(size: extents)
      case 2: UpSampling2D(size: extents)
      default: UpSampling3D(size: extents)
      }
    return isSettled
      ? try reader.addSettled(layer, reading: input, call)
      : try reader.add(layer, reading: [input], order: input.order, call)
  }

  /// A value several times beside itself.
  private static func copied(
    _ value: ONNXActivation, at place: Int, _ factor: Int, isLast: Bool, _ call: ONNXCall, _ reader: inout ONNXReader
  ) throws -> ONNXActivation {
    guard factor <= copies else {
      throw call.refusal("repeats what has more than one cell \(factor) times; at most \(copies) times are read")
    }
    let axis = value.order[place]
    return try reader.add(
      Concatenate(axis: axis == 0 ? -1 : axis), reading: Array(repeating: value, count: factor), order: value.order,
      call,
      ending: isLast ? nil : "axis\(place + 1)")
  }
}

/// Repetitions of each cell, as exporters write them: an axis of one cell is put behind another, repeated, and joined with it.
extension ONNXRepetition {
  /// A reshaping that put an axis of one cell into a value.
  struct Insertion {
    /// The value before, and where in ONNX's order, behind the batch, the axis was put.
    let source: ONNXActivation
    let place: Int
    /// The value behind; its axis of one cell.
    let result: ONNXActivation
    var axis: Int { result.order[place] }
  }

  /// The axis of one cell, repeated.
  struct Repetition {
    let insertion: Insertion
    let factor: Int
  }

  /// Notes that a reshaping did nothing but put an axis of one cell into a value.
  static func note(_ result: ONNXActivation, of source: ONNXActivation, _ reader: inout ONNXReader) {
    guard result.name != source.name, result.order.count == source.order.count + 1,
      reader.layers.last?.name == result.name
    else { return }
    for place in result.order.indices where result.extents[place] == 1 {
      var rest = result.extents
      rest.remove(at: place)
      guard rest == source.extents, place > 0 else { continue }
      reader.insertions[result.name] = Insertion(source: source, place: place, result: result)
    }
  }

  /// One layer in the place of the three, where a reshaping joins a repeated axis with the one before it; else `nil`.
  static func joined(
    _ value: ONNXActivation, to extents: [Int], _ call: ONNXCall, _ reader: inout ONNXReader
  ) throws -> ONNXActivation? {
    guard let repetition = reader.repetitions[value.name],
      let place = value.order.firstIndex(of: repetition.insertion.axis), place > 0
    else { return nil }
    let insertion = repetition.insertion
    var merged = value.extents
    merged[place - 1] *= merged.remove(at: place)
    guard merged == extents, reader.isRead(once: call.node.input.first ?? ""),
      let made = reader.chain(from: insertion.source.name, to: value.name)
    else { return nil }
    // The axes of the source, in the order in which the value has them now.
    let order = value.order.indices.filter { $0 != place }.map { at -> Int in
      let before = insertion.result.order.firstIndex(of: value.order[at]) ?? 0
      return insertion.source.order[before < insertion.place ? before : before - 1]
    }
    for name in made { reader.forget(name) }
    let source = ONNXActivation(insertion.source.name, insertion.source.shape, order: order)
    return try enlarged(source, at: place - 1, repetition.factor, call, &reader)
  }
}

extension ONNXReader {
  /// Whether the value has one reader and is no output.
  fileprivate func isRead(once name: String) -> Bool {
    readers[name]?.count == 1 && !graph.output.contains { $0.name == name }
  }

  /// The last layers, where each reads the one before and nothing else, the first of them `source`; `nil` if they are no
  /// repetition: a permutation perhaps, a reshaping and the layer that repeats.
  fileprivate func chain(from source: String, to last: String) -> [String]? {
    for count in 2...3 {
      let tail = layers.suffix(count)
      let names = tail.compactMap(\.name)
      if names.last == last, tail.map(\.inputs) == ([source] + names.dropLast()).map({ [$0] }) { return names }
    }
    return nil
  }

  /// Takes back a layer, which nothing reads.
  fileprivate mutating func forget(_ name: String) {
    layers.removeAll { $0.name == name }
    shapes[name] = nil
    orders[name] = nil
    aliases = aliases.filter { $0.value != name }
  }
}
