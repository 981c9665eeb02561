import Engine
import Insights
import Networks
import Site

/// How layers that resize maps are told about.
extension Narrator {
  /// What the prose of a layer that resizes asks for: how many old cells a new one takes the place of, which cell is copied, and
  /// what its rule makes of four cells.
  func resizingValues(_ layer: Resizing, _ node: Node) -> [String: String] {
    let steps = node.inputShapes[0].cells.indices.map { axis -> String in
      let (old, new) = (node.inputShapes[0].cells[axis], layer.size.dimensions[axis])
      if let scale = layer.scale { return quotient(1, numbers.short(scale[axis])) }
      guard layer.rule.coordinates == .alignCorners else { return quotient(old, numbers.integer(new)) }
      return new > 1 ? quotient(old - 1, numbers.integer(new - 1)) : "0"
    }
    let row = [0.0, 6, 12, 18]
    let example = ResampledAxis(row.count, to: 3, layer.rule).cells.map { cell in
      numbers.short((1 - cell.share) * row[cell.first] + cell.share * row[cell.second])
    }
    return [
      "rowStep": steps[0], "columnStep": steps[1], "first": example[0], "second": example[1], "third": example[2],
    ]
  }

  /// What a layer that resizes was told, as the prose asks for it.
  func describe(_ layer: Resizing, in settings: inout LayerSettings) throws {
    settings.isBilinear = layer.interpolation == .bilinear
    settings.isHalfPixel = layer.rule.coordinates == .halfPixel
    settings.isAsymmetric = layer.rule.coordinates == .asymmetric
    settings.alignsCorners = layer.rule.coordinates == .alignCorners
    settings.rounding = try strings("narration.rounding.\(layer.rule.rounding.rawValue)")
  }

  /// `row ⌊(4 + 0.5) × 5 / 7⌋ = 3, column ...`: the calculation that leads from a new cell to the one it is a copy of.
  func resizedPlace(_ move: MovedCells.Move, _ layer: Resizing, _ node: Node) throws -> String {
    let source = move.source?.place ?? []
    let names = try axisWords(source.count)
    return source.indices.map { axis in
      let place = move.target.place[axis]
      let (old, new) = (node.inputShapes[0].cells[axis], layer.size.dimensions[axis])
      let found = rounded(place, layer, old, new, scale: layer.scale?[axis])
      let result = numbers.integer(source[axis])
      guard found.value != source[axis] else { return "\(names[axis]) \(found.text) = \(result)" }
      // Beyond the border the last cell counts.
      let next = numbers.listSeparator
      switch source[axis] {
      case 0 where found.value < 0: return "\(names[axis]) max(0\(next)\(found.text)) = 0"
      case old - 1 where found.value >= old: return "\(names[axis]) min(\(result)\(next)\(found.text)) = \(result)"
      // Two cells are equally near, and the last bit has decided.
      default: return "\(names[axis]) \(result)"
      }
    }.joined(separator: ", ")
  }

  /// The place before it is held within the map, in words and as a number.
  private func rounded(
    _ place: Int, _ layer: Resizing, _ old: Int, _ new: Int, scale: Double?
  ) -> (text: String, value: Int) {
    let (times, minus) = ("\u{202F}×\u{202F}", " \u{2212} ")
    let half = layer.rule.coordinates == .halfPixel
    let start = half ? "(\(numbers.integer(place)) + \(numbers.short(0.5)))" : numbers.integer(place)
    var step = scale.map { 1 / $0 } ?? Double(old) / Double(new)
    var factor = scale.map { "\u{202F}/\u{202F}\(numbers.short($0))" } ?? times + quotient(old, numbers.integer(new))
    if layer.rule.coordinates == .alignCorners {
      step = new > 1 ? Double(old - 1) / Double(new - 1) : 0
      factor = times + (new > 1 ? quotient(old - 1, numbers.integer(new - 1)) : "0")
    }
    // What is added to the product: the way to the middle of a cell, and to the next whole number.
    let (shift, isDown): (Double, Bool) =
      switch layer.rule.rounding {
      case .floor: (0, true)
      case .ceil: (0, false)
      case .roundPreferFloor: (-0.5, false)
      case .roundPreferCeil: (0.5, true)
      }
    let sum = shift + (half ? -0.5 : 0)
    let ending = sum == 0 ? "" : (sum < 0 ? minus : " + ") + numbers.short(abs(sum))
    let value = (Double(place) + (half ? 0.5 : 0)) * step + sum
    let text = start + factor + ending
    return isDown ? ("⌊\(text)⌋", Int(value.rounded(.down))) : ("⌈\(text)⌉", Int(value.rounded(.up)))
  }

  private func quotient(_ numerator: Int, _ denominator: String) -> String {
    "\(numbers.integer(numerator))\u{202F}/\u{202F}\(denominator)"
  }
}
