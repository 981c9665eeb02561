/// Where the elements of a row or column stand across it.
public enum StackAlignment: Sendable, Hashable {
  case leading, centre, trailing

  var share: Double {
    switch self {
    case .leading: 0
    case .centre: 0.5
    case .trailing: 1
    }
  }
}

/// Elements beside each other, left to right.
public struct Row: Element {
  let elements: [any Element]
  let gap: Double
  let alignment: StackAlignment

  /// Makes a row; `alignment` says how elements of different heights stand.
  public init(_ elements: [any Element], gap: Double = 12, alignment: StackAlignment = .centre) {
    self.elements = elements
    self.gap = gap
    self.alignment = alignment
  }

  /// The sum of the widths with gaps, and the greatest height.
  public var size: Size {
    let sizes = elements.map(\.size)
    let width = sizes.reduce(0) { $0 + $1.width } + gap * Double(max(0, sizes.count - 1))
    return Size(width, sizes.map(\.height).max() ?? 0)
  }

  /// Where the elements stand when the row stands at a point: to draw arrows and outlines between them.
  public func frames(at origin: Point) -> [Rect] {
    let height = size.height
    var x = origin.x
    return elements.map { element in
      let size = element.size
      defer { x += size.width + gap }
      return Rect(at: Point(x, origin.y + alignment.share * (height - size.height)), size)
    }
  }

  /// Draws all elements.
  public func draw(on canvas: Canvas, in rect: Rect) {
    for (element, frame) in zip(elements, frames(at: rect.origin)) { element.draw(on: canvas, in: frame) }
  }
}

/// Elements below each other, top to bottom.
public struct Column: Element {
  let elements: [any Element]
  let gap: Double
  let alignment: StackAlignment

  /// Makes a column; `alignment` says how elements of different widths stand.
  public init(_ elements: [any Element], gap: Double = 8, alignment: StackAlignment = .centre) {
    self.elements = elements
    self.gap = gap
    self.alignment = alignment
  }

  /// The greatest width, and the sum of the heights with gaps.
  public var size: Size {
    let sizes = elements.map(\.size)
    let height = sizes.reduce(0) { $0 + $1.height } + gap * Double(max(0, sizes.count - 1))
    return Size(sizes.map(\.width).max() ?? 0, height)
  }

  /// Where the elements stand when the column stands at a point.
  public func frames(at origin: Point) -> [Rect] {
    let width = size.width
    var y = origin.y
    return elements.map { element in
      let size = element.size
      defer { y += size.height + gap }
      return Rect(at: Point(origin.x + alignment.share * (width - size.width), y), size)
    }
  }

  /// Draws all elements.
  public func draw(on canvas: Canvas, in rect: Rect) {
    for (element, frame) in zip(elements, frames(at: rect.origin)) { element.draw(on: canvas, in: frame) }
  }
}
