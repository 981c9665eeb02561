import CCairo
import Canvas
import Foundation
import FoundationXML

/// Paints an SVG document as its specification says, to be held against the picture that it should show.
///
/// It knows the elements and attributes that figures have, and counts whatever it does not know as a fault.
final class SVGReader: NSObject, XMLParserDelegate {
  /// What cannot be understood.
  private(set) var faults: [String] = []
  /// How often each element occurs.
  private(set) var elements: [String: Int] = [:]
  private(set) var pixels: Pixels?

  /// An element with its attributes and what is in it.
  final class Node {
    let name: String
    let attributes: [String: String]
    var children: [Node] = []

    init(_ name: String, _ attributes: [String: String]) { (self.name, self.attributes) = (name, attributes) }
  }

  private var open: [Node] = []
  private var root: Node?
  private var nodes: [String: Node] = [:]
  private var context: OpaquePointer?
  private var parsed: [String: [(Character, [Double])]] = [:]

  /// Reads a document and paints it with two pixels per unit, as PNG files have.
  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() { faults.append("not well-formed: \(String(describing: parser.parserError))") }
    guard let root, let width = root.number("width"), let height = root.number("height") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(2 * width), Int32(2 * height))
    defer { cairo_surface_destroy(surface) }
    context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_scale(context, 2, 2)
    for node in root.children { paint(node, Style()) }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: file) }
    cairo_surface_write_to_png(surface, file.path)
    pixels = try Pixels([UInt8](Data(contentsOf: file)))
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let node = Node(name, attributes)
    elements[name, default: 0] += 1
    if let id = attributes["id"], nodes.updateValue(node, forKey: id) != nil { faults.append("two ids \(id)") }
    open.last?.children.append(node)
    if open.isEmpty { root = node }
    open.append(node)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  /// What elements inherit.
  private struct Style {
    var fill = "#000"
    var join = CAIRO_LINE_JOIN_MITER
  }
}

extension SVGReader {
  private func paint(_ node: Node, _ style: Style) {
    var style = style
    if let fill = node["fill"] { style.fill = fill }
    if node["stroke-linejoin"] == "round" { style.join = CAIRO_LINE_JOIN_ROUND }
    cairo_save(context)
    defer { cairo_restore(context) }
    if let transform = node["transform"] { apply(transform) }
    if let clip = node["clip-path"] { apply(clip: clip) }
    switch node.name {
    case "title", "desc", "defs": break
    case "g": for child in node.children { paint(child, style) }
    case "path": paint(path: node, style)
    case "image": paint(image: node)
    case "use":
      cairo_translate(context, node.number("x") ?? 0, node.number("y") ?? 0)
      target(of: node["href"]).map { paint($0, style) }
    default: faults.append("element \(node.name)")
    }
  }

  private func target(of reference: String?) -> Node? {
    let node = reference.flatMap { nodes[String($0.dropFirst())] }
    if node == nil { faults.append("nothing at \(reference ?? "no reference")") }
    return node
  }

  private func apply(_ transform: String) {
    for match in transform.matches(of: #/(\w+)\(([^)]*)\)/#) {
      let numbers = match.output.2.split(separator: " ").compactMap { Double($0) }
      switch (match.output.1, numbers.count) {
      case ("translate", 2): cairo_translate(context, numbers[0], numbers[1])
      case ("scale", 1): cairo_scale(context, numbers[0], numbers[0])
      case ("rotate", 3):
        cairo_translate(context, numbers[1], numbers[2])
        cairo_rotate(context, numbers[0] * .pi / 180)
        cairo_translate(context, -numbers[1], -numbers[2])
      default: faults.append("transform \(transform)")
      }
    }
  }

  private func apply(clip reference: String) {
    guard let clip = target(of: String(reference.dropFirst(4).dropLast())), let path = clip.children.first else {
      return
    }
    trace(path["d"] ?? "")
    cairo_clip(context)
  }

  private func paint(path node: Node, _ style: Style) {
    trace(node["d"] ?? "")
    if style.fill != "none" {
      set(style.fill)
      cairo_fill_preserve(context)
    }
    if let stroke = node["stroke"] {
      set(stroke)
      cairo_set_line_join(context, style.join)
      cairo_set_line_width(context, node.number("stroke-width") ?? 1)
      let lengths = (node["stroke-dasharray"] ?? "").split(separator: " ").compactMap { Double($0) }
      cairo_set_dash(context, lengths, Int32(lengths.count), 0)
      cairo_stroke_preserve(context)
    }
    cairo_new_path(context)
  }

