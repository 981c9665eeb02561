import Localization
import ModelFiles
import Networks
import Site
import Support
import Tensors

/// What there is to say of a trained network from a file: its layers and its weights, as numbers.
public struct ModelSummary {
  private let model: LoadedModel

  /// Reads a model; `network` names the architecture of a file that holds weights alone.
  public init(_ file: String, network: String?) throws {
    model = try LoadedModel(file: file, network: network)
  }

  private var network: Network { model.network }
  private var parameterBytes: Int { model.weights.count * MemoryLayout<Float>.stride }

  /// The bytes of all layers' outputs for one example.
  private var activationBytes: Int {
    network.nodes.reduce(0) { $0 + $1.outputShape.count } * MemoryLayout<Float>.stride
  }

  private func extents(_ name: String, _ shape: Shape) -> String {
    model.names.axisOrder(of: name).extents(of: shape).map(String.init).joined(separator: "×")
  }
}

/// For people.
extension ModelSummary {
  /// A few lines on the whole, a table of the layers, a table of the tensors.
  public var text: String {
    let numbers = NumberFormat(.english)
    let shapes = network.inputs.map {
      "\($0.name) \(extents($0.name, $0.shape)) (\(model.names.axisOrder(of: $0.name).rawValue))"
    }
    let head = [
      "\(network.name): \(numbers.integer(network.nodes.count)) \(network.nodes.count == 1 ? "layer" : "layers"), "
        + "\(numbers.integer(network.parameterCount)) parameters, of which \(numbers.integer(network.trainableCount)) "
        + "are trainable",
      "reads \(shapes.joined(separator: ", ")), gives \(network.outputs.joined(separator: ", "))",
      "for one example: \(numbers.integer(network.flops)) floating-point operations, "
        + "\(Self.megabytes(parameterBytes)) of parameters, \(Self.megabytes(activationBytes)) of outputs",
    ]
    return (head + ["", Columns.text(layerRows(numbers)), "", Columns.text(tensorRows)]).joined(separator: "\n")
  }

  private func layerRows(_ numbers: NumberFormat) -> [[String]] {
    [["layer", "kind", "output", "parameters", "operations", "sees", "reads"]]
      + network.nodes.map { node in
        let field = node.receptiveField.map { $0.axes.map { String($0.size) }.joined(separator: "×") } ?? "-"
        return [
          node.name, node.isShared ? "\(node.kind) (\(node.owner))" : node.kind, extents(node.name, node.outputShape),
          numbers.integer(node.parameterCount), numbers.integer(node.flops), field, node.inputs.joined(separator: ", "),
        ]
      }
  }

  private var tensorRows: [[String]] {
    [["tensor", "shape", "min", "max", "mean", "std", "zeros"]]
      + zip(model.weights.names, model.weights.tensors).map { name, tensor in
        let values = TensorStatistics(tensor)
        let numbers = [Double(values.minimum), Double(values.maximum), values.mean, values.deviation]
        return [name, "\(tensor.shape)"] + numbers.map(Self.short)
          + [NumberFormat(.english).decimal(values.zeros * 100, places: 1) + " %"]
      }
  }

  private static func megabytes(_ bytes: Int) -> String {
    NumberFormat(.english).decimal(Double(bytes) / 1e6, places: 1) + " MB"
  }

  /// Four significant digits.
  private static func short(_ value: Double) -> String { String(format: "%.4g", value) }
}

/// For programs.
extension ModelSummary {
  /// The same as JSON; shapes are in the order of the model's own framework.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("name", network.name)
      writer.member("axisOrder", model.axisOrder.rawValue)
      writer.member("inputs") { writer in
        writer.array(network.inputs) { writer, input in
          writer.object(compact: true) { writer in
            writer.member("name", input.name)
            writer.member("shape", model.names.axisOrder(of: input.name).extents(of: input.shape))
          }
        }
      }
      writer.member("outputs", network.outputs)
      writer.member("parameters", network.parameterCount)
      writer.member("trainable", network.trainableCount)
      writer.member("flops", network.flops)
      writer.member("parameterBytes", parameterBytes)
      writer.member("activationBytes", activationBytes)
      writer.member("layers") { writer in writer.array(network.nodes) { write($1, &$0) } }
      writer.member("tensors") { writer in
        writer.array(Array(zip(model.weights.names, model.weights.tensors))) { Self.write($1.0, $1.1, &$0) }
      }
    }
    return writer.bytes
  }

  private func write(_ node: Node, _ writer: inout JSONWriter) {
    writer.object(compact: true) { writer in
      writer.member("name", node.name)
      writer.member("kind", node.kind)
      writer.member("inputs", node.inputs)
      writer.member("outputShape", model.names.axisOrder(of: node.name).extents(of: node.outputShape))
      writer.member("parameters", node.parameterCount)
      writer.member("flops", node.flops)
      writer.member("receptiveField") { writer in
        if let field = node.receptiveField { writer.value(field.axes.map(\.size)) } else { writer.null() }
      }
      if node.isShared { writer.member("weightsOf", node.owner) }
    }
  }

  private static func write(_ name: String, _ tensor: Tensor, _ writer: inout JSONWriter) {
    let statistics = TensorStatistics(tensor)
    writer.object(compact: true) { writer in
      writer.member("name", name)
      writer.member("shape", tensor.shape.dimensions)
      writer.member("min", Double(statistics.minimum))
      writer.member("max", Double(statistics.maximum))
      writer.member("mean", statistics.mean)
      writer.member("std", statistics.deviation)
      writer.member("zeros", statistics.zeros)
    }
  }
}
