/// A tag of an SVG file as Cairo writes it: every value in double quotes, no `>` in any.
struct SVGElement {
  /// The name, with a slash in front if the tag closes an element.
  let name: String
  /// The attributes in order.
  let attributes: [(name: String, value: ArraySlice<UInt8>)]
  /// Whether the tag closes itself.
  let isEmpty: Bool

  /// Reads what stands between `<` and `>`.
  init(_ source: ArraySlice<UInt8>) {
    var rest = source
    isEmpty = rest.last == UInt8(ascii: "/")
    if isEmpty { rest = rest.dropLast() }
    let isEnd = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
    name = String(decoding: rest.prefix { !isEnd($0) }, as: UTF8.self)
    rest = rest.drop { !isEnd($0) }
    var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = rest[..<equals].drop(while: isEnd)
      let value = rest[equals...].dropFirst(2)
      guard let quote = value.firstIndex(of: UInt8(ascii: "\"")) else { break }
      attributes.append((String(decoding: name, as: UTF8.self), value[..<quote]))
      rest = rest[(quote + 1)...]
    }
    self.attributes = attributes
  }

  /// The value of an attribute.
  subscript(name: String) -> ArraySlice<UInt8>? { attributes.first { $0.name == name }?.value }
}
