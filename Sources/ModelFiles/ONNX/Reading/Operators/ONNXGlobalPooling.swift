import Networks
import Tensors

/// One number of each map.
enum ONNXGlobalPooling: ONNXOperator {
  static let operators: [String: Set<String>] = ["GlobalAveragePool": [], "GlobalMaxPool": []]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try reader.first(call.activation(), call)
    let layer = try layer(axes: input.shape.rank - 1, isAverage: call.kind == "GlobalAveragePool", keeps: true, call)
    return [.activation(try reader.add(layer, reading: [input], order: input.order, call))]
  }

  static func layer(axes: Int, isAverage: Bool, keeps: Bool, _ call: ONNXCall) throws -> any Layer {
    let kinds: [[any GlobalPoolingLayer.Type]] = [
      [GlobalAveragePooling1D.self, GlobalAveragePooling2D.self, GlobalAveragePooling3D.self],
      [GlobalMaxPooling1D.self, GlobalMaxPooling2D.self, GlobalMaxPooling3D.self],
    ]
    guard (1...3).contains(axes) else { throw call.refusal("works on maps of \(axes) axes; 1 to 3 are read") }
    return kinds[isAverage ? 0 : 1][axes - 1].init(keepsCells: keeps)
  }
}

/// The mean or the largest value along axes of cells.
enum ONNXReduction: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "ReduceMean": ["axes", "keepdims", "noop_with_empty_axes"],
    "ReduceMax": ["axes", "keepdims", "noop_with_empty_axes"],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    var input = try reader.settled(call.activation(), call)
    guard let given = try call.integers("axes") ?? call.optionalIntegers(1, "axes"), !given.isEmpty else {
      throw call.refusal("reduces all axes, that of the examples too, which is not read")
    }
    let places = Set(try given.map { try reader.place($0, of: input, call) })
    let keeps = try call.integer("keepdims") ?? 1 != 0
    let isAverage = call.kind == "ReduceMean"
    if places.contains(where: { input.order[$0] == 0 }),
      let kept = input.order.indices.first(where: { !places.contains($0) })
    {
      input = try reader.withChannels(at: kept, input, call)
    }
    guard !places.contains(where: { input.order[$0] == 0 }) else {
      throw call.refusal(
        "reduces all axes behind the examples, which is not read: flatten and use a layer with weights")
    }
    let reduced = Set(places.map { input.order[$0] })
    let axes = input.shape.rank - 1
    if reduced.count == axes {
      let layer = try ONNXGlobalPooling.layer(axes: axes, isAverage: isAverage, keeps: keeps, call)
      if keeps { return [.activation(try reader.addSettled(layer, reading: input, call))] }
      return [.activation(try reader.add(layer, reading: [input], order: [0], call))]
    }
    let size = Extents((1...axes).map { reduced.contains($0) ? input.shape[$0] : 1 })
    let layer: any Layer
    switch (axes, isAverage) {
    case (2, true): layer = AveragePooling2D(poolSize: size)
    case (2, false): layer = MaxPooling2D(poolSize: size)
    case (_, true): layer = AveragePooling3D(poolSize: size)
    case (_, false): layer = MaxPooling3D(poolSize: size)
    }
    if keeps { return [.activation(try reader.addSettled(layer, reading: input, call))] }
    let pooled = try reader.add(layer, reading: [input], order: input.order, call, ending: "pooling")
    let extents = pooled.extents.enumerated().filter { !places.contains($0.offset) }.map(\.element)
    return [.activation(try reader.reshape(pooled, to: extents, call))]
  }
}
