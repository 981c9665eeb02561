import Networks
import Tensors

/// Entries along an axis, by their numbers.
enum ONNXGathering: ONNXOperator {
  static let operators: [String: Set<String>] = ["Gather": ["axis"]]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    guard let first = call.inputs.first, let value = first else { throw call.refusal("reads nothing") }
    let numbers = try call.constant(1, "indices")
    let old: [Int]
    switch value {
    case .constant(let array): old = array.extents
    case .activation(let activation): old = [reader.batch] + activation.extents
    }
    let given = try call.integer("axis") ?? 0
    let axis = given < 0 ? given &+ old.count : given
    guard old.indices.contains(axis),
      let places = numbers.integers?.map({ $0 < 0 ? $0 &+ old[axis] : $0 }),
      places.allSatisfy({ (0..<old[axis]).contains($0) })
    else { throw call.refusal("takes entries that are not there") }
    let extents = old[..<axis] + numbers.extents + old[(axis + 1)...]
    switch value {
    case .constant(let array): return [.constant(try gathered(array, axis, places, Array(extents), call))]
    case .activation(let activation):
      // Neighbours are a part of the axis.
      guard let start = places.first, places == Array(start..<start + places.count), axis > 0,
        numbers.extents.count < 2
      else { throw call.refusal("takes entries that are no neighbours in their order, which is not read") }
      let part = ONNXSlicing.Part(axis: axis, start: start, count: places.count)
      let isSame = numbers.extents.count == 1
      let cut = try ONNXSlicing.part([part], of: activation, call, &reader, ending: isSame ? nil : "cut")
      return [.activation(try reader.reshape(cut, to: Array(extents.dropFirst()), call))]
    }
  }

  private static func gathered(
    _ array: ONNXArray, _ axis: Int, _ places: [Int], _ extents: [Int], _ call: ONNXCall
  ) throws -> ONNXArray {
    guard let all = ONNXArray.count(of: extents), all <= max(ONNXArray.growthLimit, array.count) else {
      throw call.refusal("takes too many entries")
    }
    let inner = array.extents[(axis + 1)...].reduce(1, *)
    let outer = array.extents[..<axis].reduce(1, *)
    let own = array.extents[axis]
    let positions = (0..<outer).flatMap { row in
      places.flatMap { place in (0..<inner).map { (row * own + place) * inner + $0 } }
    }
    return array.picking(extents, positions)
  }
}
