import CPango
import Foundation

/// The shipped fonts, registered with fontconfig once per process.
struct FontLibrary: @unchecked Sendable {
  /// The family of all text in figures.
  static let family = "CNN Viz Sans"

  /// Only the shipped fonts, so that figures do not depend on what the machine has.
  static let shipped = FontLibrary(FcConfigCreate())
  /// The shipped fonts and the machine's, for characters that the shipped ones lack; made when first needed.
  static let withSystemFonts = FontLibrary(FcInitLoadConfigAndFonts())

  /// Never changed after it was made; fontconfig allows many readers.
  private let config: OpaquePointer?

  private init(_ config: OpaquePointer?) {
    self.config = config
    for style in ["regular", "italic", "semibold"] {
      let file = Bundle.module.url(forResource: "cnn-viz-sans-\(style)", withExtension: "otf", subdirectory: "fonts")
      if let file { FcConfigAppFontAddFile(config, file.path) }
    }
  }

  /// A new font map over these fonts; the caller owns it.
  func makeFontMap() -> UnsafeMutablePointer<PangoFontMap>? {
    let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)
    if let map { pango_fc_font_map_set_config(OpaquePointer(map), config) }
    return map
  }
}
