/// Completes a staged site whose pictures are drawn, and publishes it.
package struct SiteWriter {
  /// What was published.
  package struct Outcome: Sendable {
    /// References that were followed between the pages.
    package var links: Int
    /// Files of an earlier site that somebody had changed, under the names by which they were kept.
    package var kept: [String]
  }

  private let stage: SiteStage

  /// Will complete this stage.
  package init(_ stage: SiteStage) { self.stage = stage }

  /// Writes pages, assets, `figures.json` and `report.json`, follows all links, and puts the site in its place.
  ///
  /// Throws `SiteError.brokenSite` where a link leads nowhere; `FileError` where writing fails; then the old site stands.
  package func publish(_ site: BuiltSite, report: ReportRecord, contentKey: String) throws -> Outcome {
    let links = try checkLinks(site)
    for page in site.pages { try stage.write(Array(page.html.utf8), to: page.path) }
    for asset in site.assets { try stage.write(asset.bytes, to: asset.path) }
    try stage.write(FigureRecord.json(site.figures, sequences: site.sequences), to: "figures.json")
    try stage.write(report.json(links: links), to: "report.json")
    let outcome = try stage.publish(contentKey: contentKey)
    return Outcome(links: links, kept: outcome.kept)
  }

  private func checkLinks(_ site: BuiltSite) throws -> Int {
    let files = Set(stage.files + site.assets.map(\.path) + ["figures.json", "report.json"])
    let pages = site.pages.map { PageFacts(path: $0.path, html: Array($0.html.utf8)) }
    let check = LinkCheck(pages) { files.contains($0) }
    if let first = check.findings.first {
      throw SiteError.brokenSite(findings: check.findings.count, first: first.description)
    }
    return check.count
  }
}
