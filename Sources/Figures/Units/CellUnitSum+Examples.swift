import Insights
import Localization
import Networks

/// The values that layers without figures of their own are explained with.
extension CellUnitSum {
  func lines(_ example: LayerExample) throws -> [Line] {
    switch example {
    case .normalized(let found): return try lines(found)
    case .response(let found): return try lines(found)
    case .window(let found): return try lines(found)
    case .sum(let found):
      let terms = found.parts[0].terms.enumerated().map { index, term in
        Line(text: (index > 0 ? "+ " : "") + product(term), number: number(term.product))
      }
      return terms + [Line(text: try words.word("sum.add"), number: number(found.sum.total), isTotal: true)]
    case .moved(let found): return try found.followed.map(line)
    case .separable: return []
    }
  }

  func equation(_ example: LayerExample) throws -> String {
    switch example {
    case .normalized(let found):
      let layer = value.node.layer as? BatchNormalization
      let root = "√(\(number(found.variance)) + \(short(layer?.epsilon ?? 0)))"
      let quotient = "(\(number(found.value)) \u{2212} \(operand(found.mean))) / \(root)"
      return "\(number(found.gamma)) × \(quotient) + \(operand(found.beta)) = \(number(found.result))"
    case .response(let found):
      return "\(number(found.value)) / \(number(found.divisor)) = \(number(found.result))"
    case .window(let found):
      guard found.kind == .average else { return "max(…) = \(number(found.result))" }
      return "\(number(found.sum)) / \(strings.numbers.integer(found.divisor)) = \(number(found.result))"
    case .sum(let found):
      return found.parts[0].terms.map(product).joined(separator: " + ") + " = \(number(found.sum.total))"
    case .moved(let found):
      let move = found.followed[0]
      guard let source = move.source else { return "0" }
      return "\(try words.name(value.sources[0])), \(try words.place(source)): \(number(move.value))"
    case .separable: return ""
    }
  }

  private func product(_ term: WeightedSum.Term) -> String { "\(number(term.value)) × \(operand(term.weight))" }

  /// The distance from the mean, the same in standard deviations, scaled and shifted.
  private func lines(_ found: NormalizedValue) throws -> [Line] {
    let layer = value.node.layer as? BatchNormalization
    let root = "√(\(number(found.variance)) + \(short(layer?.epsilon ?? 0)))"
    return [
      Line(text: "x", number: number(found.value)),
      Line(text: "\u{2212} μ = \u{2212} \(operand(found.mean))", number: number(found.distance)),
      Line(text: "/ √(σ² + ε) = / \(root)", number: number(found.normalized)),
      Line(text: "× γ = × \(operand(found.gamma))", number: number(found.gamma * found.normalized)),
      Line(text: "+ β = + \(operand(found.beta))", number: number(found.result), isTotal: true),
    ]
  }

  /// The squares of the neighbours, the divisor and the quotient.
  private func lines(_ found: NormalizedResponse) throws -> [Line] {
    guard let layer = value.node.layer as? LocalResponseNormalization else { return [] }
    let order = found.channels.sorted { (abs($0 - found.cell.channel), $0) < (abs($1 - found.cell.channel), $1) }
    let shown = order.prefix(7).sorted()
    func square(_ channel: Int) -> Double {
      let neighbour = Double(found.neighbours[channel - found.channels.lowerBound])
      return neighbour * neighbour
    }
    var lines = try shown.map { channel in
      let neighbour = found.neighbours[channel - found.channels.lowerBound]
      let name = try words.word("sum.map", ["index": String(channel)])
      return Line(text: "\(name): \(operand(neighbour))²", number: number(Float(square(channel))))
    }
    let rest = found.channels.filter { !shown.contains($0) }
    if !rest.isEmpty {
      let text = try words.word("sum.others", ["count": strings.numbers.integer(rest.count)])
      lines.append(Line(text: "+ " + text, number: number(Float(rest.reduce(0.0) { $0 + square($1) }))))
    }
    let base = "(\(short(layer.bias)) + \(short(layer.alpha)) × \(number(found.power)))"
    return lines + [
      Line(text: try words.word("sum.add"), number: number(found.power), isTotal: true),
      Line(text: "\(base) ^ \(short(layer.beta))", number: number(found.divisor)),
      Line(text: "\(number(found.value)) / \(number(found.divisor))", number: number(found.result), isTotal: true),
    ]
  }

  /// The sums of the rows of a small map, the sum of all, and the mean; of the largest value its place.
  private func lines(_ found: PooledWindow) throws -> [Line] {
    let winner = found.entries[found.winner]
    guard found.kind == .average else {
      return [
        Line(text: try words.word("sum.at", ["place": try words.place(winner.cell)]), number: number(winner.value))
      ]
    }
    let map = value.sources[0].values
    var lines: [Line] = []
    if (2...12).contains(map.shape[0]), map.count == found.entries.count {
      lines = try (0..<map.shape[0]).map { row in
        let sum = (0..<map.shape[1]).reduce(0.0) { $0 + Double(map[row, $1]) }
        let text = try words.word("sum.row", ["row": String(row)])
        return Line(text: (row > 0 ? "+ " : "") + text, number: number(Float(sum)))
      }
    }
    let count = strings.numbers.integer(found.divisor)
    return lines + [
      Line(text: try words.word("sum.cells", ["count": count]), number: number(found.sum), isTotal: !lines.isEmpty),
      Line(text: "\(number(found.sum)) / \(count)", number: number(found.result)),
    ]
  }

  /// Where one value that is only moved stood.
  private func line(_ move: MovedCells.Move) throws -> Line {
    let target = try words.place(move.target)
    guard let source = move.source else {
      return Line(text: try words.word("sum.put-in", ["target": target]), number: "0")
    }
    let from = source.channel == value.sources[0].index ? try words.place(source) : try words.cell(source)
    return Line(text: try words.word("sum.moved", ["target": target, "source": from]), number: number(move.value))
  }
}

extension CellUnitWords {
  /// A cell of the input with its map: `map 3, row 4, column 5`.
  func cell(_ cell: MapCell) throws -> String {
    if cell.place.isEmpty { return try place(cell) }
    return try word("sum.map", ["index": String(cell.channel)]) + ", " + (try place(cell))
  }
}
