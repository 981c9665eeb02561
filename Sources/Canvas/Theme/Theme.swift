/// Whom a figure is drawn for: a light page, a dark page, or paper that may be black and white.
///
/// The three give their own values to the same roles; no theme is the inversion of another.
public enum Theme: String, CaseIterable, Sendable, Codable {
  case light
  case dark
  case print

  /// The colours of the theme.
  public var palette: Palette {
    switch self {
    case .light: .light
    case .dark: .dark
    case .print: .print
    }
  }

  /// Whether negative values carry a hatch as well as a colour, so that they are told apart in black and white.
  public var marksNegatives: Bool { self == .print }

  /// The colour that a paint stands for.
  public func colour(_ paint: Paint) -> Colour {
    switch paint {
    case .ink: palette.ink
    case .paper: palette.paper
    case .muted: palette.muted
    case .hairline: palette.hairline
    case .panel: palette.panel
    case .accent: palette.accent
    case .lookHere: palette.lookHere
    case .category(let index): palette.categories[index % palette.categories.count]
    case .colour(let colour): colour
    case .value(let value, let scale): colour(of: value, scale)
    case .over(let value, let scale): readable(on: colour(of: value, scale))
    case .readable(on: let background): readable(on: colour(background))
    case .tint(let paint): palette.paper.mixed(with: colour(paint), 0.16)
    }
  }

  /// Dark or light: what reads best on a colour, with a contrast of 4 at least.
  public func readable(on background: Colour) -> Colour {
    // In the dark, ink and paper are too near to each other for the colours halfway between them.
    let dark = self == .dark ? Colour(0x000000) : palette.ink
    let light = Colour(0xffffff)
    return background.contrast(with: light) > background.contrast(with: dark) ? light : dark
  }
}

/// What a stroke, a fill or a text means; the theme says which colour that is.
public enum Paint: Sendable, Hashable {
  /// Text and the lines that carry the meaning.
  case ink
  /// The background.
  case paper
  /// Secondary text.
  case muted
  /// Thin lines that separate.
  case hairline
  /// A quiet area, a shade away from the background.
  case panel
  /// The one accent of pages and figures.
  case accent
  /// "Look here": the outline around what the figure is about.
  case lookHere
  /// Colours of things that have no order; six that colour-blind readers can tell apart, then again from the first.
  case category(Int)
  /// An exact colour, as of a heat map's cell.
  case colour(Colour)
  /// The colour that a number has on a scale.
  case value(Float, ColourScale)
  /// Ink or white, whichever reads better on the colour that a number has on a scale.
  case over(Float, ColourScale)
  /// Ink or white, whichever reads better on another paint.
  indirect case readable(on: Paint)
  /// The paper with a touch of another paint.
  indirect case tint(Paint)
}

/// The colours of a theme by role.
public struct Palette: Sendable {
  let ink, paper, muted, hairline, panel, accent, lookHere: Colour
  let categories: [Colour]
  let scales: [ColourScale.Kind: ColourTable]

  private init(
    ink: UInt32, paper: UInt32, muted: UInt32, hairline: UInt32, panel: UInt32, accent: UInt32, lookHere: UInt32,
    categories: [UInt32], activation: [UInt32], weight: [UInt32], probability: [UInt32], error: [UInt32]
  ) {
    self.ink = Colour(ink)
    self.paper = Colour(paper)
    self.muted = Colour(muted)
    self.hairline = Colour(hairline)
    self.panel = Colour(panel)
    self.accent = Colour(accent)
    self.lookHere = Colour(lookHere)
    self.categories = categories.map { Colour($0) }
    scales = [
      .activation: ColourTable(activation), .weight: ColourTable(weight), .probability: ColourTable(probability),
      .error: ColourTable(error), .grey: ColourTable(grey: true),
    ]
  }

  static let light = Palette(
    ink: 0x1a1a1a, paper: 0xffffff, muted: 0x5c6166, hairline: 0xc9cdd1, panel: 0xf3f4f6, accent: 0x2257a8,
    lookHere: 0xe66101,
    categories: [0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x8a6d00, 0x56b4e9],
    activation: [0x2166ac, 0xf7f7f7, 0xb2182b], weight: [0x8c510a, 0xf5f5f5, 0x01665e],
    probability: [0xf7fbff, 0x6baed6, 0x08306b], error: [0xfff5eb, 0xfd8d3c, 0x8c2d04])

  static let dark = Palette(
    ink: 0xe8eaed, paper: 0x16191d, muted: 0xa3abb3, hairline: 0x454c54, panel: 0x20252b, accent: 0x8ab4f8,
    lookHere: 0xff9142,
    categories: [0x56b4e9, 0xff9f40, 0x2fc99a, 0xe79bc6, 0xe3cf57, 0x7b8cff],
    activation: [0x6cb6ff, 0x2b3036, 0xff7b72], weight: [0xe3a857, 0x2d3135, 0x45c4b0],
    probability: [0x1c232b, 0x3f7cb8, 0xcfe6ff], error: [0x241d18, 0xb8560f, 0xffc999])

  static let print = Palette(
    ink: 0x000000, paper: 0xffffff, muted: 0x404040, hairline: 0x999999, panel: 0xf0f0f0, accent: 0x1a3f7a,
    lookHere: 0xb84d00,
    categories: [0x004f7c, 0xb84d00, 0x007a58, 0x9c4a78, 0x6b5500, 0x3d3d3d],
    activation: [0x2166ac, 0xffffff, 0xb2182b], weight: [0x8c510a, 0xffffff, 0x01665e],
    probability: [0xffffff, 0x6baed6, 0x08306b], error: [0xffffff, 0xfd8d3c, 0x8c2d04])
}
