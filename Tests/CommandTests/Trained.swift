import Foundation
import TestSupport
import Testing

/// What all tests share, made once: a small network, trained for one epoch, and a site of it.
enum Trained {
  private static let directory: String = {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("cnn-viz-tests-\(getpid())").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: Trained.directory) }
    return path
  }()

  /// The cache in which it is.
  static var cache: String { directory + "/cache" }

  /// The file that describes it.
  static let network: String = {
    let text = """
      name: tiny
      input: [28, 28, 1]
      layers:
        - Conv2D: {name: conv1, filters: 2, kernel_size: 3, strides: 3, activation: relu}
        - Flatten
        - Dense: {units: 10, activation: softmax}
      """
    let path = directory + "/tiny.yml"
    try? text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }()

  /// Its weights.
  static let weights: String = {
    let path = directory + "/tiny.safetensors"
    _ = try? Workshop().run("train", "mnist", "--network", network, "--epochs", "1", "--save", path)
    return path
  }()

  /// A site of it in English, which tests copy and do not touch.
  static let site: String = {
    _ = weights
    let path = directory + "/site"
    _ = try? Workshop().run(
      "report", "mnist", "--network", network, "--epochs", "1", "--language", "en", "--output", path)
    return path
  }()
}
