import Engine
import Tensors

/// What is put around a map before a window walks over it.
public enum Padding: Hashable, Sendable {
  /// Nothing: the output is `(extent - reach) / stride + 1`, rounded down.
  case valid
  /// Just enough for an output of `extent / stride`, rounded up; an odd cell is put at the bottom or the right.
  case same
  /// Only in front, so much that no window sees what comes after its cell; for signals.
  case causal
  /// A border of so many cells on each axis.
  case explicit([Border])

  /// Keras's name; `explicit`, which Keras does not have.
  public var name: String {
    switch self {
    case .valid: "valid"
    case .same: "same"
    case .causal: "causal"
    case .explicit: "explicit"
    }
  }

  /// The padding as an argument: its name, or its cells in the shortest form.
  package var argument: ArgumentValue {
    switch self {
    case .explicit(let borders): borders.argument
    default: .text(name)
    }
  }

  /// The window of a size and steps over maps, with the padding that this rule asks for.
  package func window(
    _ size: Extents, strides: Extents, dilation: Extents? = nil, over maps: Shape
  ) -> Window {
    Window(
      axes: size.dimensions.indices.map { axis in
        var result = Window.Axis(
          size: size.dimensions[axis], stride: strides.dimensions[axis],
          dilation: dilation?.dimensions[axis] ?? 1)
        result.padding = border(of: result, axis, extent: maps.cells[axis])
        return result
      })
  }

  private func border(of window: Window.Axis, _ axis: Int, extent: Int) -> Border {
    switch self {
    case .valid: return Border()
    case .causal: return Border(before: window.reach - 1)
    case .explicit(let borders): return borders[axis]
    case .same:
      let steps = (extent - 1) / window.stride
      let total = max(0, steps * window.stride + window.reach - extent)
      return Border(before: total / 2, after: total - total / 2)
    }
  }
}

extension [Border] {
  /// The borders as an argument, in the shortest form: one number for all, one for each axis, or two for each axis.
  package var argument: ArgumentValue {
    let isEven = allSatisfy { $0.before == $0.after }
    if isEven, Set(self).count == 1 { return .integer(self[0].before) }
    if isEven { return .list(map { .integer($0.before) }) }
    return .list(map { .list([.integer($0.before), .integer($0.after)]) })
  }

  /// For Keras's padding layers, in the shortest of their forms: of a signal a pair is a single one.
  package var kerasForm: ArgumentValue { count == 1 ? kerasArgument : argument }

  /// For Keras's padding layers: one number, or a pair for each axis; of a signal a single pair.
  package var kerasArgument: ArgumentValue {
    if case .integer(let all) = argument { return .integer(all) }
    let pairs = map { ArgumentValue.list([.integer($0.before), .integer($0.after)]) }
    return count == 1 ? pairs[0] : .list(pairs)
  }

  /// Whether both sides of each axis get as much.
  package var isEven: Bool { allSatisfy { $0.before == $0.after } }
  /// Whether nothing is added.
  package var addNothing: Bool { allSatisfy { $0 == Border() } }
}
