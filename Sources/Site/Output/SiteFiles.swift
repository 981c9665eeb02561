import Glibc
import Support

/// The files of a site on disk, compared with its manifest.
struct SiteFiles {
  let root: String
  private let made: timespec?

  /// Looks at a site; files that are not newer than its manifest need not be read again.
  init(root: String, manifest: SiteManifest) {
    self.root = root
    made =
      manifest.contentKey.isEmpty
      ? nil : DirectoryTree.status("\(root)/\(SiteManifest.fileName)")?.st_mtim
  }

  /// Whether a file is still as it was written.
  func isUnchanged(_ file: SiteManifest.File) -> Bool {
    guard let status = DirectoryTree.status("\(root)/\(file.path)"), status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == file.bytes
    else { return false }
    if let made, SiteFiles.isNotAfter(status.st_mtim, made) { return true }
    return digest(file.path) == file.xxh3
  }

  /// The hash of a file; nothing where it cannot be read.
  func digest(_ path: String) -> String? {
    (try? Files.read("\(root)/\(path)", limit: 1 << 30)).map(ContentDigest.of)
  }

  private static func isNotAfter(_ a: timespec, _ b: timespec) -> Bool {
    a.tv_sec < b.tv_sec || a.tv_sec == b.tv_sec && a.tv_nsec <= b.tv_nsec
  }
}
