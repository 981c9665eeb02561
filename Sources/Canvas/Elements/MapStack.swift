/// The maps of a layer laid behind each other like cards, the first in front: how an architecture shows depth.
public struct MapStack: Element {
  let maps: [MapValues]
  let scale: ColourScale
  let cell: Double
  let step: Point

  /// The front map and what sticks out behind it.
  public let size: Size

  /// Makes a stack.
  ///
  /// - Parameters:
  ///   - maps: the first stands in front, bottom left; the last behind, top right. All of one size, at least one.
  ///   - cell: pixels per cell of a map.
  ///   - step: how far each map is moved right and up behind the one before.
  public init(_ maps: [MapValues], _ scale: ColourScale, cell: Double, step: Double = 5) {
    self.init(maps, scale, cell: cell, step: Point(step, step))
  }

  /// Makes a stack whose maps move right and up by different distances, so that more of each can be seen.
  public init(_ maps: [MapValues], _ scale: ColourScale, cell: Double, step: Point) {
    self.maps = maps
    self.scale = scale
    self.cell = cell
    self.step = step
    let behind = Double(max(0, maps.count - 1))
    let front = maps.first.map { MapStack.size(of: $0, cell) } ?? Size(0, 0)
    size = Size(front.width + behind * step.x, front.height + behind * step.y)
  }

  /// Where a map lies when the stack stands in a rectangle; 0 is the front one.
  public func frame(map index: Int, in rect: Rect) -> Rect {
    let front = MapStack.size(of: maps[index], cell)
    let corner = Point(
      rect.minX + Double(index) * step.x, rect.minY + size.height - front.height - Double(index) * step.y)
    return Rect(at: corner, front)
  }

  private static func size(of map: MapValues, _ cell: Double) -> Size {
    let size = Size(Double(map.columns) * cell, Double(map.rows) * cell)
    return map.isSignal ? .signal(in: Size(size.width, size.width)) : size
  }

  /// Draws the maps from the last to the first.
  public func draw(on canvas: Canvas, in rect: Rect) {
    for index in maps.indices.reversed() {
      let frame = frame(map: index, in: rect)
      canvas.rectangle(frame.inset(-2), fill: .paper)
      canvas.heatMap(maps[index], in: frame, scale)
    }
  }
}
