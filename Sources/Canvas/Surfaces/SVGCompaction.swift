/// Cairo's SVG in fewer bytes: the same picture with numbers to a hundredth of a pixel and without what is the default anyway.
///
/// Cairo writes every coordinate with up to six decimals and every property that a shape could have, wraps the outline of each
/// letter in a symbol, and places blanks like letters. Outlines of letters make up most of a figure's file.
struct SVGCompaction {
  private let source: [UInt8]
  private var place = 0
  private var result: [UInt8] = []
  /// The ids of letters without an outline, as blanks are, each with the mark of a reference.
  private var blanks: Set<[UInt8]> = []
  /// The id of the symbol whose outline comes next.
  private var symbol: ArraySlice<UInt8>?

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
    // The declaration and the root element, which says how large the picture is, stay as they are.
    let root = source.firstRange(of: Array("<svg".utf8))?.lowerBound ?? 0
    let start = source[root...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? source.count
    result += source[..<start]
    place = start
    // Between elements stands nothing but line ends.
    while let open = source[place...].firstIndex(of: UInt8(ascii: "<")) {
      let end = source[open...].firstIndex(of: UInt8(ascii: ">")) ?? source.count - 1
      place = end + 1
      copy(SVGElement(source[(open + 1)..<end]))
    }
    return result
  }

  private mutating func copy(_ element: SVGElement) {
    switch element.name {
    case "symbol" where holdsOutline:
      symbol = element["id"]
    case "/symbol" where symbol != nil:
      symbol = nil
    case "path" where symbol != nil && element["d"]?.isEmpty != false:
      blanks.insert([UInt8(ascii: "#")] + (symbol ?? []))
    case "use" where blanks.contains(Array(element["xlink:href"] ?? [])): break
    default: write(element)
    }
  }

  /// Whether the symbol that begins here is one outline, as of a letter.
  private var holdsOutline: Bool {
    let tags = source[place...].split(separator: UInt8(ascii: "<"), maxSplits: 3).dropFirst().prefix(2)
    return tags.count == 2 && tags.first?.starts(with: "path ".utf8) == true
      && tags.last?.starts(with: "/symbol>".utf8) == true
  }

  private mutating func write(_ element: SVGElement) {
    result.append(UInt8(ascii: "<"))
    result += element.name.utf8
    if let symbol, element.name == "path" { write("id", Array(symbol)) }
    for (name, value) in element.attributes {
      if let value = SVGCompaction.value(value, of: name) { write(name, value) }
    }
    if element.isEmpty { result.append(UInt8(ascii: "/")) }
    result.append(UInt8(ascii: ">"))
  }

  private mutating func write(_ name: String, _ value: [UInt8]) {
    result.append(UInt8(ascii: " "))
    result += name.utf8
    result += [UInt8(ascii: "="), UInt8(ascii: "\"")]
    result += value
    result.append(UInt8(ascii: "\""))
  }

  /// An attribute's value as short as can be; `nil` where nothing is left to say.
  private static func value(_ value: ArraySlice<UInt8>, of name: String) -> [UInt8]? {
    switch name {
    case "d": return path(value)
    case "x", "y", "width", "height", "x1", "x2", "y1", "y2", "offset", "points": return numbers(value, places: 2)
    case "transform":
      let text = String(decoding: numbers(value, places: 4), as: UTF8.self)
      return Array(text.replacing("matrix(1,0,0,1,", with: "translate(").utf8)
    case "style": return style(value)
    default: return Array(value)
    }
  }

  private static func style(_ value: ArraySlice<UInt8>) -> [UInt8]? {
    let text = String(decoding: value, as: UTF8.self)
    var properties = text.split(separator: ";").map { $0.drop { $0 == " " } }
    let isRound = properties.contains("stroke-linejoin:round")
    properties.removeAll { defaults.contains(String($0)) || (isRound && $0.hasPrefix("stroke-miterlimit:")) }
    return properties.isEmpty ? nil : Array(properties.map(colour).joined(separator: ";").utf8)
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
