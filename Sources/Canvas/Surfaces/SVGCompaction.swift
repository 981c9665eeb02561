/// Cairo's SVG in fewer bytes: the same picture with numbers to a hundredth of a pixel and without what is the default anyway.
///
/// Cairo writes every coordinate with up to six decimals and every property that a shape could have. Outlines of letters make
/// up most of a figure's file, and half of that is such digits.
struct SVGCompaction {
  private let source: [UInt8]
  private var place = 0
  private var result: [UInt8] = []

  /// The bytes of a document in fewer bytes.
  static func compacted(_ source: [UInt8]) -> [UInt8] {
    var compaction = SVGCompaction(source: source)
    return compaction.run()
  }

  private init(source: [UInt8]) {
    self.source = source
    result.reserveCapacity(source.count)
  }

  private mutating func run() -> [UInt8] {
    // Attributes are all that holds numbers; the root element's say how large the picture is and stay as they are.
    var isInRoot = true
    while place < source.count {
      let byte = source[place]
      if byte == UInt8(ascii: ">"), isInRoot, result.contains(svg: "<svg") { isInRoot = false }
      if byte == UInt8(ascii: "="), !isInRoot, place + 1 < source.count, source[place + 1] == UInt8(ascii: "\"") {
        attribute()
      } else {
        result.append(byte)
        place += 1
      }
    }
    return result
  }

  /// Copies the attribute whose name is already there, its value as short as can be.
  private mutating func attribute() {
    let name = result.lastName
    let start = place + 2
    let end = source[start...].firstIndex(of: UInt8(ascii: "\"")) ?? source.count
    place = min(end + 1, source.count)
    let value = source[start..<end]
    switch name {
    case "d": write(SVGCompaction.path(value))
    case "x", "y", "width", "height", "x1", "x2", "y1", "y2", "offset", "points":
      write(SVGCompaction.numbers(value, places: 2))
    case "transform":
      let text = String(decoding: SVGCompaction.numbers(value, places: 4), as: UTF8.self)
      write(Array(text.replacing("matrix(1,0,0,1,", with: "translate(").utf8))
    case "style": style(value)
    default: write(Array(value))
    }
  }

  private mutating func write(_ value: [UInt8]) {
    result += [UInt8(ascii: "="), UInt8(ascii: "\"")]
    result += value
    result.append(UInt8(ascii: "\""))
  }

  private mutating func style(_ value: ArraySlice<UInt8>) {
    let text = String(decoding: value, as: UTF8.self)
    var properties = text.split(separator: ";").map { $0.drop { $0 == " " } }
    let isRound = properties.contains("stroke-linejoin:round")
    properties.removeAll {
      SVGCompaction.defaults.contains(String($0)) || (isRound && $0.hasPrefix("stroke-miterlimit:"))
    }
    if properties.isEmpty {
      // The name of the attribute and the blank before it.
      result.removeLast(" style".utf8.count)
      return
    }
    write(Array(properties.map(SVGCompaction.colour).joined(separator: ";").utf8))
  }

  /// What a property is if nothing is said of it.
  private static let defaults: Set<String> = [
    "stroke:none", "fill-rule:nonzero", "fill-opacity:1", "stroke-opacity:1", "stroke-linecap:butt", "stroke-width:1",
    "clip-rule:nonzero",
  ]

  /// A property with its colour in hexadecimal: Cairo writes eight bits as a percentage with six decimals.
  private static func colour(_ property: Substring) -> String {
    guard let start = property.firstRange(of: "rgb("), property.hasSuffix("%)") else { return String(property) }
    let shares = property[start.upperBound...].dropLast().split(separator: ",").compactMap { Double($0.dropLast()) }
    guard shares.count == 3 else { return String(property) }
    let digits = shares.map { share in
      let hex = String(Int((share * 2.55).rounded()), radix: 16)
      return hex.count == 1 ? "0" + hex : hex
    }
    return property[..<start.lowerBound] + "#" + digits.joined()
  }

  /// The data of a path without the point to which Cairo returns at its end, where nothing begins.
  private static func path(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var end = value.endIndex
    if let last = value.lastIndex(of: UInt8(ascii: "M")), last >= value.startIndex + 2,
      value[last - 2] == UInt8(ascii: "Z")
    {
      end = last - 1
    }
    return tight(numbers(value[..<end], places: 2)[...])
  }

  /// Path data without blanks and zeros that nothing needs: `M 0.5 -1.25` becomes `M.5-1.25`.
  private static func tight(_ path: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(path.count)
    for token in path.split(separator: UInt8(ascii: " ")) {
      var token = token
      let isNegative = token.first == UInt8(ascii: "-")
      let digits = token.dropFirst(isNegative ? 1 : 0)
      if digits.starts(with: "0.".utf8) { token = (isNegative ? [UInt8(ascii: "-")] : []) + digits.dropFirst() }
      if let last = result.last, last.isPartOfNumber, !isNegative, token.first?.isPartOfNumber == true {
        result.append(UInt8(ascii: " "))
      }
      result += token
    }
    return result
  }

  /// Text with its numbers rounded.
  private static func numbers(_ text: ArraySlice<UInt8>, places: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index].isPartOfNumber else {
        result.append(text[index])
        index += 1
        continue
      }
      var end = index
      while end < text.endIndex, text[end].isPartOfNumber { end += 1 }
      let number = text[index..<end]
      result += number.count > places + 2 ? rounded(number, places: places) : Array(number)
      index = end
    }
    return result
  }

  private static func rounded(_ number: ArraySlice<UInt8>, places: Int) -> [UInt8] {
    guard let value = Double(String(decoding: number, as: UTF8.self)), abs(value) < 1e9 else { return Array(number) }
    let unit = places == 2 ? 100.0 : 10_000
    let scaled = Int((abs(value) * unit).rounded())
    var digits = String(scaled % Int(unit))
    digits = String(repeating: "0", count: places - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return Array((sign + String(scaled / Int(unit)) + (digits.isEmpty ? "" : "." + digits)).utf8)
  }
}

extension UInt8 {
  /// Whether it can stand in a decimal number as Cairo writes it.
  fileprivate var isPartOfNumber: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
  }
}

extension [UInt8] {
  /// The name that stands at the end, behind a blank.
  fileprivate var lastName: String {
    let start = lastIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? startIndex
    return String(decoding: self[start...], as: UTF8.self)
  }

  /// Whether it holds a text.
  fileprivate func contains(svg text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
