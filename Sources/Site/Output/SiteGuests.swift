import Glibc
import Support

/// What stands in a site's directory and is not ours: it goes along when the site is replaced.
struct SiteGuests {
  /// A file of ours that somebody changed, and the name under which it is kept.
  struct Kept {
    var path: String
    var newPath: String
  }

  private let site: String
  private let foreign: [DirectoryTree.Entry]
  /// The changed files of an earlier site.
  let kept: [Kept]

  /// Looks through a site; throws `SiteError.occupied` where a file of the new site would hide one that is not ours.
  init(of site: String, comparedWith new: SiteManifest) throws {
    self.site = site
    let old = SiteManifest(of: site)
    let oldFiles = Dictionary((old?.files ?? []).map { ($0.path, $0) }) { first, _ in first }
    let newFiles = Dictionary(uniqueKeysWithValues: new.files.map { ($0.path, $0) })
    let newFolders = Set(new.files.flatMap { SiteGuests.folders(of: $0.path) })
    let oldFolders = Set(oldFiles.keys.flatMap(SiteGuests.folders))
    let disk = SiteFiles(root: site, manifest: old ?? SiteManifest(contentKey: "", files: []))

    var foreign: [DirectoryTree.Entry] = []
    var kept: [Kept] = []
    for entry in DirectoryTree.entries(in: site) where !SiteGuests.isInternal(entry.path) {
      if entry.isDirectory {
        if newFiles[entry.path] != nil { throw SiteError.occupied(path: "\(site)/\(entry.path)") }
        if !oldFolders.contains(entry.path), !newFolders.contains(entry.path) { foreign.append(entry) }
      } else if let file = oldFiles[entry.path] {
        let isOurs = old?.contentKey.isEmpty == true || disk.isUnchanged(file)
        if !isOurs, newFiles[entry.path].map({ disk.digest(entry.path) != $0.xxh3 }) ?? true {
          kept.append(Kept(path: entry.path, newPath: SiteGuests.freeName(entry.path, in: site)))
        }
      } else if newFolders.contains(entry.path) {
        throw SiteError.occupied(path: "\(site)/\(entry.path)")
      } else if let file = newFiles[entry.path] {
        guard disk.digest(entry.path) == file.xxh3 else { throw SiteError.occupied(path: "\(site)/\(entry.path)") }
      } else {
        foreign.append(entry)
      }
    }
    self.foreign = foreign
    self.kept = kept
  }

  /// Gives every guest a second name in the new site, so that at no moment it has none.
  func link(into target: String) throws(FileError) {
    for entry in foreign {
      if entry.isDirectory {
        let mode = DirectoryTree.status("\(site)/\(entry.path)")?.st_mode ?? 0o777
        if mkdir("\(target)/\(entry.path)", mode & 0o7777) != 0, errno != EEXIST {
          throw .writing("\(target)/\(entry.path)", errno)
        }
      } else {
        try SiteGuests.link("\(site)/\(entry.path)", to: "\(target)/\(entry.path)")
      }
    }
    for file in kept { try SiteGuests.link("\(site)/\(file.path)", to: "\(target)/\(file.newPath)") }
  }

  /// Renames the changed files where they are, for a site whose files are replaced one by one.
  func keepChanged() throws(FileError) {
    for file in kept where rename("\(site)/\(file.path)", "\(site)/\(file.newPath)") != 0 {
      throw .writing("\(site)/\(file.newPath)", errno)
    }
  }

  private static func link(_ source: String, to target: String) throws(FileError) {
    if let slash = target.lastIndex(of: "/") { try Files.makeDirectory(String(target[..<slash])) }
    if linkat(AT_FDCWD, source, AT_FDCWD, target, 0) == 0 { return }
    // File systems without hard links get a copy.
    guard [EPERM, EOPNOTSUPP, EMLINK, ENOSYS].contains(errno) else { throw .writing(target, errno) }
    try Files.writeThrough(try Files.read(source, limit: 1 << 32), to: target, synchronize: false)
  }

  /// All folders above a file.
  static func folders(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }

  private static func isInternal(_ path: String) -> Bool {
    path == SiteManifest.fileName || path == ".cnn-viz-new" || path.hasPrefix(".cnn-viz-new/")
  }

  /// `training.kept.html`, or with a number if that is taken.
  private static func freeName(_ path: String, in site: String) -> String {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let dot = path[slash...].lastIndex(of: ".") ?? path.endIndex
    for number in 1... {
      let name = "\(path[..<dot]).kept\(number == 1 ? "" : "-\(number)")\(path[dot...])"
      if DirectoryTree.status("\(site)/\(name)") == nil { return name }
    }
    return path
  }
}
