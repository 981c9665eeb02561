import Networks

/// A layer of Keras that has weights, or may have.
struct KerasLeaf {
  /// The layer here that has its weights.
  let node: String
  /// Where Keras 3 keeps them: `layers/conv2d_1`, of models within models `layers/functional/layers/conv2d_1`.
  let path: String
  /// The layer of the outermost model that it is, or is in: the group in which older files keep them.
  let group: String
  /// Whether it learned; older files keep what did before what did not.
  let isTrainable: Bool
}

/// How files of weights name the layers of a model.
///
/// Keras 3 does not use the names of layers but those of their classes, numbered in the order of the model.
enum KerasPaths {
  static let root = ""

  /// The path of each layer of a model, by its name.
  static func paths(of model: KerasModel, at path: String) -> [String: String] {
    var counter = KerasCounter()
    let start = path.isEmpty ? "layers/" : path + "/layers/"
    return Dictionary(uniqueKeysWithValues: model.layers.map { ($0.name, start + counter.next($0.kind)) })
  }

  /// The layers that became layers here, in the order of the model.
  static func leaves(of model: KerasModel, placed: [String: String]) -> [KerasLeaf] {
    var result: [KerasLeaf] = []
    func collect(_ model: KerasModel, at path: String, group: String?, isTrainable: Bool) {
      let paths = paths(of: model, at: path)
      for layer in model.layers {
        let (own, group) = (paths[layer.name] ?? "", group ?? layer.name)
        let learns = isTrainable && layer.config.first { $0.key == "trainable" }?.value.flag != false
        if let inner = layer.model { collect(inner.model, at: own, group: group, isTrainable: learns) }
        guard let node = placed[own] else { continue }
        result.append(KerasLeaf(node: node, path: own, group: group, isTrainable: learns))
      }
    }
    collect(model, at: root, group: nil, isTrainable: true)
    return result
  }
}

/// Numbers layers by their classes: `conv2d`, `conv2d_1`.
struct KerasCounter {
  private var counts: [String: Int] = [:]

  mutating func next(_ kind: String) -> String {
    let base = kind.snakeCase
    let count = counts[base, default: 0]
    counts[base] = count + 1
    return count == 0 ? base : "\(base)_\(count)"
  }
}
