import ArgumentParser
import Networks
import Support

/// The network that is measured: a name of the zoo or a YAML file.
struct NetworkArgument: ParsableArguments {
  @Argument(help: "The network: a name (see 'cnn-viz networks') or a YAML file.")
  var network: String

  /// Reads it; throws `NetworkError` or `FileError`.
  func load() throws -> Network {
    guard network.hasSuffix(".yml") || network.hasSuffix(".yaml") else { return try Network.named(network) }
    let text = String(decoding: try Files.read(network, limit: 1 << 20), as: UTF8.self)
    return try Network(yaml: text, file: network)
  }
}

/// The number of threads that compute.
struct ThreadsOption: ParsableArguments {
  @Option(help: "How many threads compute. Default: one per core.")
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, not \(threads).") }
  }
}
