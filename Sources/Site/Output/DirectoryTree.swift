import Glibc
import Support

/// What stands in a directory, and its removal; links are never followed.
enum DirectoryTree {
  /// One entry below a directory.
  struct Entry: Equatable {
    /// The path from the directory on.
    var path: String
    /// Whether it is a directory itself (a link to one is not).
    var isDirectory: Bool
  }

  /// Everything below a directory, in order, each directory before what it holds; nothing where it cannot be read.
  static func entries(in directory: String) -> [Entry] {
    var entries: [Entry] = []
    collect(directory, prefix: "", into: &entries)
    return entries
  }

  /// Removes a directory with everything in it; what is missing is no error.
  static func remove(_ directory: String) {
    for entry in entries(in: directory).reversed() {
      let path = "\(directory)/\(entry.path)"
      if entry.isDirectory { rmdir(path) } else { unlink(path) }
    }
    rmdir(directory)
  }

  /// The status of a path itself, without following a link.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  /// Whether a path is a directory and no link to one.
  static func isDirectory(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  private static func collect(_ directory: String, prefix: String, into entries: inout [Entry]) {
    for name in names(in: directory) {
      let path = "\(directory)/\(name)"
      let isFolder = isDirectory(path)
      entries.append(Entry(path: prefix + name, isDirectory: isFolder))
      if isFolder { collect(path, prefix: "\(prefix)\(name)/", into: &entries) }
    }
  }

  /// The names in a directory in order of their bytes; `readdir` has none of its own.
  static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
