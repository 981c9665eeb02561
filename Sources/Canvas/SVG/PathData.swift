/// The data of an SVG path in few bytes: relative steps in whole units, of which a pixel has a fixed number.
///
/// Each step begins where the last one ended after rounding, so that the errors do not add up.
struct PathData {
  private(set) var bytes: [UInt8] = []
  private let unitsPerPixel: Double
  private var place = (x: 0, y: 0)
  private var start = (x: 0, y: 0)
  /// A move that is written once something is drawn from there.
  private var pending: (x: Int, y: Int)?
  private var command: UInt8 = 0

  /// - Parameter unitsPerPixel: 100 for numbers with two decimals, 1 for whole numbers.
  init(unitsPerPixel: Double = 100) { self.unitsPerPixel = unitsPerPixel }

  mutating func append(_ step: PathStep) {
    switch step {
    case .move(let point): pending = rounded(point)
    case .line(let point): line(to: rounded(point))
    case .curve(let first, let second, let end): curve(rounded(first), rounded(second), rounded(end))
    case .close: close()
    }
  }

  mutating func append(_ outline: Outline) {
    switch outline {
    case .path(let steps): for step in steps { append(step) }
    case .circle(let centre, let radius): circle(centre, radius)
    case .rectangle(let rect, let radius):
      radius > 0 ? roundedRectangle(rect, min(radius, rect.width / 2, rect.height / 2)) : rectangle(rect)
    }
  }

  private mutating func rectangle(_ rect: Rect) {
    let (corner, opposite) = (rounded(rect.origin), rounded(Point(rect.maxX, rect.maxY)))
    pending = corner
    beginIfNeeded()
    write("h", opposite.x - corner.x)
    write("v", opposite.y - corner.y)
    write("h", corner.x - opposite.x)
    place = (corner.x, opposite.y)
    close()
  }

  private mutating func roundedRectangle(_ rect: Rect, _ radius: Double) {
    append(.move(Point(rect.minX + radius, rect.minY)))
    append(.line(Point(rect.maxX - radius, rect.minY)))
    arc(radius, to: Point(rect.maxX, rect.minY + radius))
    append(.line(Point(rect.maxX, rect.maxY - radius)))
    arc(radius, to: Point(rect.maxX - radius, rect.maxY))
    append(.line(Point(rect.minX + radius, rect.maxY)))
    arc(radius, to: Point(rect.minX, rect.maxY - radius))
    append(.line(Point(rect.minX, rect.minY + radius)))
    arc(radius, to: Point(rect.minX + radius, rect.minY))
    close()
  }

  private mutating func circle(_ centre: Point, _ radius: Double) {
    guard radius > 0 else { return }
    append(.move(centre.moved(-radius, 0)))
    arc(radius, to: centre.moved(radius, 0))
    arc(radius, to: centre.moved(-radius, 0))
    close()
  }

  private mutating func line(to end: (x: Int, y: Int)) {
    // A path that begins with a line begins at its end, as in Cairo.
    if bytes.isEmpty, pending == nil { pending = end }
    // A line of no length is not seen.
    if let pending, pending == end { return }
    beginIfNeeded()
    switch (end.x - place.x, end.y - place.y) {
    case (0, 0): break
    case (let dx, 0): write("h", dx)
    case (0, let dy): write("v", dy)
    case (let dx, let dy): write("l", dx, dy)
    }
    place = end
  }

  private mutating func curve(_ first: (x: Int, y: Int), _ second: (x: Int, y: Int), _ end: (x: Int, y: Int)) {
    beginIfNeeded()
    write(
      "c", first.x - place.x, first.y - place.y, second.x - place.x, second.y - place.y, end.x - place.x,
      end.y - place.y)
    place = end
  }

  /// A quarter or half of a circle, clockwise.
  private mutating func arc(_ radius: Double, to point: Point) {
    beginIfNeeded()
    let (radius, end) = (Int((radius * unitsPerPixel).rounded()), rounded(point))
    write("a", radius, radius)
    // Flags are always one digit.
    bytes += " 0 0 1".utf8
    write(number: end.x - place.x)
    write(number: end.y - place.y)
    place = end
  }

  private mutating func close() {
    guard pending == nil, command != 0 else { return }
    command = UInt8(ascii: "z")
    bytes.append(command)
    place = start
  }

  private mutating func beginIfNeeded() {
    guard let begin = pending else { return }
    // The first move of a path is from (0, 0); numbers that follow those of a move are lines.
    write("m", begin.x - place.x, begin.y - place.y)
    command = UInt8(ascii: "l")
    (place, start, pending) = (begin, begin, nil)
  }

  private mutating func write(_ letter: Unicode.Scalar, _ numbers: Int...) {
    let letter = UInt8(ascii: letter)
    if letter != command {
      bytes.append(letter)
      command = letter
    }
    for number in numbers { write(number: number) }
  }

  private mutating func write(number: Int) {
    let needsBlank = number >= 0 && (bytes.last.map { (48...57).contains($0) } ?? false)
    if needsBlank { bytes.append(UInt8(ascii: " ")) }
    bytes.append(units: number, perOne: Int(unitsPerPixel))
  }

  private func rounded(_ point: Point) -> (x: Int, y: Int) {
    (Int((point.x * unitsPerPixel).rounded()), Int((point.y * unitsPerPixel).rounded()))
  }
}

extension [UInt8] {
  /// Writes a number of hundredths (or of whole units) as short as can be: -50 hundredths are `-.5`.
  mutating func append(units: Int, perOne: Int) {
    if units < 0 { append(UInt8(ascii: "-")) }
    let (whole, part) = units.magnitude.quotientAndRemainder(dividingBy: UInt(perOne))
    if whole > 0 || part == 0 { append(decimal: whole) }
    guard part > 0 else { return }
    append(UInt8(ascii: "."))
    var (rest, unit) = (part, UInt(perOne))
    while rest > 0 {
      unit /= 10
      append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
    }
  }

  private mutating func append(decimal number: UInt) {
    if number >= 10 { append(decimal: number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
