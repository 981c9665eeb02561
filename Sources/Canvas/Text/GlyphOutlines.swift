import CCairo
import CPango

/// The outline of a letter at `GlyphOutlines.unitsPerSize` units per font size, as the data of an SVG path.
final class GlyphOutline {
  /// The data of a path; empty for blanks.
  let data: [UInt8]

  init(data: [UInt8]) { self.data = data }
}

/// A letter of a text and where it stands, in pixels from the top left corner of the text's layout.
struct PlacedGlyph {
  let outline: GlyphOutline
  /// The size of its font in pixels.
  let size: Double
  let origin: Point
}

/// The outlines of the letters of one library of fonts; all sizes of a font share them.
final class GlyphOutlines {
  /// So many units are as long as the font's size: fine enough for the eye even when the page is enlarged.
  static let unitsPerSize = 500.0

  /// A font at the size of the outlines and those known of its letters.
  private final class Face {
    let font: OpaquePointer
    var outlines: [PangoGlyph: GlyphOutline] = [:]

    init(_ font: OpaquePointer) { self.font = font }

    deinit { cairo_scaled_font_destroy(font) }
  }

  private var faces: [String: Face] = [:]
  private let surface: OpaquePointer?
  private let context: OpaquePointer?

  init() {
    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)
    context = cairo_create(surface)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// The letters of a layout in the order of reading; blanks are left out.
  func glyphs(of layout: OpaquePointer) -> [PlacedGlyph] {
    let unit = Double(PANGO_SCALE)
    var result: [PlacedGlyph] = []
    let iterator = pango_layout_get_iter(layout)
    defer { pango_layout_iter_free(iterator) }
    repeat {
      guard let run = pango_layout_iter_get_run_readonly(iterator), let font = run.pointee.item.pointee.analysis.font,
        let string = run.pointee.glyphs
      else { continue }
      var extents = PangoRectangle()
      pango_layout_iter_get_run_extents(iterator, nil, &extents)
      let baseline = Double(pango_layout_iter_get_run_baseline(iterator)) / unit
      let (face, size) = face(of: font)
      var x = Int(extents.x)
      for index in 0..<Int(string.pointee.num_glyphs) {
        let info = string.pointee.glyphs[index]
        defer { x += Int(info.geometry.width) }
        let outline = outline(of: info.glyph, face)
        guard !outline.data.isEmpty else { continue }
        let origin = Point(
          Double(x + Int(info.geometry.x_offset)) / unit, baseline + Double(info.geometry.y_offset) / unit)
        result.append(PlacedGlyph(outline: outline, size: size, origin: origin))
      }
    } while pango_layout_iter_next_run(iterator) != 0
    return result
  }

  /// A font's face, and the size in pixels at which the font stands.
  private func face(of font: UnsafeMutablePointer<PangoFont>) -> (Face, Double) {
    let description = pango_font_describe_with_absolute_size(font)
    defer { pango_font_description_free(description) }
    let size = Double(pango_font_description_get_size(description)) / Double(PANGO_SCALE)
    pango_font_description_unset_fields(description, PANGO_FONT_MASK_SIZE)
    let characters = pango_font_description_to_string(description)
    defer { g_free(characters) }
    let name = characters.map { String(cString: $0) } ?? ""
    if let known = faces[name] { return (known, size) }
    let small = pango_cairo_font_get_scaled_font(OpaquePointer(font))
    var own = cairo_matrix_t()
    var matrix = cairo_matrix_t()
    var identity = cairo_matrix_t()
    cairo_scaled_font_get_font_matrix(small, &own)
    cairo_matrix_init_identity(&identity)
    // Rounded, so that the outlines are the same from whatever size they are made first.
    let factor = GlyphOutlines.unitsPerSize / size
    func enlarged(_ number: Double) -> Double { (number * factor * 64).rounded() / 64 }
    cairo_matrix_init(&matrix, enlarged(own.xx), enlarged(own.yx), enlarged(own.xy), enlarged(own.yy), 0, 0)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_scaled_font_get_font_options(small, options)
    let large = cairo_scaled_font_create(cairo_scaled_font_get_font_face(small), &matrix, &identity, options)
    guard let large else { fatalError("Cairo gives no font at another size, so no figure can be drawn") }
    let face = Face(large)
    faces[name] = face
    return (face, size)
  }

  private func outline(of glyph: PangoGlyph, _ face: Face) -> GlyphOutline {
    if let known = face.outlines[glyph] { return known }
    cairo_set_scaled_font(context, face.font)
    var place = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0)
    cairo_new_path(context)
    // What Pango places without drawing it has a number above all letters.
    if glyph & PangoGlyph(PANGO_GLYPH_UNKNOWN_FLAG) == 0, glyph != PangoGlyph(PANGO_GLYPH_EMPTY) {
      cairo_glyph_path(context, &place, 1)
    }
    var data = PathData(unitsPerPixel: 1)
    data.append(currentPathOf: context)
    let outline = GlyphOutline(data: data.bytes)
    face.outlines[glyph] = outline
    return outline
  }
}

extension PathData {
  /// The path at hand in a Cairo context.
  fileprivate mutating func append(currentPathOf context: OpaquePointer?) {
    guard let path = cairo_copy_path(context) else { return }
    defer { cairo_path_destroy(path) }
    var index = 0
    while index < Int(path.pointee.num_data), let data = path.pointee.data {
      let header = data[index].header
      func point(_ number: Int) -> Point { Point(data[index + number].point.x, data[index + number].point.y) }
      switch header.type {
      case CAIRO_PATH_MOVE_TO: append(.move(point(1)))
      case CAIRO_PATH_LINE_TO: append(.line(point(1)))
      case CAIRO_PATH_CURVE_TO: append(.curve(point(1), point(2), point(3)))
      default: append(.close)
      }
      index += Int(header.length)
    }
  }
}
