import Tensors

extension Network {
  /// The network as a YAML file; reading it gives an equal network.
  public var yaml: String {
    var lines = ["name: " + name.yamlScalar]
    if inputs.count == 1, inputs[0].name == NetworkInput.standardName {
      lines.append("input: " + inputs[0].shape.yaml)
    } else {
      let entries = inputs.map { "\($0.name.yamlScalar): \($0.shape.yaml)" }
      lines.append("input: {" + entries.joined(separator: ", ") + "}")
    }
    lines.append("layers:")
    var previous = inputs[0].name
    for node in nodes {
      lines.append(
        "  - \(node.isShared ? LayerSource.shared : node.kind): {"
          + entries(node, after: previous).joined(separator: ", ") + "}")
      previous = node.name
    }
    let read = Set(nodes.flatMap(\.inputs))
    if outputs != nodes.map(\.name).filter({ !read.contains($0) }) {
      lines.append("outputs: " + Self.yamlList(outputs))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entries(_ node: Node, after previous: String) -> [String] {
    var result = ["name: " + node.name.yamlScalar]
    if node.isShared {
      result.append("layer: " + node.owner.yamlScalar)
    } else {
      result += node.layer.arguments.map { "\($0.name): \($0.value.yaml)" }
    }
    if node.inputs != [previous] { result.append("inputs: " + Self.yamlList(node.inputs)) }
    return result
  }

  private static func yamlList(_ names: [String]) -> String {
    "[" + names.map(\.yamlScalar).joined(separator: ", ") + "]"
  }
}

extension Shape {
  /// The extents in Keras's order as a YAML list.
  fileprivate var yaml: String { "[" + channelsLast.map(String.init).joined(separator: ", ") + "]" }
}
