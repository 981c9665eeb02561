import Glibc

/// Where the program keeps what it can make or fetch again: `$XDG_CACHE_HOME/cnn-viz`, or `~/.cache/cnn-viz`.
package enum CacheDirectory {
  /// The cache of the user with this environment; `nil` where there is no home either.
  package static func root(_ variable: (String) -> String? = Self.variable) -> String? {
    // The specification of the base directories has relative paths ignored.
    if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/cnn-viz" }
    return variable("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.cache/cnn-viz" : nil }
  }

  /// A variable of this process's environment.
  package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
