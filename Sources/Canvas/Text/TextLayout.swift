import CPango

/// A text laid out: its size, its baseline, ready to draw.
final class TextLayout {
  let key: TextEngine.Key
  let pointer: OpaquePointer
  let size: Size
  /// Distance from the top of the box to the first line's baseline.
  let baseline: Double
  let lines: Int
  /// Where the widest line begins: aligned text stands somewhere in the width it was wrapped to.
  let offset: Double
  /// The letters as outlines.
  private(set) lazy var glyphs = fonts.outlines.glyphs(of: pointer)
  private let fonts: TextEngine.Fonts

  var lacksGlyphs: Bool { pango_layout_get_unknown_glyphs_count(pointer) > 0 }

  init(_ key: TextEngine.Key, in fonts: TextEngine.Fonts) {
    (self.key, self.fonts) = (key, fonts)
    pointer = pango_layout_new(fonts.context)
    TextLayout.set(key.style, on: pointer)
    let formula = key.style.isFormula ? Formula(key.text) : Formula(plain: key.text)
    pango_layout_set_text(pointer, formula.text, -1)
    TextLayout.set(formula, key.style, on: pointer)
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
  }

  private static func set(_ formula: Formula, _ style: TextStyle, on layout: OpaquePointer) {
    let attributes = pango_attr_list_new()
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"))
    let unit = Double(PANGO_SCALE)
    for part in formula.parts {
      switch part.kind {
      case .slanted: insert(pango_attr_style_new(PANGO_STYLE_ITALIC), part.bytes, attributes)
      case .raised, .lowered:
        // Even an exponent is not smaller than 11 px.
        insert(pango_attr_size_new_absolute(Int32(max(11, 0.74 * style.size) * unit)), part.bytes, attributes)
        let rise = (part.kind == .raised ? 0.36 : -0.18) * style.size
        insert(pango_attr_rise_new(Int32(rise * unit)), part.bytes, attributes)
      }
    }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  private static func insert(
    _ attribute: UnsafeMutablePointer<PangoAttribute>?, _ bytes: Range<Int>, _ list: OpaquePointer?
  ) {
    guard let attribute else { return }
    attribute.pointee.start_index = UInt32(bytes.lowerBound)
    attribute.pointee.end_index = UInt32(bytes.upperBound)
    pango_attr_list_insert(list, attribute)
  }
}
