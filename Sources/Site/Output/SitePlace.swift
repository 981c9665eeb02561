import Glibc
import Support

/// The directory of a site, held for this process from the beginning of a run to its end.
///
/// The lock is on the directory itself, so that it leaves no file behind; the new directory is locked before it takes the
/// old one's place. The system lets go of it when the process dies.
package final class SitePlace: Sendable {
  /// The directory's real path.
  package let path: String
  private let descriptor: Int32
  private let newDirectories: [String]

  /// Makes the directory if it is missing, locks it and removes what an interrupted run left beside it.
  ///
  /// Throws `FileError`: `busy` if another run holds the directory, `unwritable` if it cannot be made.
  package init(_ directory: String) throws(FileError) {
    guard !directory.isEmpty else { throw .unwritable(path: "''", reason: "a directory must have a name") }
    SitePlace.putBack(directory)
    newDirectories = SitePlace.missingDirectories(directory)
    try Files.makeDirectory(directory)
    guard let real = realpath(directory, nil) else { throw .writing(directory, errno) }
    path = String(cString: real)
    free(real)
    descriptor = try SitePlace.lock(path)
    tidy()
  }

  deinit {
    close(descriptor)
    // A run that failed leaves no empty directories; one that is not empty stays, as rmdir refuses it.
    for directory in newDirectories { rmdir(directory) }
  }

  /// What the site consists of; nothing where no site of ours stands.
  package var manifest: SiteManifest? { SiteManifest(of: path) }

  /// Whether the site was made with this key and nobody changed its files since.
  package func isCurrent(_ contentKey: String) -> Bool {
    guard let manifest, manifest.contentKey == contentKey, !contentKey.isEmpty else { return false }
    let files = SiteFiles(root: path, manifest: manifest)
    return manifest.files.allSatisfy { files.isUnchanged($0) }
  }

  /// A new site beside this one, to be filled and published; throws `FileError` or `SiteError.occupied`.
  package func stage() throws -> SiteStage {
    // A page of somebody else is found now rather than after the work is done.
    if manifest == nil, DirectoryTree.status("\(path)/index.html") != nil {
      throw SiteError.occupied(path: "\(path)/index.html")
    }
    return try SiteStage(for: self)
  }

  /// Where a new site is built: beside the place if that is possible, so that both can be exchanged in one step.
  var stagePaths: (beside: String, inside: String) {
    (SitePlace.beside(path, "new"), "\(path)/.cnn-viz-new")
  }

  /// Where the old site waits while the new one takes its place without an exchange.
  var retiredPath: String { SitePlace.beside(path, "old") }

  private static func beside(_ path: String, _ role: String) -> String {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let parent = path[..<slash]
    return "\(parent)/.\(path[path.index(after: slash)...]).cnn-viz-\(role)"
  }

  /// A directory and those above it as far as there are none, the deepest first.
  private static func missingDirectories(_ directory: String) -> [String] {
    let paths = SiteGuests.folders(of: directory).filter { !$0.isEmpty } + [directory]
    return paths.filter { DirectoryTree.status($0) == nil }.reversed()
  }

  /// Locks a directory; tries again where another run exchanged it in between.
  static func lock(_ path: String) throws(FileError) -> Int32 {
    for _ in 0..<8 {
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .writing(path, errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        throw code == EWOULDBLOCK ? .busy(path: path) : .writing(path, code)
      }
      var locked = stat()
      var standing = stat()
      if fstat(descriptor, &locked) == 0, stat(path, &standing) == 0, locked.st_ino == standing.st_ino,
        locked.st_dev == standing.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
    throw .busy(path: path)
  }

  /// Puts the old site back if a run died between taking it away and putting the new one in its place.
  private static func putBack(_ directory: String) {
    let parent = directory.lastIndex(of: "/").map { String(directory[..<$0]) } ?? "."
    let name = directory.split(separator: "/").last.map(String.init) ?? ""
    guard DirectoryTree.status(directory) == nil, !name.isEmpty else { return }
    rename("\(parent.isEmpty ? "/" : parent)/.\(name).cnn-viz-old", directory)
  }

  private func tidy() {
    for leftover in [stagePaths.beside, stagePaths.inside, retiredPath] where DirectoryTree.isDirectory(leftover) {
      SiteStage.removeRetired(leftover, rescuingInto: path)
    }
  }
}
