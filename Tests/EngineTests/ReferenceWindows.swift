import Engine
import Tensors

/// What a window does that walks over signals, maps or volumes, as the definitions read.
extension Reference {
  static func convolution(
    _ x: Doubles, _ kernel: Doubles, _ bias: Doubles?, _ window: Window, groups: Int = 1
  ) -> Doubles {
    let filters = kernel.shape.dimensions.last ?? 0
    let channels = x.shape[1] / groups
    return walk(x, filters: filters, window) { n, o, cell in
      let first = o / (filters / groups) * channels
      var sum = bias?.values[o] ?? 0
      for place in places(window.axes.map(\.size)) {
        for c in 0..<channels { sum += (cell(first + c, place) ?? 0) * kernel[place + [c, o]] }
      }
      return sum
    }
  }

  static func depthwise(_ x: Doubles, _ kernel: Doubles, _ bias: Doubles?, _ window: Window) -> Doubles {
    let multiplier = kernel.shape.dimensions.last ?? 0
    return walk(x, filters: x.shape[1] * multiplier, window) { n, o, cell in
      let (c, m) = (o / multiplier, o % multiplier)
      return places(window.axes.map(\.size)).reduce(bias?.values[o] ?? 0) {
        $0 + (cell(c, $1) ?? 0) * kernel[$1 + [c, m]]
      }
    }
  }

  /// Each cell spread over the output, whose extents are given; what falls outside is lost.
  static func transposed(
    _ x: Doubles, _ kernel: Doubles, _ bias: Doubles?, _ window: Window, extents: [Int]
  ) -> Doubles {
    let filters = kernel.shape[window.axes.count]
    var result = Doubles(Shape([x.shape[0], filters] + extents))
    for n in 0..<x.shape[0] {
      for o in 0..<filters {
        for place in places(extents) { result[[n, o] + place] = bias?.values[o] ?? 0 }
        for from in places(Array(x.shape.dimensions.dropFirst(2))) {
          for r in places(window.axes.map(\.size)) {
            let to = window.axes.indices.map { axis in
              let along = window.axes[axis]
              return from[axis] * along.stride + r[axis] * along.dilation - along.padding.before
            }
            guard zip(to, extents).allSatisfy({ (0..<$1).contains($0) }) else { continue }
            for c in 0..<x.shape[1] { result[[n, o] + to] += x[[n, c] + from] * kernel[r + [o, c]] }
          }
        }
      }
    }
    return result
  }

  static func pooling(_ x: Doubles, _ window: Window, average: Bool, countsPadding: Bool = false) -> Doubles {
    walk(x, filters: x.shape[1], window) { _, c, cell in
      let area = places(window.axes.map(\.size))
      let seen = area.compactMap { cell(c, $0) }
      if !average { return seen.max() ?? .nan }
      return seen.reduce(0, +) / Double(countsPadding ? area.count : seen.count)
    }
  }

  static func zeroPadding(_ x: Doubles, _ borders: [Border]) -> Doubles {
    let window = Window(axes: borders.map { Window.Axis(size: 1, padding: $0) })
    return walk(x, filters: x.shape[1], window) { _, c, cell in cell(c, borders.map { _ in 0 }) ?? 0 }
  }

  static func cropping(_ x: Doubles, _ borders: [Border]) -> Doubles {
    zeroPadding(x, borders.map { Border(before: -$0.before, after: -$0.after) })
  }

  /// Fills an output cell by cell; `body` gets the example, the filter, and a look into the window.
  static func walk(
    _ x: Doubles, filters: Int, _ window: Window, _ body: (Int, Int, (Int, [Int]) -> Double?) -> Double
  ) -> Doubles {
    let extents = window.output(Array(x.shape.dimensions.dropFirst(2)))
    var result = Doubles(Shape([x.shape[0], filters] + extents))
    for n in 0..<x.shape[0] {
      for o in 0..<filters {
        for place in places(extents) {
          result[[n, o] + place] = body(n, o) { c, r in
            x.cell(
              n, c,
              window.axes.indices.map { axis in
                let along = window.axes[axis]
                return place[axis] * along.stride + r[axis] * along.dilation - along.padding.before
              })
          }
        }
      }
    }
    return result
  }
}
