import Networks
import Tensors

/// Models that were written here: they carry their network as a text, with what ONNX has no words for.
///
/// The text is believed only if writing it again gives the very graph that the file has.
enum OwnONNX {
  /// The network and its weights; `nil` of a model that was not written here, or changed since.
  static func read(_ model: ONNXModel, key: String, producer: String, _ notes: ModelNotes) -> LoadedModel? {
    guard model.producerName == producer, let yaml = model.metadataProps.first(where: { $0.key == key })?.value,
      let network = try? Network(yaml: yaml, file: key)
    else { return nil }
    var writer = ONNXWriter(network: network, weights: nil)
    guard var expected = try? writer.written(), Int(model.opsetImport.first?.version ?? 0) == writer.version,
      expected.initializer.count == model.graph.initializer.count
    else { return nil }
    var weights: [(name: String, tensor: Tensor)] = []
    for (place, found) in model.graph.initializer.enumerated() {
      guard let layout = writer.layouts[found.name] else { continue }
      guard found.dims == expected.initializer[place].dims, found.name == expected.initializer[place].name,
        let array = try? ONNXArray(found), case .floats(let values) = array.content, values.allSatisfy(\.isFinite)
      else { return nil }
      expected.initializer[place].rawData = found.rawData
      weights.append((found.name, layout.tensor(values)))
    }
    guard expected == model.graph, let all = try? Weights(weights, for: network) else { return nil }
    return LoadedModel(network: network, weights: all, axisOrder: .channelsFirst, notes: notes)
  }
}

/// How a weight lies in a file of ONNX.
struct ONNXLayout {
  /// Its shape here, and for each axis in the file the axis here.
  let shape: Shape
  let axes: [Int]

  /// The values as they lie in the file.
  func stored(_ tensor: Tensor) -> [Float] {
    ONNXArray(shape.dimensions, .floats(tensor.values)).transposed(axes).floats
  }

  /// The values of the file as they lie here.
  func tensor(_ stored: [Float]) -> Tensor {
    var back = axes
    for (place, axis) in axes.enumerated() { back[axis] = place }
    return Tensor(shape, ONNXArray(axes.map { shape[$0] }, .floats(stored)).transposed(back).floats)
  }
}
