/// Arguments that are one number for all channels or a list with one for each.
extension LayerArguments {
  /// One number, or a list with one for each channel; `nil` where the argument is not given.
  mutating func numbers(_ name: String, optional: Bool = true) throws -> [Double]? {
    guard let value = try value(name, optional: optional) else { return nil }
    let what = "\(name) of \(kind)"
    func number(_ value: SourceValue) throws -> Double {
      switch value.content {
      case .integer(let number): return Double(number)
      case .number(let number) where abs(number) <= Double(Float.greatestFiniteMagnitude): return number
      default: throw value.unexpected(what, mustBe: "a number, or a list with a number for each channel")
      }
    }
    guard case .list(let values) = value.content else { return [try number(value)] }
    guard (1...NetworkLimits.extent).contains(values.count) else {
      throw value.unexpected(what, mustBe: "a number, or a list with a number for each channel")
    }
    return try values.map(number)
  }

  /// A positive factor for each axis, given as a list or as one for all; `nil` where it is not given.
  mutating func factors(_ name: String, axes: Int) throws -> [Double]? {
    guard let value = try value(name, optional: true) else { return nil }
    let parts: [SourceValue] = if case .list(let values) = value.content { values } else { [value] }
    let numbers = parts.compactMap { part -> Double? in
      switch part.content {
      case .integer(let number): Double(number)
      case .number(let number): number
      default: nil
      }
    }
    let range = 1e-6...1e6
    guard numbers.count == parts.count, [1, axes].contains(numbers.count), numbers.allSatisfy(range.contains) else {
      throw value.unexpected("\(name) of \(kind)", mustBe: "a positive number, or a list of \(axes)")
    }
    return numbers.count == axes ? numbers : Array(repeating: numbers[0], count: axes)
  }

  /// A number of cells for each axis, from 0 on, given as a list or as one for all; `nil` where it is not given.
  mutating func cells(_ name: String, axes: Int) throws -> [Int]? {
    guard let value = try value(name, optional: true) else { return nil }
    if case .integer(let number) = value.content, (0...NetworkLimits.extent).contains(number) {
      return Array(repeating: number, count: axes)
    }
    return try list(name, in: 0...NetworkLimits.extent, count: axes...axes)
  }
}

extension ArgumentValue {
  /// One number, or a list of several.
  static func numbers(_ values: [Double]) -> ArgumentValue {
    values.count == 1 ? .number(values[0]) : .list(values.map(ArgumentValue.number))
  }
}

extension [Double] {
  /// One number for each channel, where one serves all; throws `NetworkError.channelNumbers` where there are others.
  func forChannels(_ channels: Int, _ argument: String) throws -> [Double] {
    guard count == 1 || count == channels else {
      throw NetworkError.channelNumbers(argument, count: count, channels: channels)
    }
    return count == channels ? self : Array(repeating: self[0], count: channels)
  }

  /// A tensor of PyTorch that meets maps of this shape, batch in front; a plain number where one serves all.
  func pytorch(_ source: String, _ axes: Int) -> String {
    if count == 1 { return "\(self[0])" }
    let view = axes > 1 ? ".view(-1" + String(repeating: ", 1", count: axes - 1) + ")" : ""
    return "\(source).new_tensor([\(map { "\($0)" }.joined(separator: ", "))])\(view)"
  }
}
