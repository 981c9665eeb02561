import Foundation
import Support

/// Where the runs of studies are kept, each by the hash of everything that determines it, with the seconds that it took.
///
/// A cache that cannot be read or written costs time only.
public struct StudyCache: Sendable {
  private let directory: String

  /// The cache below a directory, in `studies`.
  public init(root: String) { directory = root + "/studies" }

  /// The cache of this user; `nil` where there is no home.
  public static var standard: StudyCache? { CacheDirectory.root().map(StudyCache.init) }

  func read(_ key: String) -> StudyRun? {
    guard let bytes = try? Files.read(path(key), limit: 1 << 24) else { return nil }
    return try? JSONDecoder().decode(StudyRun.self, from: Data(bytes))
  }

  func write(_ run: StudyRun, _ key: String) {
    guard let data = try? JSONEncoder().encode(run) else { return }
    try? Files.makeDirectory(directory)
    try? Files.write(Array(data), to: path(key))
  }

  private func path(_ key: String) -> String { "\(directory)/\(key).json" }
}
