import Canvas
import Localization
import Tensors

extension MapValues {
  /// The numbers of a map of shape [rows, columns].
  public init(_ tensor: Tensor) {
    precondition(tensor.shape.rank == 2, "a map has rows and columns, not the shape \(tensor.shape)")
    self.init(rows: tensor.shape[0], columns: tensor.shape[1], Array(tensor.values))
  }

  /// One map of a tensor of shape [channels, rows, columns].
  public init(_ tensor: Tensor, channel: Int) { self.init(tensor.slice(channel)) }
}

extension Legend {
  /// Makes a legend whose numbers are written as the reader's language writes them.
  public init(
    _ scale: ColourScale, title: String = "", length: Double = 160, isVertical: Bool = false, _ strings: Strings,
    places: Int = 2
  ) {
    self.init(scale, title: title, length: length, isVertical: isVertical) {
      $0 == 0 ? "0" : strings.numbers.decimal($0, places: places)
    }
  }
}

extension NumberGrid {
  /// Makes a grid of a map's numbers, coloured by a scale, written as the reader's language writes them.
  public init(
    _ map: MapValues, _ scale: ColourScale?, cell: Double? = nil, style: TextStyle = .label, marks: [GridMark] = [],
    _ strings: Strings, places: Int = 2
  ) {
    self.init(map, scale, cell: cell, style: style, marks: marks) { strings.numbers.decimal($0, places: places) }
  }
}
