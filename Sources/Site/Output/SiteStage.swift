import CFileSystem
import Glibc
import Support
import Synchronization

/// A new site that is being filled, invisible until it is published whole. Files may be written from several threads.
package final class SiteStage: Sendable {
  private struct Content {
    var files: [String: SiteManifest.File] = [:]
    var folders: Set<String> = []
    var isPublished = false
  }

  /// What became of files that somebody had changed.
  package struct Outcome: Sendable, Equatable {
    /// Changed files of an earlier site, under the names by which they were kept.
    package var kept: [String]
  }

  private let place: SitePlace
  /// Where the new site is built.
  package let path: String
  private let descriptor: Int32
  private let content = Mutex(Content())

  init(for place: SitePlace) throws(FileError) {
    self.place = place
    path = try SiteStage.makeDirectory(for: place)
    descriptor = try SitePlace.lock(path)
  }

  deinit {
    if !content.withLock(\.isPublished) { DirectoryTree.remove(path) }
    close(descriptor)
  }

  /// Writes a file of the site; throws `FileError`, or `SiteError.duplicate` if it was written already.
  package func write(_ bytes: [UInt8], to file: String) throws {
    precondition(SiteManifest.isInside(file), "the path of a file must stay inside the site")
    let entry = SiteManifest.File(path: file, bytes: bytes.count, xxh3: ContentDigest.of(bytes))
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) }
    let isNew = content.withLock { content in
      content.files.updateValue(entry, forKey: file) == nil
    }
    guard isNew else { throw SiteError.duplicate(what: "files of the site", name: file) }
    if let folder,
      content.withLock({ $0.folders.insert(folder).inserted }) || !DirectoryTree.isDirectory("\(path)/\(folder)")
    {
      try Files.makeDirectory("\(path)/\(folder)")
    }
    try Files.writeThrough(bytes, to: "\(path)/\(file)", synchronize: false)
  }

  /// The paths of the files written so far, in order.
  package var files: [String] { content.withLock { $0.files.keys.sorted() } }

  /// Puts the new site in the old one's place in one step, with everything in it that is not ours.
  ///
  /// Throws `FileError`, or `SiteError.occupied` where somebody else's file stands in the way; then nothing changed.
  package func publish(contentKey: String) throws -> Outcome {
    let files = content.withLock { Array($0.files.values) }
    let manifest = SiteManifest(contentKey: contentKey, files: files)
    let guests = try SiteGuests(of: place.path, comparedWith: manifest)
    if path == place.stagePaths.inside {
      try moveInto(manifest, guests)
    } else {
      try guests.link(into: path)
      try Files.writeThrough(manifest.json, to: "\(path)/\(SiteManifest.fileName)", synchronize: false)
      try synchronize()
      try exchange(manifest, guests)
    }
    content.withLock { $0.isPublished = true }
    return Outcome(kept: guests.kept.map(\.newPath))
  }

  /// Waits until everything written is on the disk: one call for all files.
  private func synchronize() throws(FileError) {
    guard cfs_synchronize(descriptor) == 0 else { throw .writing(path, errno) }
  }

  private func exchange(_ manifest: SiteManifest, _ guests: SiteGuests) throws {
    if let status = DirectoryTree.status(place.path) { chmod(path, status.st_mode & 0o7777) }
    if cfs_exchange(path, place.path) != 0 {
      switch errno {
      case EINVAL, ENOSYS, ENOTSUP: try replace()
      case EBUSY, EXDEV: return try moveInto(manifest, guests)
      default: throw FileError.writing(place.path, errno)
      }
    }
    Files.syncDirectory(of: place.path)
    SiteStage.removeRetired(path, rescuingInto: place.path)
  }

  /// Two renames, for file systems that cannot exchange; `SitePlace` puts the old site back if a run dies in between.
  private func replace() throws(FileError) {
    guard rename(place.path, place.retiredPath) == 0 else { throw .writing(place.path, errno) }
    guard rename(path, place.path) == 0 else {
      let code = errno
      rename(place.retiredPath, place.path)
      throw .writing(place.path, code)
    }
    SiteStage.removeRetired(place.retiredPath, rescuingInto: place.path)
  }

  /// Moves the files in one by one, each whole, for a directory that cannot be exchanged itself (a mount, the working
  /// directory). A manifest without a key stands there meanwhile, so that an interrupted move is never taken for a site.
  private func moveInto(_ manifest: SiteManifest, _ guests: SiteGuests) throws {
    try guests.keepChanged()
    let previous = place.manifest?.files ?? []
    let paths = Set(manifest.files.map(\.path))
    let obsolete = previous.filter { !paths.contains($0.path) }
    let unfinished = SiteManifest(contentKey: "", files: manifest.files + obsolete)
    try Files.write(unfinished.json, to: "\(place.path)/\(SiteManifest.fileName)")
    for file in manifest.files { try move(file.path) }
    for file in obsolete { unlink("\(place.path)/\(file.path)") }
    SiteStage.removeEmptyFolders(of: obsolete, in: place.path)
    DirectoryTree.remove(path)
    try synchronize()
    try Files.write(manifest.json, to: "\(place.path)/\(SiteManifest.fileName)")
  }

  private func move(_ file: String) throws(FileError) {
    let target = "\(place.path)/\(file)"
    if let slash = target.lastIndex(of: "/") { try Files.makeDirectory(String(target[..<slash])) }
    if rename("\(path)/\(file)", target) == 0 { return }
    guard errno == EXDEV else { throw .writing(target, errno) }
    try Files.write(try Files.read("\(path)/\(file)", limit: 1 << 30), to: target)
  }

  /// Removes a directory that was exchanged; files in it that are nobody's copy are saved first.
  static func removeRetired(_ retired: String, rescuingInto site: String) {
    if let manifest = SiteManifest(of: retired) {
      let own = Set(manifest.files.map(\.path))
      for entry in DirectoryTree.entries(in: retired) where !entry.isDirectory && !own.contains(entry.path) {
        let target = "\(site)/\(entry.path)"
        guard entry.path != SiteManifest.fileName, DirectoryTree.status(target) == nil else { continue }
        if let slash = target.lastIndex(of: "/") { try? Files.makeDirectory(String(target[..<slash])) }
        if rename("\(retired)/\(entry.path)", target) != 0 { return }
      }
    }
    DirectoryTree.remove(retired)
  }

  private static func removeEmptyFolders(of files: [SiteManifest.File], in site: String) {
    let folders = Set(files.flatMap { SiteGuests.folders(of: $0.path) })
    for folder in folders.sorted(by: >) { rmdir("\(site)/\(folder)") }
  }

  private static func makeDirectory(for place: SitePlace) throws(FileError) -> String {
    let (beside, inside) = place.stagePaths
    let isWorkingDirectory = getcwd(nil, 0).map { pointer in
      defer { free(pointer) }
      return "\(String(cString: pointer))/".hasPrefix(place.path + "/")
    }
    // Exchanging the working directory would leave the caller's shell in a directory that is gone.
    if isWorkingDirectory != true, mkdir(beside, 0o777) == 0 { return beside }
    guard mkdir(inside, 0o777) == 0 else { throw .writing(inside, errno) }
    return inside
  }
}
