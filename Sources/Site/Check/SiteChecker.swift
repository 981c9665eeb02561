import Support

/// Checks a site on disk: links, anchors, pictures, ids, the manifest and the machine-readable files.
package struct SiteChecker {
  /// What a check found.
  package struct Result: Sendable {
    /// How many pages were read.
    package var pages: Int
    /// How many references were followed.
    package var links: Int
    /// What is wrong; empty where all is well.
    package var findings: [SiteFinding]
  }

  private let root: String
  private let paths: [String]

  /// Looks at a site; throws `FileError.missing` where there is no directory, or neither a first page nor a manifest in it.
  package init(_ directory: String) throws(FileError) {
    root = directory
    let marks = ["index.html", SiteManifest.fileName]
    guard marks.contains(where: { DirectoryTree.status("\(directory)/\($0)") != nil }) else {
      throw .missing(path: "\(directory)/index.html")
    }
    paths = DirectoryTree.entries(in: directory).filter { !$0.isDirectory }.map(\.path)
  }

  /// Checks everything; the findings are in the order of the files.
  package func check() -> Result {
    let files = Set(paths)
    let manifest = SiteManifest(of: root)
    // Guests are nobody's business, unless there is no manifest to tell them apart.
    let own = manifest.map { Set($0.files.map(\.path)) } ?? files
    let html = paths.filter { $0.hasSuffix(".html") && own.contains($0) }
    let pages = html.map { PageFacts(path: $0, html: read($0) ?? []) }
    let links = LinkCheck(pages) { files.contains($0) }
    var findings = links.findings
    for path in paths where path.hasSuffix(".css") && own.contains(path) {
      findings += StylesheetCheck.findings(path, read(path) ?? []) { files.contains($0) }
    }
    findings += manifestFindings(manifest, files)
    findings += RecordCheck(exists: { files.contains($0) }, read: read).findings
    return Result(pages: pages.count, links: links.count, findings: findings)
  }

  private func read(_ path: String) -> [UInt8]? { try? Files.read("\(root)/\(path)", limit: 1 << 28) }

  private func manifestFindings(_ manifest: SiteManifest?, _ files: Set<String>) -> [SiteFinding] {
    guard let manifest else {
      return [SiteFinding(path: SiteManifest.fileName, line: nil, problem: "there is no manifest that can be read")]
    }
    var findings: [SiteFinding] = []
    if manifest.contentKey.isEmpty {
      let problem = "the site was being replaced when the run died; make it again"
      findings.append(SiteFinding(path: SiteManifest.fileName, line: nil, problem: problem))
    }
    for file in manifest.files {
      let bytes = files.contains(file.path) ? read(file.path) : nil
      if bytes == nil {
        findings.append(
          SiteFinding(
            path: file.path, line: nil,
            problem: files.contains(file.path) ? "the file cannot be read" : "the file is missing"))
      } else if let bytes, bytes.count != file.bytes || ContentDigest.of(bytes) != file.xxh3 {
        findings.append(SiteFinding(path: file.path, line: nil, problem: "the file was changed since it was made"))
      }
    }
    return findings
  }
}
