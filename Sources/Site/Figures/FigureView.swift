/// A figure as a page shows it: the view model of `partials/figure.html`.
struct FigureView {
  var id: String
  var title: String
  var caption: String
  var alternative: String
  var width: String
  var height: String
  /// Whether the picture is wider than a column of text.
  var isWide: Bool
  var source: String
  var darkSource: String?
  var svg: String
  var png: String
  var pdf: String
  /// The figure's own page.
  var page: String
  var regions: [RegionView]
  var hasRegions: Bool
  /// Whether parts of the picture lead somewhere.
  var hasLinks: Bool
  /// Whether it is hidden until a reader opens what it stands in.
  var isHidden = false
  /// Whether it stands in a frame of somebody else's page, which its links must not replace.
  var isFramed: Bool

  /// Addresses a figure from a page; a site that is dark or light throughout has one picture only.
  ///
  /// Throws `SiteError.badRegion` where a part of the picture has a target that no link could have.
  init(_ figure: DrawnFigure, in edition: Edition, from path: String, isFramed: Bool = false) throws(SiteError) {
    self.init(figure, language: edition.language, from: path)
    for region in figure.regions {
      var href: String?
      if let target = region.target {
        href = try edition.address(ofRegion: target, in: figure.id, from: path)
        if href == nil { continue }
      }
      regions.append(RegionView(region, figure: figure.id, href: href))
    }
    hasRegions = !regions.isEmpty
    hasLinks = regions.contains { $0.href != nil }
    self.isFramed = isFramed
  }

  /// Addresses a figure without parts that lead anywhere.
  init(_ figure: DrawnFigure, language: String, from path: String) {
    func link(_ target: String) -> String { SitePath.relative(target, from: path) }
    id = figure.id
    title = figure.title
    caption = figure.caption
    alternative = figure.alternative
    width = String(figure.width)
    height = String(figure.height)
    isWide = figure.width > 760
    svg = link(SitePath.picture(figure.id, language, "svg"))
    png = link(SitePath.picture(figure.id, language, "png"))
    pdf = link(SitePath.picture(figure.id, language, "pdf"))
    source = svg
    darkSource = figure.hasDarkPicture ? link(SitePath.darkPicture(figure.id, language)) : nil
    page = link(SitePath.figurePage(figure.id, language))
    (regions, hasRegions, hasLinks, isFramed) = ([], false, false, false)
  }
}

/// A part of a picture as a page lays it over the picture.
struct RegionView {
  var x: String
  var y: String
  var width: String
  var height: String
  var label: String
  /// Where it leads; nothing where it only has a name.
  var href: String?
  /// The name in the figure.
  var name: String?
  /// The anchor, unique on the page.
  var anchor: String?

  init(_ region: DrawnRegion, figure: String, href: String?) {
    /// A tenth of a pixel is as good as any; `String` writes a number the same in every locale.
    func number(_ value: Double) -> String {
      let tenths = Int((value * 10).rounded())
      return tenths % 10 == 0 ? String(tenths / 10) : String(Double(tenths) / 10)
    }
    (x, y) = (number(region.x), number(region.y))
    (width, height) = (number(region.width), number(region.height))
    (label, self.href, name) = (region.label, href, region.id)
    anchor = region.id.map { "\(figure)-\($0)" }
  }
}
