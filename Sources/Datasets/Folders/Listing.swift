import Glibc
import Support

/// What stands in a directory, links followed, in the order of the bytes of its names; hidden entries are left out.
struct Listing {
  /// The names of directories.
  private(set) var folders: [String] = []
  /// The names of everything else.
  private(set) var files: [String] = []

  /// No directory may have more entries.
  private static let limit = 1 << 20

  /// Looks into a directory; throws `FileError`, or `DatasetError.unusableFolder` for names that are no text.
  init(_ path: String) throws {
    for name in try Self.names(path).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      var status = stat()
      guard stat("\(path)/\(name)", &status) == 0 else {
        let code = errno
        throw code == ENOENT || code == ELOOP
          ? DatasetError.unusableFolder(path: "\(path)/\(name)", reason: "it is a link that leads nowhere")
          : FileError.unreadable(path: "\(path)/\(name)", reason: String(cString: strerror(code)).lowercased())
      }
      if status.st_mode & S_IFMT == S_IFDIR { folders.append(name) } else { files.append(name) }
    }
  }

  private static func names(_ path: String) throws -> [String] {
    guard let directory = opendir(path) else {
      switch errno {
      case ENOENT: throw FileError.missing(path: path)
      case ENOTDIR: throw FileError.notADirectory(path: path)
      case let code: throw FileError.unreadable(path: path, reason: String(cString: strerror(code)).lowercased())
      }
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      guard let name else {
        throw DatasetError.unusableFolder(path: path, reason: "a name in it is not UTF-8 text; rename that file")
      }
      if !name.hasPrefix(".") { names.append(name) }
      guard names.count <= limit else {
        throw DatasetError.unusableFolder(path: path, reason: "it has more than \(limit) entries")
      }
    }
    return names
  }
}
