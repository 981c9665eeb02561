import Tensors

/// A way to change pictures at random that leaves what they show the same.
public protocol Transformation: Sendable {
  /// The name in commands, as in `rotation`.
  static var name: String { get }

  /// The argument of Keras's `ImageDataGenerator`; `nil` where it has none.
  static var kerasName: String? { get }

  /// Reads a value; throws `AugmentationError` where it cannot be used.
  init(_ value: AugmentationValue) throws(AugmentationError)

  /// The value as it is read, as in `25`; `nil` of what is only there or not.
  var value: String? { get }

  /// Whether it only moves pixels to other places, by a linear map.
  var movesPlaces: Bool { get }

  /// What happens to a picture `[channels, rows, columns]`.
  func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change

  /// The same in Python for Keras.
  var keras: AugmentationCode { get }

  /// The same in PyTorch: lines that change a batch `x`, `[examples, channels, rows, columns]`, of `n` examples, or of
  /// changes of place, `place`, a matrix for each example.
  var pytorch: [String] { get }
}

/// A transformation in Python for Keras.
public enum AugmentationCode: Sendable, Equatable {
  /// An argument of `ImageDataGenerator` with its value; where the name surprises, why it is this one.
  case argument(String, String, note: String? = nil)
  /// Lines that change a picture `x`, `[rows, columns, channels]`, with a generator of NumPy, `random`.
  case lines([String])
}

extension Transformation {
  /// None.
  public static var kerasName: String? { nil }

  /// It does not.
  public var movesPlaces: Bool { false }

  /// Name and value, as in `rotation=25`.
  public var text: String { value.map { "\(Self.name)=\($0)" } ?? Self.name }

  /// The name in commands.
  public var name: String { Self.name }

  /// What keeps its random numbers from those of others.
  var stream: UInt64 { AugmentationStream.of(Self.name) }
}

/// The FNV-1a hash of a name; Swift's own differs from run to run.
enum AugmentationStream {
  static func of(_ name: String) -> UInt64 {
    name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

/// What happens to one picture.
public enum Change: Sendable {
  /// Each pixel takes its value from another place. Several in a row are done in one, so that values are interpolated once.
  case place(AffineMap)
  /// The values from 0 to 1 of a picture, `[channels, rows, columns]`, are changed.
  case values(@Sendable (inout Tensor) -> Void)
  /// Nothing.
  case none
}
