/// Writes the marks of a figure as an SVG document in few bytes.
///
/// Letters are outlines that all sizes share and that are placed by reference, as are words that occur again. Neighbouring shapes
/// of one style become one path. Ids are a code of the picture's name and a running number, so that they depend on nothing else
/// and pictures can share a page.
struct SVGWriter {
  private let theme: Theme
  private let prefix: [UInt8]
  private var body: [UInt8] = []
  private var definitions: [UInt8] = []
  private var lastID = 0

  private var glyphs: [ObjectIdentifier: [UInt8]] = [:]
  private var words: [TextEngine.Key: SVGWord] = [:]
  private let occurrences: [TextEngine.Key: Int]

  /// The style of the shapes that wait to be written as one path.
  private var style: SVGStyle?
  private var path = PathData()
  /// The open group of texts: their colour and font size.
  private var group: SVGTextGroup?

  /// The document of the marks of one page.
  static func document(_ marks: [Mark], _ size: Size, _ theme: Theme, _ description: PictureDescription) -> [UInt8] {
    let head = SVGHead(size, description)
    var writer = SVGWriter(marks, theme, head.prefix)
    for mark in marks { writer.write(mark) }
    writer.closeAll()
    var bytes = head.bytes
    if !writer.definitions.isEmpty {
      bytes += "<defs>".utf8
      bytes += writer.definitions
      bytes += "</defs>".utf8
    }
    // What says nothing else has the colour of ink and round corners.
    bytes += "<g fill=\"\(theme.colour(.ink).css)\" stroke-linejoin=\"round\">".utf8
    bytes += writer.body
    bytes += "</g></svg>\n".utf8
    return bytes
  }

  private init(_ marks: [Mark], _ theme: Theme, _ prefix: [UInt8]) {
    (self.theme, self.prefix) = (theme, prefix)
    body.reserveCapacity(1 << 16)
    var occurrences: [TextEngine.Key: Int] = [:]
    for case .text(let layout, _, _) in marks { occurrences[layout.key, default: 0] += 1 }
    self.occurrences = occurrences
  }

  private mutating func write(_ mark: Mark) {
    switch mark {
    case .fill(let outline, let paint):
      begin(SVGStyle(fill: theme.colour(paint)))
      path.append(outline.clockwise)
    case .stroke(let outline, let stroke):
      begin(SVGStyle(stroke: theme.colour(stroke.paint), width: stroke.width, dash: stroke.dash))
      path.append(outline)
    case .text(let layout, let corner, let paint): write(layout, at: corner, theme.colour(paint))
    case .cells(let cells, let rect):
      closeAll()
      write(cells, in: rect)
    case .clip(let rect):
      closeAll()
      clip(to: rect)
    case .turn(let degrees, let centre):
      closeAll()
      body += "<g transform=\"rotate(".utf8
      body.append(decimal: degrees)
      body.append(UInt8(ascii: " "))
      body.append(decimal: centre.x)
      body.append(UInt8(ascii: " "))
      body.append(decimal: centre.y)
      body += ")\">".utf8
    case .end:
      closeAll()
      body += "</g>".utf8
    }
  }

  /// A new id: the picture's code and a running number.
  private mutating func makeID() -> [UInt8] {
    lastID += 1
    var (digits, rest): ([UInt8], Int) = ([], lastID)
    while rest > 0 {
      digits.append(SVGHead.digits[rest % SVGHead.digits.count])
      rest /= SVGHead.digits.count
    }
    return prefix + digits.reversed()
  }
}

/// Shapes.
extension SVGWriter {
  private mutating func begin(_ style: SVGStyle) {
    closeGroup()
    if style != self.style { closePath() }
    self.style = style
  }

  private mutating func closePath() {
    guard let style else { return }
    if !path.bytes.isEmpty {
      body += "<path".utf8
      style.write(to: &body, over: theme.colour(.ink))
      body.append(attribute: "d", path.bytes)
      body += "/>".utf8
    }
    path = PathData()
    self.style = nil
  }

  private mutating func closeAll() {
    closePath()
    closeGroup()
  }

  private mutating func clip(to rect: Rect) {
    let id = makeID()
    var area = PathData()
    area.append(.rectangle(rect, radius: 0))
    definitions += "<clipPath id=\"".utf8
    definitions += id
    definitions += "\"><path".utf8
    definitions.append(attribute: "d", area.bytes)
    definitions += "/></clipPath>".utf8
    body += "<g clip-path=\"url(#".utf8
    body += id
    body += ")\">".utf8
  }

