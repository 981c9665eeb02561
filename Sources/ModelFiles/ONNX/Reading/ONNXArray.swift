import Networks

/// An array that is known before anything is computed: a weight, a constant, or what follows from them.
struct ONNXArray: Equatable {
  /// Numbers of all floating types, or whole numbers and truth values.
  enum Content: Equatable {
    case floats([Float])
    case integers([Int])
  }

  /// The extents, outermost first; none of a single number.
  let extents: [Int]
  let content: Content

  /// Makes an array; there must be as many values as the extents ask for.
  init(_ extents: [Int], _ content: Content) { (self.extents, self.content) = (extents, content) }

  /// A vector of whole numbers.
  init(_ integers: [Int]) { self.init([integers.count], .integers(integers)) }

  var count: Int {
    switch content {
    case .floats(let values): values.count
    case .integers(let values): values.count
    }
  }

  /// The values as numbers.
  var floats: [Float] {
    switch content {
    case .floats(let values): values
    case .integers(let values): values.map { Float($0) }
    }
  }

  /// The values as whole numbers; `nil` where they are others.
  var integers: [Int]? {
    switch content {
    case .integers(let values): values
    case .floats: nil
    }
  }

  /// The only value, or what all values are equal to; `nil` where they differ or there are none.
  var single: Float? {
    let values = floats
    guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// The values in the order of other positions.
  func picking(_ extents: [Int], _ positions: [Int]) -> ONNXArray {
    switch content {
    case .floats(let values): ONNXArray(extents, .floats(positions.map { values[$0] }))
    case .integers(let values): ONNXArray(extents, .integers(positions.map { values[$0] }))
    }
  }

  /// The same values under other extents of as many.
  func reshaped(_ extents: [Int]) -> ONNXArray { ONNXArray(extents, content) }

  /// The axes in another order: axis `i` of the result is axis `axes[i]` of this.
  func transposed(_ axes: [Int]) -> ONNXArray {
    if axes == Array(extents.indices) { return self }
    let strides = Self.strides(extents)
    let (extents, steps) = (axes.map { self.extents[$0] }, axes.map { strides[$0] })
    switch content {
    case .floats(let values): return ONNXArray(extents, .floats(Self.strided(values, extents, steps)))
    case .integers(let values): return ONNXArray(extents, .integers(Self.strided(values, extents, steps)))
    }
  }

  /// How far apart in memory neighbours along each axis are.
  static func strides(_ extents: [Int]) -> [Int] {
    var result = Array(repeating: 1, count: extents.count)
    for axis in extents.indices.dropLast().reversed() { result[axis] = result[axis + 1] * extents[axis + 1] }
    return result
  }

  /// The values at the positions that a walk with these steps meets.
  static func strided<Number>(_ values: [Number], _ extents: [Int], _ steps: [Int], from start: Int = 0) -> [Number] {
    var result: [Number] = []
    result.reserveCapacity(extents.reduce(1, *))
    walk(extents, steps, from: start) { result.append(values[$0]) }
    return result
  }

  /// Visits a position in memory for each cell, the last axis fastest.
  static func walk(_ extents: [Int], _ steps: [Int], from start: Int = 0, _ visit: (Int) -> Void) {
    guard !extents.contains(0) else { return }
    guard let inner = extents.last, let step = steps.last else { return visit(start) }
    var places = Array(repeating: 0, count: extents.count - 1)
    var row = start
    while true {
      for i in 0..<inner { visit(row + i * step) }
      var axis = places.count - 1
      while axis >= 0 {
        places[axis] += 1
        row += steps[axis]
        if places[axis] < extents[axis] { break }
        row -= places[axis] * steps[axis]
        places[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