  private func set(_ colour: String) {
    var digits = String(colour.dropFirst())
    if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
    guard let value = UInt32(digits, radix: 16), digits.count == 6 else { return faults.append("colour \(colour)") }
    let colour = Colour(value)
    cairo_set_source_rgb(context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
  }

  private func paint(image node: Node) {
    guard let data = node["href"]?.split(separator: ",").last, let bytes = Data(base64Encoded: String(data)),
      let picture = try? Pixels([UInt8](bytes)), let width = node.number("width"), let height = node.number("height"),
      node["image-rendering"] == "pixelated", node["preserveAspectRatio"] == "none"
    else { return faults.append("image") }
    cairo_translate(context, node.number("x") ?? 0, node.number("y") ?? 0)
    cairo_scale(context, width / Double(picture.width), height / Double(picture.height))
    var pixels = picture.values
    pixels.withUnsafeMutableBytes { bytes in
      let surface = cairo_image_surface_create_for_data(
        bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_RGB24, Int32(picture.width),
        Int32(picture.height), Int32(4 * picture.width))
      cairo_set_source_surface(context, surface, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
      cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
      cairo_rectangle(context, 0, 0, Double(picture.width), Double(picture.height))
      cairo_fill(context)
      cairo_surface_destroy(surface)
    }
  }
}

/// Path data (SVG 2, chapter 9).
extension SVGReader {
  private func trace(_ data: String) {
    cairo_new_path(context)
    for (letter, all) in commands(data) {
      var (command, numbers) = (letter, all[...])
      repeat {
        let count = step(command, numbers)
        guard count <= numbers.count else { return faults.append("path \(data.prefix(80))") }
        numbers = numbers.dropFirst(count)
        // Further pairs after a move are lines.
        if command == "m" { command = "l" }
      } while !numbers.isEmpty
    }
  }

  /// The letters with their numbers: a number ends where a sign, a second point, a blank or a letter stands.
  private func commands(_ data: String) -> [(Character, [Double])] {
    if let known = parsed[data] { return known }
    var result: [(Character, [Double])] = []
    var number = ""
    func endNumber() {
      guard !number.isEmpty else { return }
      if let value = Double(number), !result.isEmpty {
        result[result.count - 1].1.append(value)
      } else {
        faults.append("number \(number)")
      }
      number = ""
    }
    for character in data {
      if character.isLetter || character == " " || character == "-" || (character == "." && number.contains(".")) {
        endNumber()
      }
      if character.isLetter {
        result.append((character, []))
      } else if character != " " {
        number.append(character)
      }
    }
    endNumber()
    parsed[data] = result
    return result
  }

  /// Takes one step, and says how many numbers it took.
  private func step(_ command: Character, _ numbers: ArraySlice<Double>) -> Int {
    let n = Array(numbers.prefix(7)) + [Double](repeating: 0, count: 7)
    if !"zm".contains(command), cairo_has_current_point(context) == 0 { faults.append("a path without a beginning") }
    switch command {
    case "m":
      // The first move of a path is from (0, 0).
      if cairo_has_current_point(context) == 0 {
        cairo_move_to(context, n[0], n[1])
      } else {
        cairo_rel_move_to(context, n[0], n[1])
      }
      return 2
    case "l": cairo_rel_line_to(context, n[0], n[1]); return 2
    case "h": cairo_rel_line_to(context, n[0], 0); return 1
    case "v": cairo_rel_line_to(context, 0, n[0]); return 1
    case "c": cairo_rel_curve_to(context, n[0], n[1], n[2], n[3], n[4], n[5]); return 6
    case "a": arc(radius: n[0], dx: n[5], dy: n[6], n); return 7
    case "z": cairo_close_path(context); return 0
    default:
      faults.append("path command \(command)")
      return numbers.count
    }
  }

  /// A clockwise arc of at most half a circle.
  private func arc(radius: Double, dx: Double, dy: Double, _ n: [Double]) {
    if n[1] != radius || n[3] != 0 || n[4] != 1 { faults.append("an arc of another kind") }
    var (x, y) = (0.0, 0.0)
    cairo_get_current_point(context, &x, &y)
    let half = (dx * dx + dy * dy).squareRoot() / 2
    // A radius that is too small grows (SVG 2, 9.5.1).
    let radius = max(radius, half)
    let height = max(radius * radius - half * half, 0).squareRoot()
    let centre = (x + dx / 2 - dy / (2 * half) * height, y + dy / 2 + dx / (2 * half) * height)
    cairo_arc(
      context, centre.0, centre.1, radius, atan2(y - centre.1, x - centre.0),
      atan2(y + dy - centre.1, x + dx - centre.0))
  }
}

extension SVGReader.Node {
  subscript(name: String) -> String? { attributes[name] }

  func number(_ name: String) -> Double? { attributes[name].flatMap { Double($0.replacing("px", with: "")) } }
}
