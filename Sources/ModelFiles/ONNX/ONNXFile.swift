import Foundation
import Networks
import Support
import SwiftProtobuf

/// Models of ONNX: files of one protobuf message.
enum ONNXFile {
  /// The versions of the operators that are read.
  private static let versions = 7...23
  private static let producer = "cnn-viz"
  private static let networkKey = "network"

  /// Whether a file begins as a message that has the version of the format first and then another field of a model.
  static func begins(with bytes: [UInt8]) -> Bool {
    guard bytes.count > 3, bytes[0] == 0x08, (3...20).contains(bytes[1]) else { return false }
    // Texts on who made it, the graph, the versions of the operators, further texts; or the number of the model.
    return [0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72].contains(bytes[2])
  }

  /// Reads a model with its weights.
  static func load(_ open: OpenFile, file: String, network: Network?) throws -> LoadedModel {
    do {
      guard network == nil else {
        throw ONNXFailure(reason: "a file of ONNX has a network of its own; leave --network out.")
      }
      let model = try decoded(open)
      let notes = ModelNotes(Dictionary(model.metadataProps.map { ($0.key, $0.value) }) { first, _ in first })
      if let own = OwnONNX.read(model, key: networkKey, producer: producer, notes) { return own }
      var reader = try ONNXReader(model.graph, version: try version(of: model))
      let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
      return try reader.read(
        name: stem.isNetworkName ? stem : "network", model.producerName == producer ? notes : ModelNotes())
    } catch let failure as ONNXFailure {
      throw ModelFileError.badONNX(file: file, reason: failure.reason)
    } catch let error as NetworkError {
      throw ModelFileError.badONNX(file: file, reason: error.description)
    }
  }

  private static func decoded(_ open: OpenFile) throws -> ONNXModel {
    var options = BinaryDecodingOptions()
    options.messageDepthLimit = 32
    options.discardUnknownFields = true
    do {
      let model = try ONNXModel(serializedBytes: open.read(at: 0, count: open.size), options: options)
      guard model.hasGraph, !model.graph.node.isEmpty else {
        throw ONNXFailure(reason: "it is no model of ONNX, or an empty one.")
      }
      return model
    } catch is BinaryDecodingError {
      throw ONNXFailure(reason: "it is no model of ONNX, or a damaged one.")
    }
  }

  private static func version(of model: ONNXModel) throws -> Int {
    let own = model.opsetImport.first { $0.domain.isEmpty || $0.domain == "ai.onnx" }
    guard let own else { throw ONNXFailure(reason: "it does not say which version of ONNX's operators it uses.") }
    guard versions.contains(Int(own.version)) else {
      throw ONNXFailure(
        reason: "it uses version \(own.version) of ONNX's operators (opset); \(versions.lowerBound) to "
          + "\(versions.upperBound) are read: export the model with one of these.")
    }
    return Int(own.version)
  }

  /// Writes a network and its weights so that at any moment there is the old file or the whole new one.
  static func save(_ network: Network, _ weights: Weights, notes: ModelNotes, to file: String) throws {
    do {
      var writer = ONNXWriter(network: network, weights: weights)
      let graph = try writer.written()
      var model = ONNXModel()
      model.irVersion = 8
      model.producerName = producer
      model.graph = graph
      var version = ONNXOperatorSet()
      version.domain = ""
      version.version = Int64(writer.version)
      model.opsetImport = [version]
      let texts = [(networkKey, network.yaml)] + notes.metadata.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      model.metadataProps = texts.map { key, value in
        var entry = ONNXTextEntry()
        (entry.key, entry.value) = (key, value)
        return entry
      }
      let size = weights.count * MemoryLayout<Float>.size
      // Protobuf allows no message of 2 GiB.
      guard size < 1 << 31 - 1 << 20, let bytes: [UInt8] = try? model.serializedBytes() else {
        throw ONNXFailure(reason: "a file of ONNX holds less than 2 GiB, but the network is larger: write safetensors.")
      }
      try Files.write(bytes, to: file)
    } catch let failure as ONNXFailure {
      throw ModelFileError.badONNX(file: file, reason: failure.reason)
    }
  }
}
