/// The shape of a fill or a stroke, in the coordinates of the whole picture.
enum Outline {
  /// A rectangle with rounded corners if the radius is greater than 0.
  case rectangle(Rect, radius: Double)
  case circle(Point, radius: Double)
  case path([PathStep])
}

/// One step of a path.
enum PathStep {
  case move(Point)
  case line(Point)
  case curve(Point, Point, Point)
  case close
}

/// How a line is drawn.
struct Stroke: Hashable {
  let paint: Paint
  let width: Double
  let dash: Dash
}

extension [PathStep] {
  /// Straight lines from point to point.
  init(_ points: [Point]) {
    self = points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
  }
}

extension Outline {
  /// The same area, gone around clockwise: areas that overlap in one path then add up.
  var clockwise: Outline {
    guard case .path(let steps) = self else { return self }
    var points: [Point] = []
    for step in steps {
      switch step {
      case .move(let point) where points.isEmpty: points.append(point)
      case .line(let point): points.append(point)
      case .close: break
      default: return self
      }
    }
    let area = points.indices.reduce(0) { sum, index in
      let (one, next) = (points[index], points[(index + 1) % points.count])
      return sum + one.x * next.y - next.x * one.y
    }
    return area < 0 ? .path([PathStep](points.reversed()) + [.close]) : self
  }
}
