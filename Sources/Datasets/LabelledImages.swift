import Tensors

/// Images of one size with the class of each; or signals, which are `[channels, steps]` instead of `[channels, rows,
/// columns]`, or volumes, `[channels, slices, rows, columns]`.
public struct LabelledImages: Equatable, Sendable {
  /// The grey or colour values, 0 to 255, in the order `[examples, channels, rows, columns]`.
  public let pixels: [UInt8]
  /// The class of each image, counted from 0.
  public let labels: [UInt8]
  /// The shape of one image: `[channels, rows, columns]`.
  public let shape: Shape

  /// Makes images of their bytes; there must be as many as labels and shape ask for.
  public init(pixels: [UInt8], labels: [UInt8], shape: Shape) {
    precondition(shape.hasCells, "images have channels and one to three axes, not the shape \(shape)")
    precondition(
      pixels.count == labels.count * shape.count,
      "\(pixels.count) bytes are not \(labels.count) images of \(shape)")
    self.pixels = pixels
    self.labels = labels
    self.shape = shape
  }

  /// The same bytes as examples of another shape of as many cells.
  public func reshaped(_ shape: Shape) -> LabelledImages {
    LabelledImages(pixels: pixels, labels: labels, shape: shape)
  }

  /// How many images there are.
  public var count: Int { labels.count }

  /// The images of a range of positions.
  public subscript(range: Range<Int>) -> LabelledImages {
    LabelledImages(
      pixels: Array(pixels[range.lowerBound * shape.count..<range.upperBound * shape.count]),
      labels: Array(labels[range]), shape: shape)
  }

  /// The images at some positions as numbers from 0 to 1: `[indices.count, channels, rows, columns]`.
  public func tensor(_ indices: [Int]) -> Tensor {
    let values = [Float](unsafeUninitializedCapacity: indices.count * shape.count) { buffer, count in
      for (position, index) in indices.enumerated() {
        copy(index, to: buffer.baseAddress! + position * shape.count)
      }
      count = indices.count * shape.count
    }
    return Tensor(shape.batched(indices.count), values)
  }

  /// All images as numbers from 0 to 1: `[count, channels, rows, columns]`.
  public func tensor(_ range: Range<Int>) -> Tensor { tensor(Array(range)) }

  /// Writes one image as `shape.count` numbers from 0 to 1.
  package func copy(_ index: Int, to destination: UnsafeMutablePointer<Float>) {
    precondition(labels.indices.contains(index), "there is no image \(index) among \(count)")
    pixels.withUnsafeBufferPointer { bytes in
      unitInterval.withUnsafeBufferPointer { unit in
        let first = index * shape.count
        for offset in 0..<shape.count { destination[offset] = unit[Int(bytes[first + offset])] }
      }
    }
  }

  /// How many images each of `classes` classes has.
  public func countPerClass(_ classes: Int) -> [Int] {
    var counts = Array(repeating: 0, count: classes)
    for label in labels { counts[Int(label)] += 1 }
    return counts
  }
}

/// Each byte divided by 255 as Keras does it: a product with 1/255 would differ in the last bit.
private let unitInterval: [Float] = (0..<256).map { Float($0) / 255 }
