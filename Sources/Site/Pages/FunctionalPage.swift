/// Networks that are no chains, and how they are written.
struct FunctionalPage: Chapter {
  let functional: FunctionalContent?
  let id = "functional"
  let marks = StripMarks.layers
  let sections: [String]? = nil

  /// `listings`: the programs of the page, each with its HTML.
  var values: [String: ViewValue] {
    get throws {
      func views(_ listings: [CodeListing]) throws -> ViewValue {
        try ViewValue(
          reflecting: listings.map { ListingView(title: $0.title, html: PythonHighlighter.html($0.text)) })
      }
      let value = functional
      return [
        "listings": .record([
          "pair": try views(value?.pair ?? []), "residual": try views([value?.residual].compactMap { $0 }),
          "inception": try views([value?.inception].compactMap { $0 }),
          "several": try views([value?.several].compactMap { $0 }),
        ])
      ]
    }
  }
}
