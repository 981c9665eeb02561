import Canvas
import Foundation
import Testing

@Suite struct GalleryTests {
  @Test(arguments: Theme.allCases, PictureFormat.allCases)
  func write(_ theme: Theme, _ format: PictureFormat) throws {
    guard let folder = ProcessInfo.processInfo.environment["CANVAS_GALLERY"] else { return }
    let picture = try Gallery.picture(format, theme)
    try Data(picture.bytes).write(to: URL(fileURLWithPath: "\(folder)/gallery-\(theme.rawValue).\(format.rawValue)"))
  }
}
