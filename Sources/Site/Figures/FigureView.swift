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

  /// Addresses a figure from a page; a site that is dark or light throughout has one picture only.
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
  }
}
