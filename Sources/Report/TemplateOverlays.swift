import Foundation
import Site
import Support

extension TemplateLibrary {
  /// The templates with those of directories laid over them; throws `FileError` where there is no such directory.
  init(overlaidBy directories: [String]) throws {
    for directory in directories {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) else {
        throw FileError.missing(path: directory)
      }
      guard isDirectory.boolValue else { throw FileError.notADirectory(path: directory) }
    }
    try self.init(overlays: directories.map { URL(fileURLWithPath: $0) })
  }
}
