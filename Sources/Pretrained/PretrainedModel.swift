import Datasets
import Downloads
import Foundation
import ModelFiles
import Networks

/// A network that others trained: what it is, where its weights are, and how it wants its photographs.
public struct PretrainedModel: Sendable {
  /// The name that commands take, such as `squeezenet`.
  public let name: String
  /// The name that readers see, such as `SqueezeNet 1.1`.
  public let title: String
  /// Under which licence the weights are.
  public let licence: String
  /// How photographs become what it reads.
  public let preprocessing: Preprocessing
  /// Where its weights are.
  public let weights: Place
  /// Its layers.
  package let architecture: @Sendable () throws -> Network

  /// Where weights are.
  public enum Place: Sendable {
    /// In the program, under this path in its resources.
    case embedded(String)
    /// On a server, and after that in the cache.
    case download(Download)
  }

  /// Every trained network; a new one is added here and nowhere else.
  public static let all: [PretrainedModel] = [squeezeNet, inceptionV3]

  /// The network that classifies photographs where no other is named.
  public static let standard = squeezeNet

  /// SqueezeNet 1.1 (Iandola and others, 2016).
  static let squeezeNet = PretrainedModel(
    name: "squeezenet", title: "SqueezeNet 1.1", licence: "BSD-2-Clause",
    preprocessing: Preprocessing(crop: .centreSquare, rows: 224, columns: 224, scaling: .caffe),
    weights: .embedded("squeezenet/squeezenet1_1.safetensors"), architecture: { try .squeezeNet() })

  /// Inception V3 (Szegedy and others, 2016) as Keras has it. The checksum is the one in Keras's own source.
  static let inceptionV3 = PretrainedModel(
    name: "inception_v3", title: "Inception V3", licence: "Apache-2.0",
    preprocessing: Preprocessing(crop: .none, rows: 299, columns: 299, scaling: .symmetric),
    weights: .download(
      Download(
        url: "https://storage.googleapis.com/tensorflow/keras-applications/inception_v3/"
          + "inception_v3_weights_tf_dim_ordering_tf_kernels.h5",
        bytes: 96_112_376, md5: "9a0d58056eeedaa3f26cb7ebd46da564", folder: "models")),
    architecture: { try .inceptionV3() })

  /// The trained network with a name; throws `PretrainedError.unknown`.
  public static func named(_ name: String) throws -> PretrainedModel {
    guard let model = all.first(where: { $0.name == name }) else {
      throw PretrainedError.unknown(name: name, known: all.map(\.name))
    }
    return model
  }

  /// The directory with the weights that come with the program.
  package static var resources: URL { Bundle.module.bundleURL }

  /// The names of its classes, with their synonyms.
  public func classes() throws -> [String] {
    try ImageNetClasses.names(in: Self.resources.appendingPathComponent("squeezenet/imagenet_classes.txt").path)
  }

  /// The file of its weights; throws `PretrainedError.notFetched` where it is not there.
  public func file() throws -> String {
    switch weights {
    case .embedded(let path): return Self.resources.appendingPathComponent(path).path
    case .download(let download):
      guard let file = download.present else { throw PretrainedError.notFetched(name: name) }
      return file
    }
  }

  /// The network and its weights.
  ///
  /// Throws `PretrainedError` where the weights are not there, or what `ModelFile` throws.
  public func load() throws -> (network: Network, weights: Weights) {
    let file = try file()
    let model = try ModelFile.load(file, network: try architecture())
    return (model.network, model.weights)
  }
}
