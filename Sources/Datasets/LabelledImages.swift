import Tensors

/// Images of one size with the class of each; or signals, which are `[channels, steps]` instead of `[channels, rows,
/// columns]`, or volumes, `[channels, slices, rows, columns]`.
public struct LabelledImages: Equatable, Sendable {
  /// The grey or colour values, 0 to 255, in the order `[examples, channels, rows, columns]`.
  public let pixels: [UInt8]
  /// The class of each image, counted from 0.
  public let labels: [UInt16]
  /// The shape of one image: `[channels, rows, columns]`.
  public let shape: Shape
  /// How the bytes become the numbers that a network reads.
  public let scaling: PixelScaling

  /// Makes images of their bytes; there must be as many as labels and shape ask for.
  public init(
    pixels: [UInt8], labels: [some BinaryInteger], shape: Shape, scaling: PixelScaling = .unit
  ) {
    precondition(shape.hasCells, "images have channels and one to three axes, not the shape \(shape)")
    precondition(
      pixels.count == labels.count * shape.count,
      "\(pixels.count) bytes are not \(labels.count) images of \(shape)")
    self.pixels = pixels
    self.labels = labels.map { UInt16($0) }
    self.shape = shape
    self.scaling = scaling
    tables = (0..<shape.channels).map(scaling.table)
    prepared = []
  }

  private let tables: [[Float]]
  /// The numbers that a network reads, where they are no bytes that are scaled.
  private let prepared: [Float]

  /// What a part of a network has made of images, in place of them: numbers as they are, in the order `[examples] + shape`.
  ///
  /// They can be learned from and judged; there is no picture of them.
  package init(features: [Float], labels: [UInt16], shape: Shape) {
    precondition(
      features.count == labels.count * shape.count, "\(features.count) numbers are not \(labels.count) of \(shape)")
    (pixels, self.labels, self.shape, scaling, tables, prepared) = ([], labels, shape, .unit, [], features)
  }

  /// Whether they are numbers as they are and no bytes.
  package var areFeatures: Bool { !prepared.isEmpty }

  /// The same bytes as examples of another shape of as many cells.
  public func reshaped(_ shape: Shape) -> LabelledImages {
    LabelledImages(pixels: pixels, labels: labels, shape: shape, scaling: scaling)
  }

  /// How many images there are.
  public var count: Int { labels.count }

  /// The images of a range of positions.
  public subscript(range: Range<Int>) -> LabelledImages {
    LabelledImages(
      pixels: Array(pixels[range.lowerBound * shape.count..<range.upperBound * shape.count]),
      labels: Array(labels[range]), shape: shape, scaling: scaling)
  }

  /// The images at some positions as the network reads them: `[indices.count, channels, rows, columns]`.
  public func tensor(_ indices: [Int]) -> Tensor {
    let values = [Float](unsafeUninitializedCapacity: indices.count * shape.count) { buffer, count in
      for (position, index) in indices.enumerated() {
        copy(index, to: buffer.baseAddress! + position * shape.count)
      }
      count = indices.count * shape.count
    }
    return Tensor(shape.batched(indices.count), values)
  }

  /// All images as the network reads them: `[count, channels, rows, columns]`.
  public func tensor(_ range: Range<Int>) -> Tensor { tensor(Array(range)) }

  /// One image as it is seen: numbers from 0, black, to 1, white, whatever the network reads.
  public func picture(_ index: Int) -> Tensor {
    LabelledImages(
      pixels: Array(pixels[index * shape.count..<(index + 1) * shape.count]), labels: [labels[index]], shape: shape
    ).tensor([0]).slice(0)
  }

  /// Writes one image as the `shape.count` numbers that the network reads.
  package func copy(_ index: Int, to destination: UnsafeMutablePointer<Float>) {
    precondition(labels.indices.contains(index), "there is no image \(index) among \(count)")
    if areFeatures {
      prepared.withUnsafeBufferPointer {
        destination.update(from: $0.baseAddress! + index * shape.count, count: shape.count)
      }
      return
    }
    let plane = shape.count / shape.channels
    pixels.withUnsafeBufferPointer { bytes in
      for (channel, table) in tables.enumerated() {
        let source = index * shape.count + scaling.source(of: channel) * plane
        table.withUnsafeBufferPointer { table in
          for offset in 0..<plane { destination[channel * plane + offset] = table[Int(bytes[source + offset])] }
        }
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
