import CCairo
import CPango
import Synchronization

/// Lays text out with Pango. One engine serves one thread at a time; engines are kept and lent again.
final class TextEngine: @unchecked Sendable {
  struct Key: Hashable {
    var text: String
    var style: TextStyle
    var width: Double?
    var alignment = TextAlignment.leading
  }

  /// The engine of the drawing at work, so that what is measured for it is laid out only once.
  @TaskLocal static var current: TextEngine?

  private static let idle = Mutex<[TextEngine]>([])
  private static let mostLayouts = 4096

  private let shipped: Fonts
  private var withSystemFonts: Fonts?
  private var layouts: [Key: TextLayout] = [:]

  private init() { shipped = Fonts(.shipped) }

  /// Lends an engine that no other thread uses.
  static func borrow<Result>(_ body: (TextEngine) throws -> Result) rethrows -> Result {
    if let current { return try body(current) }
    let engine = take()
    defer { giveBack(engine) }
    return try body(engine)
  }

  static func take() -> TextEngine { idle.withLock { $0.popLast() } ?? TextEngine() }

  static func giveBack(_ engine: TextEngine) { idle.withLock { $0.append(engine) } }

  func layout(_ key: Key) -> TextLayout {
    if let known = layouts[key] { return known }
    if layouts.count >= TextEngine.mostLayouts { layouts.removeAll(keepingCapacity: true) }
    var layout = TextLayout(key, in: shipped)
    if layout.lacksGlyphs {
      if withSystemFonts == nil { withSystemFonts = Fonts(.withSystemFonts) }
      if let fonts = withSystemFonts { layout = TextLayout(key, in: fonts) }
    }
    layouts[key] = layout
    return layout
  }
}

extension TextEngine {
  /// A Pango context over one library of fonts.
  final class Fonts {
    let context: OpaquePointer
    let outlines = GlyphOutlines()
    private let map: UnsafeMutablePointer<PangoFontMap>

    init(_ library: FontLibrary) {
      guard let map = library.makeFontMap(), let context = pango_font_map_create_context(map) else {
        fatalError("Pango gives no font map, so no figure can be drawn")
      }
      self.map = map
      self.context = context
      let options = cairo_font_options_create()
      // Without hinting a text is as wide in every format and at every scale.
      cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
      cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
      cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
      pango_cairo_context_set_font_options(context, options)
      cairo_font_options_destroy(options)
      pango_context_set_round_glyph_positions(context, 0)
      pango_context_set_language(context, pango_language_from_string("en"))
    }

    deinit {
      g_object_unref(UnsafeMutableRawPointer(context))
      g_object_unref(UnsafeMutableRawPointer(map))
    }
  }
}
