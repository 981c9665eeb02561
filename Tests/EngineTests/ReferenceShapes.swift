import Engine
import Tensors

/// What changes the order, the number or the scale of cells, as the definitions read.
extension Reference {
  static func reshape(_ x: Doubles, to shape: Shape) -> Doubles {
    let flat = x.shape.rank > 2 ? flatten(x) : x
    var result = Doubles(shape.batched(x.shape[0]))
    for n in 0..<x.shape[0] {
      let cells = shape.rank > 1 ? places(shape.cells) : [[]]
      for (number, cell) in cells.enumerated() {
        for c in 0..<shape[0] { result[[n, c] + cell] = flat[n, number * shape[0] + c] }
      }
    }
    return result
  }

  static func permute(_ x: Doubles, axes: [Int]) -> Doubles {
    var result = Doubles(Shape([x.shape[0]] + axes.map { x.shape[$0 + 1] }))
    for place in places(result.shape.dimensions) {
      var from = place
      for (to, axis) in axes.enumerated() { from[axis + 1] = place[to + 1] }
      result[place] = x[from]
    }
    return result
  }

  static func upsampling(_ x: Doubles, factors: [Int], linear: Bool) -> Doubles {
    let extents = Array(x.shape.dimensions.dropFirst(2))
    var result = Doubles(Shape([x.shape[0], x.shape[1]] + zip(extents, factors).map { $0 * $1 }))
    for place in places(result.shape.dimensions) {
      let cell = Array(place.dropFirst(2))
      // Where the centre of the new cell lies between the old ones, along each axis.
      let corners = cell.indices.map { axis -> [(Int, Double)] in
        guard linear else { return [(cell[axis] / factors[axis], 1)] }
        let centre = (Double(cell[axis]) + 0.5) / Double(factors[axis]) - 0.5
        let (low, share) = (Int(centre.rounded(.down)), centre - centre.rounded(.down))
        let last = extents[axis] - 1
        return [(min(max(low, 0), last), 1 - share), (min(max(low + 1, 0), last), share)]
      }
      for choice in places(corners.map(\.count)) {
        let chosen = choice.indices.map { corners[$0][choice[$0]] }
        result[place] += chosen.reduce(x[Array(place.prefix(2)) + chosen.map(\.0)]) { $0 * $1.1 }
      }
    }
    return result
  }

  static func responses(_ x: Doubles, radius: Int, bias: Double, alpha: Double, beta: Double) -> Doubles {
    var result = x
    for place in places(x.shape.dimensions) {
      var sum = 0.0
      for c in max(0, place[1] - radius)...min(x.shape[1] - 1, place[1] + radius) {
        let value = x[[place[0], c] + place.dropFirst(2)]
        sum += value * value
      }
      result[place] = x[place] / power(bias + alpha * sum, beta)
    }
    return result
  }
}
