import Foundation
import Support

/// Where finished and interrupted trainings are kept: `$XDG_CACHE_HOME/cnn-viz/runs/KEY`.
///
/// The key is the hash of everything that determines the weights, so that a run is found again only by an equal one.
struct RunCache {
  /// The directory of this run.
  let directory: String
  private let lock: DirectoryLock

  /// Opens, and holds, the place of the run with this key; throws `FileError.busy` if another process trains it now.
  init(key: String) throws(FileError) {
    directory = RunCache.root + "/runs/" + key
    lock = try DirectoryLock(directory)
  }

  /// The cache of this user.
  static var root: String {
    let environment = ProcessInfo.processInfo.environment
    // The specification of the base directories has relative paths ignored.
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/cnn-viz" }
    return (environment["HOME"] ?? "/tmp") + "/.cache/cnn-viz"
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
}
