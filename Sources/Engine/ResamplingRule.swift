/// How cells are made that lie between others.
public enum Interpolation: String, Hashable, Sendable, CaseIterable {
  /// A copy of the nearest cell.
  case nearest
  /// The mean of the nearest cells, weighted by their distance between centres; at the border the last cell goes on.
  case bilinear
}

/// Where the cell of a map lies in the map that it is made of, in ONNX's words.
public enum CellCoordinates: String, Hashable, Sendable, CaseIterable {
  /// Middles lie on middles: `(cell + 0.5) / scale - 0.5`. TensorFlow and PyTorch do so.
  case halfPixel = "half_pixel"
  /// First edges lie on each other: `cell / scale`.
  case asymmetric
  /// The middles of the first cells lie on each other, and those of the last ones.
  case alignCorners = "align_corners"
}

/// Which cell is the nearest to a place between two, in ONNX's words.
public enum NearestRounding: String, Hashable, Sendable, CaseIterable {
  /// The one before.
  case floor
  /// The nearer one, the one before in the middle.
  case roundPreferFloor = "round_prefer_floor"
  /// The nearer one, the one behind in the middle.
  case roundPreferCeil = "round_prefer_ceil"
  /// The one behind.
  case ceil
}

/// How maps get other extents.
public struct ResamplingRule: Hashable, Sendable {
  /// How new cells are made.
  public let interpolation: Interpolation
  /// Where they lie.
  public let coordinates: CellCoordinates
  /// Which cell a copy is taken of; means nothing of mixed cells.
  public let rounding: NearestRounding

  /// Makes a rule; Keras's unless told otherwise.
  public init(
    interpolation: Interpolation, coordinates: CellCoordinates = .halfPixel,
    rounding: NearestRounding = .roundPreferCeil
  ) {
    (self.interpolation, self.coordinates, self.rounding) = (interpolation, coordinates, rounding)
  }
}

extension ResamplingRule {
  /// Where a new cell lies among the old ones, whose middles have whole numbers.
  func position(of index: Int, of extent: Int, _ count: Int, scale: Float?) -> Double {
    // One division of whole numbers, so that what lies in the middle between two cells is found there.
    let (cell, old, new) = (Double(index), Double(extent), Double(count))
    switch coordinates {
    case .halfPixel:
      return scale.map { (cell + 0.5) / Double($0) - 0.5 } ?? ((2 * cell + 1) * old - new) / (2 * new)
    case .asymmetric: return scale.map { cell / Double($0) } ?? cell * old / new
    case .alignCorners: return count > 1 ? cell * (old - 1) / (new - 1) : 0
    }
  }

  /// The old cell that a new one is a copy of.
  func nearest(to index: Int, of extent: Int, _ count: Int, scale: Float?) -> Int {
    min(max(rounded(index, of: extent, count, scale: scale), 0), extent - 1)
  }

  /// In the numbers of 32 bits that others reckon with, because where two cells are equally near the last bit decides.
  private func rounded(_ index: Int, of extent: Int, _ count: Int, scale: Float?) -> Int {
    let (cell, step) = (Float(index), Float(extent) / Float(count))
    let position: Float
    switch (coordinates, scale) {
    case (.alignCorners, _): position = count > 1 ? cell * Float(extent - 1) / Float(count - 1) : 0
    // A scale that is given divides, as in ONNX Runtime; that of the extents multiplies, as in TensorFlow and PyTorch.
    case (.asymmetric, let scale?): position = cell / scale
    case (.asymmetric, nil): position = cell * step
    case (.halfPixel, let scale?): position = (cell + 0.5) / scale - 0.5
    case (.halfPixel, nil):
      if rounding == .roundPreferCeil { return Int(((cell + 0.5) * step).rounded(.down)) }
      position = (cell + 0.5) * step - 0.5
    }
    switch rounding {
    case .floor: return Int(position.rounded(.down))
    case .roundPreferFloor: return Int((position - 0.5).rounded(.up))
    case .roundPreferCeil: return Int((position + 0.5).rounded(.down))
    case .ceil: return Int(position.rounded(.up))
    }
  }
}
