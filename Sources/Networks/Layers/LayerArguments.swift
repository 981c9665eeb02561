import Engine

/// The arguments of a layer as they are given in a network file; a layer takes them one by one.
///
/// What a layer asks for is what it knows: `finish` refuses the rest. Every error says its place in the file.
public struct LayerArguments: Sendable {
  /// The kind of the layer.
  public let kind: String
  private let location: SourceLocation?
  private let entries: [SourceEntry]
  private var known: [String]

  /// Makes arguments; `known` names those that others have taken.
  package init(kind: String, _ entries: [SourceEntry], location: SourceLocation?, known: [String] = []) {
    (self.kind, self.entries, self.location, self.known) = (kind, entries, location, known)
  }

  /// A whole number from 1 to about a million, unless another range is given.
  public mutating func integer(
    _ name: String, in range: ClosedRange<Int> = 1...1 << 20, default standard: Int? = nil
  ) throws -> Int {
    guard let value = try value(name, optional: standard != nil) else { return standard ?? range.lowerBound }
    return try integer(value, "\(name) of \(kind)", range)
  }

  /// One positive whole number for all axes, or a list of one for each.
  public mutating func extents(_ name: String, axes: Int, default standard: Extents? = nil) throws -> Extents {
    guard let value = try value(name, optional: standard != nil) else {
      return standard ?? Extents(repeating: 1, axes: axes)
    }
    return Extents(try integers(value, "\(name) of \(kind)", 1...NetworkLimits.extent, count: axes))
  }

  /// A whole number that divides another argument.
  public mutating func divisor(_ name: String, of whole: Int, _ other: String) throws -> Int {
    guard let value = try value(name, optional: true) else { return 1 }
    let number = try integer(value, "\(name) of \(kind)", 1...1 << 20)
    guard whole % number == 0 else {
      throw value.unexpected("\(name) of \(kind)", mustBe: "a number that divides the \(whole) \(other)")
    }
    return number
  }

  /// A whole number for each of several axes, in a list.
  public mutating func list(_ name: String, in range: ClosedRange<Int>, count: ClosedRange<Int>) throws -> [Int] {
    let value = try value(name, optional: false)
    let expected = "a list of \(count.lowerBound) to \(count.upperBound) whole numbers"
    guard case .list(let values) = value?.content, count.contains(values.count) else {
      throw unexpected(value, name, mustBe: expected)
    }
    return try values.map { try integer($0, "\(name) of \(kind)", range) }
  }

  /// A number in a range.
  public mutating func number(
    _ name: String, in range: Range<Double>, default standard: Double? = nil
  ) throws -> Double {
    guard let value = try value(name, optional: standard != nil) else { return standard ?? range.lowerBound }
    switch value.content {
    case .integer(let number) where range.contains(Double(number)): return Double(number)
    case .number(let number) where range.contains(number): return number
    default:
      let isOpen = range.upperBound == .infinity
      let end =
        isOpen
        ? "a number of at least \(range.lowerBound)"
        : "a number from \(range.lowerBound) to less than \(range.upperBound)"
      throw unexpected(value, name, mustBe: end)
    }
  }

  /// One of the names of an enumeration.
  public mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, default standard: Choice
  ) throws -> Choice {
    guard let value = try value(name, optional: true) else { return standard }
    guard case .text(let text) = value.content, let choice = Choice(rawValue: text) else {
      throw unexpected(value, name, mustBe: "one of " + Choice.allCases.map(\.rawValue).listed)
    }
    return choice
  }

  /// `true` or `false`.
  public mutating func flag(_ name: String, default standard: Bool) throws -> Bool {
    guard let value = try value(name, optional: true) else { return standard }
    guard case .flag(let flag) = value.content else { throw unexpected(value, name, mustBe: "true or false") }
    return flag
  }

  /// `valid`, `same`, perhaps `causal`, or the cells to put around as `borders` has them.
  public mutating func padding(
    _ name: String = "padding", axes: Int, allowsCausal: Bool = false
  ) throws -> Padding {
    guard let value = try value(name, optional: true) else { return .valid }
    guard case .text(let text) = value.content else {
      if case .integer = value.content { return .explicit(try borders(value, name, axes: axes)) }
      if case .list = value.content { return .explicit(try borders(value, name, axes: axes)) }
      throw unexpected(value, name, mustBe: "valid, same or a number of cells")
    }
    let named: [Padding] = allowsCausal ? [.valid, .same, .causal] : [.valid, .same]
    guard let padding = named.first(where: { $0.name == text }) else {
      throw unexpected(value, name, mustBe: named.map(\.name).joined(separator: " or "))
    }
    return padding
  }

  /// Cells on each side of each axis: one number, one for each axis, or pairs of before and after.
  public mutating func borders(_ name: String, axes: Int, default standard: [Border]) throws -> [Border] {
    guard let value = try value(name, optional: true) else { return standard }
    return try borders(value, name, axes: axes)
  }

  /// Refuses what no one has asked for.
  package func finish() throws {
    for entry in entries where !known.contains(entry.key) {
      throw NetworkError.unknownArgument(entry.key, kind: kind, known: known).located(at: entry.location)
    }
  }

  /// The value of an argument; `nil` where an optional one is not given.
  package mutating func value(_ name: String, optional: Bool) throws -> SourceValue? {
    if !known.contains(name) { known.append(name) }
    guard let entry = entries.first(where: { $0.key == name }) else {
      if optional { return nil }
      throw NetworkError.missingArgument(name, kind: kind).located(at: location)
    }
    if optional, case .none = entry.value.content { return nil }
    return entry.value
  }

  /// An error of several arguments together, which stands where the layer stands.
  package func located(_ error: NetworkError) -> NetworkError { error.located(at: location) }

  private func unexpected(_ value: SourceValue?, _ name: String, mustBe expected: String) -> NetworkError {
    value?.unexpected("\(name) of \(kind)", mustBe: expected) ?? .missingArgument(name, kind: kind)
  }

  private func integer(_ value: SourceValue, _ what: String, _ range: ClosedRange<Int>) throws -> Int {
    guard case .integer(let number) = value.content, range.contains(number) else {
      throw value.unexpected(what, mustBe: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private func borders(_ value: SourceValue, _ name: String, axes: Int) throws -> [Border] {
    let (what, range) = ("\(name) of \(kind)", 0...NetworkLimits.extent)
    guard case .list(let parts) = value.content else {
      let all = try integer(value, what, range)
      return Array(repeating: Border(before: all, after: all), count: axes)
    }
    // Of a signal Keras takes the pair itself.
    if axes == 1, parts.count == 2 {
      let pair = try integers(value, what, range, count: 2)
      return [Border(before: pair[0], after: pair[1])]
    }
    guard parts.count == axes else {
      throw value.unexpected(what, mustBe: "one whole number or a list of \(axes)")
    }
    return try parts.map { part in
      let pair = try integers(part, what, range, count: 2)
      return Border(before: pair[0], after: pair[1])
    }
  }

  /// As many whole numbers, given as a list or as one for all.
  private func integers(
    _ value: SourceValue, _ what: String, _ range: ClosedRange<Int>, count: Int
  ) throws -> [Int] {
    guard case .list(let values) = value.content else {
      return Array(repeating: try integer(value, what, range), count: count)
    }
    guard values.count == count else {
      throw value.unexpected(
        what,
        mustBe: count == 1 ? "one whole number" : "one whole number or a list of \(count == 2 ? "two" : "\(count)")")
    }
    return try values.map { try integer($0, what, range) }
  }
}