  private mutating func write(_ cells: CellPicture, in rect: Rect) {
    body += "<image".utf8
    for (name, value) in [("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height)] {
      body.append(attribute: name, decimal: value)
    }
    body += " preserveAspectRatio=\"none\"".utf8
    if !cells.isSmooth { body += " image-rendering=\"pixelated\"".utf8 }
    let file = cells.file(theme)
    body += " href=\"data:\(file.type);base64,".utf8
    body.append(base64: file.bytes)
    body += "\"/>".utf8
  }
}

/// Texts.
extension SVGWriter {
  private mutating func write(_ layout: TextLayout, at corner: Point, _ colour: Colour) {
    closePath()
    let glyphs = layout.glyphs
    guard let first = glyphs.first else { return }
    if occurrences[layout.key, default: 0] > 1, glyphs.count > 1, glyphs.allSatisfy({ $0.size == first.size }) {
      let word = word(layout)
      open(SVGTextGroup(colour: colour, size: first.size))
      use(word.id, first.origin.moved(corner.x, corner.y), first.size)
      return
    }
    // Letters of one line and size may share a group that says where the line is.
    var rest = glyphs[...]
    while let start = rest.first {
      let line = rest.prefix { $0.size == start.size && $0.origin.y == start.origin.y }
      rest = rest.dropFirst(line.count)
      open(SVGTextGroup(colour: colour, size: start.size))
      write(line, at: corner)
    }
  }

  private mutating func write(_ line: ArraySlice<PlacedGlyph>, at corner: Point) {
    guard let start = line.first else { return }
    let origin = start.origin.moved(corner.x, corner.y)
    // A group pays from five letters on.
    guard line.count > 4 else {
      for glyph in line { use(id(of: glyph), glyph.origin.moved(corner.x, corner.y), glyph.size) }
      return
    }
    let units = GlyphOutlines.unitsPerSize / start.size
    body += "<g transform=\"translate(".utf8
    body.append(units: Int((origin.x * units).rounded()), perOne: 1)
    body.append(UInt8(ascii: " "))
    body.append(units: Int((origin.y * units).rounded()), perOne: 1)
    body += ")\">".utf8
    for glyph in line { use(id(of: glyph), Point(glyph.origin.x - start.origin.x, 0), glyph.size) }
    body += "</g>".utf8
  }

  /// The group of a word's letters, which stand from its first letter on.
  private mutating func word(_ layout: TextLayout) -> SVGWord {
    if let known = words[layout.key] { return known }
    let (outer, first) = (body, layout.glyphs[0])
    body = []
    for glyph in layout.glyphs {
      use(id(of: glyph), glyph.origin.moved(-first.origin.x, -first.origin.y), glyph.size)
    }
    let word = SVGWord(id: makeID())
    definitions += "<g id=\"".utf8
    definitions += word.id
    definitions += "\">".utf8
    definitions += body
    definitions += "</g>".utf8
    body = outer
    words[layout.key] = word
    return word
  }

  private mutating func id(of glyph: PlacedGlyph) -> [UInt8] {
    let key = ObjectIdentifier(glyph.outline)
    if let known = glyphs[key] { return known }
    let id = makeID()
    glyphs[key] = id
    definitions += "<path id=\"".utf8
    definitions += id
    definitions += "\"".utf8
    definitions.append(attribute: "d", glyph.outline.data)
    definitions += "/>".utf8
    return id
  }

  /// Puts a letter or word somewhere; inside a group of texts a unit is a part of the font's size.
  private mutating func use(_ id: [UInt8], _ place: Point, _ size: Double) {
    let units = GlyphOutlines.unitsPerSize / size
    body += "<use href=\"#".utf8
    body += id
    body.append(UInt8(ascii: "\""))
    for (name, value) in [("x", place.x), ("y", place.y)] {
      let value = Int((value * units).rounded())
      if value != 0 {
        body += " \(name)=\"".utf8
        body.append(units: value, perOne: 1)
        body.append(UInt8(ascii: "\""))
      }
    }
    body += "/>".utf8
  }

  private mutating func open(_ group: SVGTextGroup) {
    guard group != self.group else { return }
    closeGroup()
    body += "<g".utf8
    if group.colour != theme.colour(.ink) { body += " fill=\"\(group.colour.css)\"".utf8 }
    body += " transform=\"scale(".utf8
    body.append(units: Int((group.size / GlyphOutlines.unitsPerSize * 1e7).rounded()), perOne: 10_000_000)
    body += ")\">".utf8
    self.group = group
  }

  private mutating func closeGroup() {
    guard group != nil else { return }
    body += "</g>".utf8
    group = nil
  }
}

/// A word that occurs again.
private struct SVGWord {
  let id: [UInt8]
}

/// What texts in one group have in common.
private struct SVGTextGroup: Equatable {
  let colour: Colour
  let size: Double
}
