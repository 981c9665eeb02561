import Canvas
import Foundation
import Testing

@Suite struct GalleryTests {
  /// Where the references are in the sources, so that a new picture can be written beside the old one.
  private static let references = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("References")

  @Test(arguments: Theme.allCases)
  func everyMarkLooksAsItDidWhenSomebodyLastLooked(_ theme: Theme) throws {
    let picture = try Gallery.picture(.png, theme)
    let name = "gallery-\(theme.rawValue)"
    let stored = GalleryTests.references.appendingPathComponent(name + ".png")
    let old = try? Pixels([UInt8](Data(contentsOf: stored)))
    let difference = try old.map { try Pixels(picture.bytes).difference(from: $0) } ?? 1
    // Other versions of FreeType and Cairo place edges a little differently.
    guard difference > 0.004 else { return }
    let new = GalleryTests.references.appendingPathComponent(name + "-new.png")
    try Data(picture.bytes).write(to: new)
    Issue.record("\(difference * 100) % of the pixels differ: compare \(new.path) with \(stored.lastPathComponent)")
  }

  @Test func theSamePictureHasTheSameBytesWhateverIsDrawnBesideIt() async throws {
    let jobs = Theme.allCases.flatMap { theme in PictureFormat.allCases.map { (theme, $0) } }
    let alone = try jobs.map { try Gallery.picture($0.1, $0.0).bytes }
    let beside = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for round in 0..<2 {
        for (index, job) in jobs.enumerated() {
          group.addTask {
            _ = try Picture.sample(.svg) { $0.text("Round \(round): ∑ \(index)", at: Point(4, 4), .title) }
            return (index, try Gallery.picture(job.1, job.0).bytes)
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(beside.count == 2 * jobs.count)
    for (index, bytes) in beside { #expect(bytes == alone[index], "\(jobs[index])") }
  }
}
