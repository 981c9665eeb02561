import Foundation
import Networks
import Support

/// A node of an ONNX graph with what it reads.
struct ONNXCall {
  let node: ONNXNode
  /// What the node is called in messages.
  let label: String
  /// The version of the operators that the model was made for.
  let version: Int
  /// What it reads; `nil` where an optional input is left out.
  let inputs: [ONNXValue?]

  var kind: String { node.opType }

  /// The error that this node is not read, for a reason that follows its name.
  func refusal(_ reason: String) -> ONNXFailure {
    ONNXFailure(reason: "layer '\(label.printable(limit: 50))' (\(kind.printable(limit: 30))) \(reason).")
  }
}

/// What it reads.
extension ONNXCall {
  /// An input that depends on what goes into the network.
  func activation(_ place: Int = 0) throws -> ONNXActivation {
    guard place < inputs.count, case .activation(let value)? = inputs[place] else {
      throw refusal("reads a constant as input \(place), where only what layers compute is read")
    }
    return value
  }

  /// An input that is known beforehand.
  func constant(_ place: Int, _ what: String) throws -> ONNXArray {
    guard let value = try optionalConstant(place, what) else { throw refusal("lacks its \(what)") }
    return value
  }

  /// An input that is known beforehand and may be left out.
  func optionalConstant(_ place: Int, _ what: String) throws -> ONNXArray? {
    guard place < inputs.count, let input = inputs[place] else { return nil }
    guard case .constant(let array) = input else {
      throw refusal("computes its \(what) from the input of the network; only constants are read")
    }
    return array
  }

  /// An input of whole numbers that is known beforehand and may be left out.
  func optionalIntegers(_ place: Int, _ what: String) throws -> [Int]? {
    guard let array = try optionalConstant(place, what) else { return nil }
    guard let values = array.integers else { throw refusal("has \(what) that are no whole numbers") }
    return values
  }

  /// All inputs, if every one is known beforehand.
  var constants: [ONNXArray]? {
    let all = inputs.compactMap { if case .constant(let array)? = $0 { array } else { nil } }
    return all.count == inputs.compactMap { $0 }.count ? all : nil
  }

  /// Whether anything reads the output at a place.
  func hasOutput(_ place: Int) -> Bool { place < node.output.count && !node.output[place].isEmpty }

  /// The names of the inputs from a place on.
  func names(from place: Int) -> [String] { Array(node.input.dropFirst(place)) }
}

/// Attributes.
extension ONNXCall {
  private func attribute(_ name: String) -> ONNXAttribute? { node.attribute.first { $0.name == name } }

  func has(_ name: String) -> Bool { attribute(name) != nil }

  func integer(_ name: String) throws -> Int? {
    guard let attribute = attribute(name) else { return nil }
    guard attribute.hasI else { throw refusal("has an attribute '\(name)' that is no whole number") }
    return Int(attribute.i)
  }

  func integers(_ name: String) throws -> [Int]? {
    guard let attribute = attribute(name) else { return nil }
    guard !attribute.hasI, !attribute.hasF, !attribute.hasS else {
      throw refusal("has an attribute '\(name)' that is no list of whole numbers")
    }
    return attribute.ints.map { Int($0) }
  }

  /// A number, in the shortest decimal form that is the same 32-bit number.
  func number(_ name: String) throws -> Double? {
    guard let attribute = attribute(name) else { return nil }
    guard attribute.hasF, attribute.f.isFinite else { throw refusal("has an attribute '\(name)' that is no number") }
    return attribute.f.shortestDouble
  }

  func numbers(_ name: String) -> [Float]? { attribute(name).map(\.floats) }

  func text(_ name: String) throws -> String? {
    guard let attribute = attribute(name) else { return nil }
    guard attribute.hasS else { throw refusal("has an attribute '\(name)' that is no text") }
    return String(decoding: attribute.s, as: UTF8.self)
  }

  func tensor(_ name: String) throws -> ONNXArray? {
    guard let attribute = attribute(name) else { return nil }
    guard attribute.hasT else { throw refusal("has an attribute '\(name)' that is no tensor") }
    return try ONNXArray(attribute.t)
  }

  /// Refuses an attribute that is not as given here, or absent.
  func require(_ name: String, _ value: Int) throws {
    guard let found = try integer(name), found != value else { return }
    throw refusal("has \(name) = \(found); only \(value) is read")
  }

  /// Positive whole numbers, one for each axis of maps; 1 where they are not given.
  func extents(_ name: String, axes: Int) throws -> Extents {
    guard let values = try integers(name), !values.isEmpty else { return Extents(repeating: 1, axes: axes) }
    guard values.count == axes, values.allSatisfy({ (1...NetworkLimits.extent).contains($0) }) else {
      throw refusal("has \(name) = \(values), but needs \(axes) positive numbers")
    }
    return Extents(values)
  }
}

extension Float {
  /// The number whose decimal digits are the shortest that mean this one: 0.001 and not 0.0010000000474974513.
  var shortestDouble: Double { Double("\(self)") ?? Double(self) }
}
