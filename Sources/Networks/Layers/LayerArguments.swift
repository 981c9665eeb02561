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

  /// One positive whole number for rows and columns, or a list of two.
  public mutating func extents(_ name: String, default standard: Extents? = nil) throws -> Extents {
    guard let value = try value(name, optional: standard != nil) else { return standard ?? 1 }
    let pair = try pair(value, "\(name) of \(kind)", 1...NetworkLimits.extent)
    return Extents(rows: pair.0, columns: pair.1)
  }

  /// A number in a range.
  public mutating func number(_ name: String, in range: Range<Double>) throws -> Double {
    let value = try value(name, optional: false)
    switch value?.content {
    case .integer(let number) where range.contains(Double(number)): return Double(number)
    case .number(let number) where range.contains(number): return number
    default:
      let expected = "a number from \(range.lowerBound) to less than \(range.upperBound)"
      throw unexpected(value, name, mustBe: expected)
    }
  }

  /// `true` or `false`.
  public mutating func flag(_ name: String, default standard: Bool) throws -> Bool {
    guard let value = try value(name, optional: true) else { return standard }
    guard case .flag(let flag) = value.content else { throw unexpected(value, name, mustBe: "true or false") }
    return flag
  }

  /// `valid` or `same`.
  public mutating func padding(_ name: String = "padding") throws -> Padding {
    guard let value = try value(name, optional: true) else { return .valid }
    guard case .text(let text) = value.content, let padding = Padding(rawValue: text) else {
      throw unexpected(value, name, mustBe: "valid or same")
    }
    return padding
  }

  /// Padding as one number, as `[rows, columns]` or as `[[top, bottom], [left, right]]`.
  public mutating func border(_ name: String = "padding", default standard: BorderPadding) throws -> BorderPadding {
    guard let value = try value(name, optional: true) else { return standard }
    let (what, range) = ("\(name) of \(kind)", 0...NetworkLimits.extent)
    guard case .list(let axes) = value.content else {
      let all = try integer(value, what, range)
      return BorderPadding(top: all, bottom: all, left: all, right: all)
    }
    guard axes.count == 2 else { throw value.unexpected(what, mustBe: "one whole number or a list of two") }
    let (vertical, horizontal) = (try pair(axes[0], what, range), try pair(axes[1], what, range))
    return BorderPadding(top: vertical.0, bottom: vertical.1, left: horizontal.0, right: horizontal.1)
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

  private func unexpected(_ value: SourceValue?, _ name: String, mustBe expected: String) -> NetworkError {
    value?.unexpected("\(name) of \(kind)", mustBe: expected) ?? .missingArgument(name, kind: kind)
  }

  private func integer(_ value: SourceValue, _ what: String, _ range: ClosedRange<Int>) throws -> Int {
    guard case .integer(let number) = value.content, range.contains(number) else {
      throw value.unexpected(what, mustBe: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private func pair(_ value: SourceValue, _ what: String, _ range: ClosedRange<Int>) throws -> (Int, Int) {
    if case .list(let values) = value.content {
      guard values.count == 2 else { throw value.unexpected(what, mustBe: "one whole number or a list of two") }
      return (try integer(values[0], what, range), try integer(values[1], what, range))
    }
    let number = try integer(value, what, range)
    return (number, number)
  }
}
