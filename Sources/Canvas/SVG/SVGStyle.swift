/// How a path of an SVG document is drawn.
struct SVGStyle: Equatable {
  private let fill: Colour?
  private let stroke: Colour?
  private let width: Double
  private let dash: Dash

  /// A filled shape.
  init(fill: Colour) { (self.fill, stroke, width, dash) = (fill, nil, 1, .solid) }

  /// A line.
  init(stroke: Colour, width: Double, dash: Dash) {
    (fill, self.stroke, self.width, self.dash) = (nil, stroke, width, dash)
  }

  /// Writes the attributes that differ from what holds around the path: filled with `inherited`, no line.
  func write(to bytes: inout [UInt8], over inherited: Colour) {
    if let fill {
      if fill != inherited { bytes += " fill=\"\(fill.css)\"".utf8 }
      return
    }
    guard let stroke else { return }
    bytes += " fill=\"none\" stroke=\"\(stroke.css)\"".utf8
    if width != 1 { bytes.append(attribute: "stroke-width", decimal: width) }
    let lengths = dash.lengths(width)
    guard !lengths.isEmpty else { return }
    bytes += " stroke-dasharray=\"".utf8
    for (index, length) in lengths.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      bytes.append(decimal: length)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension Colour {
  /// The colour as SVG and CSS write it: `#1a1a1a`, or `#fff` where each pair of digits is a double.
  var css: String {
    let digits = String(hex | 0x1000000, radix: 16).dropFirst()
    let pairs = [digits.prefix(2), digits.dropFirst(2).prefix(2), digits.suffix(2)]
    let isShort = pairs.allSatisfy { $0.first == $0.last }
    return "#" + (isShort ? pairs.map { String($0.prefix(1)) }.joined() : String(digits))
  }
}

extension [UInt8] {
  /// Writes a number with two decimals at most.
  mutating func append(decimal number: Double) { append(units: Int((number * 100).rounded()), perOne: 100) }

  mutating func append(attribute name: String, decimal number: Double) {
    self += " \(name)=\"".utf8
    append(decimal: number)
    append(UInt8(ascii: "\""))
  }

  mutating func append(attribute name: String, _ value: [UInt8]) {
    self += " \(name)=\"".utf8
    self += value
    append(UInt8(ascii: "\""))
  }

  /// Writes bytes in base 64 (RFC 4648).
  mutating func append(base64 source: [UInt8]) {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for start in stride(from: 0, to: source.count, by: 3) {
      let three = source[start..<Swift.min(start + 3, source.count)]
      let bits = three.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        append(place <= three.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
  }
}
