import Support
import Tensors

/// How the pictures of a training are changed at random, with the names, the ranges and the order of Keras's
/// `ImageDataGenerator`, and contrast, blur, noise and colour besides.
///
///     let augmentation = try Augmentation("rotation=25,width_shift=0.1,fill_mode=constant")
///
/// What is drawn for a picture follows from the seed, the epoch and the number of the picture alone, and each transformation
/// draws for itself: neither threads nor the order of the batches change it, nor whether others are added.
public struct Augmentation: Sendable {
  /// The transformations in the order in which they are done.
  public let transformations: [any Transformation]
  /// What stands beyond the edges of a picture that is moved.
  public let fill: Fill

  /// The transformations that there are, in the order in which they are done. To add one is to add its file and its name here.
  public static let all: [any Transformation.Type] = [
    Rotation.self, WidthShift.self, HeightShift.self, Shear.self, Zoom.self, ChannelShift.self, ColorShift.self,
    HorizontalFlip.self, VerticalFlip.self, Brightness.self, Contrast.self, GaussianBlur.self, GaussianNoise.self,
  ]

  /// Puts transformations together, in whatever order they are given; without any, pictures stay as they are.
  public init(_ transformations: [any Transformation] = [], fill: Fill = Fill()) {
    let order = Self.all.map { $0.name }
    self.transformations = order.flatMap { name in transformations.filter { $0.name == name } }
    self.fill = fill
  }

  /// Reads a text, as in `rotation=25,zoom=0.8/1.2,horizontal_flip`; Keras's names, as in `rotation_range`, mean the same.
  ///
  /// Throws `AugmentationError` for names that there are not, and numbers out of range.
  public init(_ text: String) throws(AugmentationError) {
    var arguments = try AugmentationArguments(text)
    var found: [any Transformation] = []
    for kind in Self.all {
      if let value = try arguments.take(kind.name, or: kind.kerasName) { found.append(try kind.init(value)) }
    }
    let fill = try Fill(&arguments)
    try arguments.end(known: Self.all.map { $0.name } + Fill.names)
    self.init(found, fill: fill)
    if found.isEmpty && fill != Fill() {
      throw AugmentationError("fill_mode and cval change nothing without a transformation, as in rotation=25")
    }
  }

  /// Whether pictures stay as they are.
  public var isEmpty: Bool { transformations.isEmpty }

  /// All of it in one text, from which it can be read again; empty where pictures stay as they are.
  public var text: String {
    (transformations.map(\.text) + (isEmpty ? [] : fill.texts)).joined(separator: ",")
  }

  /// Throws `AugmentationError` where pictures of a shape, `[channels, rows, columns]`, cannot be changed so.
  public func check(_ shape: Shape) throws(AugmentationError) {
    guard !isEmpty else { return }
    guard shape.isMaps else {
      throw AugmentationError("only images can be augmented, not examples of \(shape) cells")
    }
    if shape.channels == 1, transformations.contains(where: { $0 is ColorShift }) {
      throw AugmentationError("color_shift is for images in colour, and these are grey: use channel_shift")
    }
  }

  /// What happens to one picture in an epoch, counted from 1.
  public func changes(of index: Int, epoch: Int, seed: UInt64, shape: Shape) -> [Change] {
    transformations.map { transformation in
      var random = AugmentationRandom(
        seed: seed, epoch: epoch, index: index, stream: transformation.stream)
      return transformation.change(&random, shape)
    }
  }
}

extension Augmentation: Hashable {
  /// Whether the same is done.
  public static func == (one: Augmentation, other: Augmentation) -> Bool { one.text == other.text }

  /// Feeds the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
