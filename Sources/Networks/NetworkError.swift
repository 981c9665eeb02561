import Support
import Tensors

/// A place in a text; lines and columns start at 1.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The file as its user named it.
  public let file: String
  /// The line and the column in it.
  public let line, column: Int

  /// Makes a location.
  public init(file: String, line: Int, column: Int) {
    (self.file, self.line, self.column) = (file, line, column)
  }

  /// The location as compilers write it: `file:line:column`.
  public var description: String { "\(file.printable(limit: 200)):\(line):\(column)" }
}

/// What can be wrong with a network.
public enum NetworkError: Error, Hashable, CustomStringConvertible {
  /// Another error, with its place in a network file.
  indirect case located(SourceLocation, NetworkError)
  /// Another error, with the name and the kind of the layer that it happened in.
  indirect case layer(String, kind: String, NetworkError)

  // Reading a file.
  case syntax(String)
  case alias
  case tooLong(limit: Int)
  case expected(String, what: String, found: String)
  case unknownKey(String, known: [String])
  case missingKey(String)
  case kindBesideOthers(String, other: String)
  case unknownKind(String, known: [String])
  case unknownArgument(String, kind: String, known: [String])
  case missingArgument(String, kind: String)

  // Putting layers together.
  case noLayers
  case tooManyLayers(limit: Int)
  case badName(String)
  case duplicateName(String)
  case unknownInput(String, known: [String])
  case laterInput(String)
  case inputCount(Int)
  case badInputShape([Int])
  case needsMaps(Shape, axes: Int)
  case needsVector(Shape)
  case mergeCount(Int, needs: String)
  case unequalShapes([Shape])
  case noAxis(Int, Shape)
  case unknownSharedLayer(String, known: [String])
  case sharedParameters(String, reads: Shape, found: [Shape])
  case windowTooLarge(Extents, maps: Extents)
  case borderCount(Int, axes: Int)
  case paddingTooLarge(Extents)
  case croppedAway(Extents)
  case outputPadding([Int])
  case groups(Int, channels: Int)
  case channelNumbers(String, count: Int, channels: Int)
  case noSharedAxis(Int, Shape)
  case reshape([Int], values: Int)
  case permutation([Int], axes: Int)
  case outputTooLarge(limit: Int)
  case tooManyParameters(limit: Int)

  // Naming a network and filling it.
  case unknownNetwork(String, known: [String])
  case missingWeights(String)
  case unknownWeights(String)
  case weightsShape(String, expected: Shape, found: Shape)
  case imagesShape(expected: Shape, found: Shape)
  case severalInputs(Int)
  case inputsGiven(Int, expected: Int)
}
