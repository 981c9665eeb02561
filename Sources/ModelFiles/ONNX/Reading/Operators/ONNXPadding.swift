import Engine
import Networks
import Tensors

/// Zeros around maps.
enum ONNXPadding: ONNXOperator {
  static let operators: [String: Set<String>] = ["Pad": ["mode", "pads", "value"]]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    var input = try call.activation()
    let mode = try call.text("mode") ?? "constant"
    guard mode == "constant" else {
      throw call.refusal("pads in the mode '\(mode.printable(limit: 20))'; only zeros are put around maps")
    }
    let value = try call.number("value").map { Float($0) } ?? call.optionalConstant(2, "value")?.floats.first ?? 0
    let pads = try call.integers("pads") ?? call.optionalIntegers(1, "pads") ?? []
    let rank = input.order.count + 1
    let axes = try call.optionalIntegers(3, "axes") ?? Array(0..<rank)
    guard pads.count == 2 * axes.count, pads.allSatisfy({ abs($0.clamped) <= NetworkLimits.extent }) else {
      throw call.refusal("has \(pads.count) pads for \(axes.count) axes")
    }
    var borders: [Int: Border] = [:]
    for (place, axis) in axes.enumerated() {
      let border = Border(before: pads[place], after: pads[place + axes.count])
      if border != Border() { borders[try reader.place(axis, of: input, call)] = border }
    }
    guard !borders.isEmpty else { return [.activation(input)] }
    guard value == 0 || borders.values.allSatisfy({ $0.before <= 0 && $0.after <= 0 }) else {
      throw call.refusal("pads with \(value); only zeros are put around maps")
    }
    input = try reader.cells(at: Array(borders.keys), input, call)
    var own = Array(repeating: Border(), count: input.shape.rank - 1)
    for (place, border) in borders { own[input.order[place] - 1] = border }
    let more = own.map { Border(before: max(0, $0.before), after: max(0, $0.after)) }
    let less = own.map { Border(before: max(0, -$0.before), after: max(0, -$0.after)) }
    let crops = !less.addNothing
    guard crops else { return [.activation(try reader.addSettled(ZeroPadding.named(more), reading: input, call))] }
    if !more.addNothing {
      input = try reader.add(
        ZeroPadding.named(more), reading: [input], order: input.order, call, ending: "padding")
    }
    return [.activation(try reader.addSettled(Cropping.named(less), reading: input, call))]
  }
}

extension Int {
  /// This number, or one near the ends whose sign can be turned.
  fileprivate var clamped: Int { Swift.max(self, -Int.max) }
}

/// The cropping layer for as many axes as there are borders.
enum Cropping {
  static func named(_ borders: [Border]) -> any Layer {
    switch borders.count {
    case 1: Cropping1D(cropping: borders)
    case 2: Cropping2D(cropping: borders)
    default: Cropping3D(cropping: borders)
    }
  }
}

extension ONNXReader {
  /// A value in which none of the axes at these places of ONNX's order is that of the channels, and which has cells.
  mutating func cells(at places: [Int], _ value: ONNXActivation, _ call: ONNXCall) throws -> ONNXActivation {
    guard places.contains(where: { value.order[$0] == 0 }) else { return value }
    guard let kept = value.order.indices.first(where: { !places.contains($0) }) else {
      throw call.refusal("works along all axes at once, which is not read")
    }
    return try withChannels(at: kept, value, call)
  }
}
