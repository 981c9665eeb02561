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

  private static let idle = Mutex<[TextEngine]>([])
  private static let mostLayouts = 4096

  private let shipped: Fonts
  private var withSystemFonts: Fonts?
  private var layouts: [Key: TextLayout] = [:]

  private init() { shipped = Fonts(.shipped) }

  /// Lends an engine that no other thread uses.
  static func borrow<Result>(_ body: (TextEngine) throws -> Result) rethrows -> Result {
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

/// A text laid out: its size, its baseline, ready to draw.
final class TextLayout {
  let pointer: OpaquePointer
  let size: Size
  /// Distance from the top of the box to the first line's baseline.
  let baseline: Double
  let lines: Int
  /// Where the widest line begins: aligned text stands somewhere in the width it was wrapped to.
  let offset: Double
  private let fonts: TextEngine.Fonts

  var lacksGlyphs: Bool { pango_layout_get_unknown_glyphs_count(pointer) > 0 }

  init(_ key: TextEngine.Key, in fonts: TextEngine.Fonts) {
    self.fonts = fonts
    pointer = pango_layout_new(fonts.context)
    TextLayout.set(key.style, on: pointer)
    pango_layout_set_text(pointer, key.text, -1)
    if let width = key.width {
      pango_layout_set_width(pointer, Int32(width * Double(PANGO_SCALE)))
      pango_layout_set_wrap(pointer, PANGO_WRAP_WORD_CHAR)
      pango_layout_set_line_spacing(pointer, 1.12)
    }
    switch key.alignment {
    case .leading: pango_layout_set_alignment(pointer, PANGO_ALIGN_LEFT)
    case .centre: pango_layout_set_alignment(pointer, PANGO_ALIGN_CENTER)
    case .trailing: pango_layout_set_alignment(pointer, PANGO_ALIGN_RIGHT)
    }
    var logical = PangoRectangle()
    pango_layout_get_extents(pointer, nil, &logical)
    let unit = Double(PANGO_SCALE)
    size = Size(Double(logical.width) / unit, Double(logical.height) / unit)
    baseline = Double(pango_layout_get_baseline(pointer)) / unit
    offset = Double(logical.x) / unit
    lines = Int(pango_layout_get_line_count(pointer))
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

  private static func set(_ style: TextStyle, on layout: OpaquePointer) {
    let description = pango_font_description_new()
    pango_font_description_set_family(description, FontLibrary.family)
    pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(description, style.isBold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(description, style.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_layout_set_font_description(layout, description)
    pango_font_description_free(description)
    let attributes = pango_attr_list_new()
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"))
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }
}
