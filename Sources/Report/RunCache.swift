import Foundation
import Support

/// Where finished and interrupted trainings are kept: `$XDG_CACHE_HOME/cnn-viz/runs/KEY`.
///
/// The key is the hash of everything that determines the weights, so that a run is found again only by an equal one.
struct RunCache {
  private let directory: String
  private var lock: DirectoryLock?

  /// The place of the run with this key under a root. What it holds can be read at once.
  init(root: String, key: String) {
    directory = root + "/runs/" + key
  }

  /// Holds the place for this process, so that it can be written to.
  ///
  /// Throws `FileError`: `busy` if another process trains this run now, another where nothing can be kept there.
  mutating func hold() throws(FileError) {
    lock = try DirectoryLock(directory)
    removeLeftovers()
  }

  /// The cache of the user with this environment; `nil` where there is no home either.
  static func root(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
    CacheDirectory.root { environment[$0] }
  }

  private var checkpoint: String { directory + "/checkpoint" }

  /// The last checkpoint that was written whole; `nil` if there is none.
  func read() throws(FileError) -> [UInt8]? {
    do {
      return try Files.read(checkpoint, limit: 1 << 32)
    } catch FileError.missing {
      return nil
    }
  }

  /// Replaces the checkpoint in one step.
  func write(_ bytes: [UInt8]) throws(FileError) { try Files.write(bytes, to: checkpoint) }

  /// Forgets what was trained.
  func clear() { unlink(checkpoint) }

  /// Removes what a run left that was killed while it wrote: nobody else writes here now.
  private func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    for name in names where name.hasSuffix(".part") { unlink(directory + "/" + name) }
  }
}
