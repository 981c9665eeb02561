import Engine
import Tensors

/// Signals as maps of one row: the same numbers in the same order, so that all that is said, drawn and measured of maps
/// holds for signals as well.
extension Network {
  /// The network that does to maps of one row what this one does to signals: `[channels, steps]` becomes `[channels, 1,
  /// steps]`. Its layers have the names and the kinds of this network's layers.
  ///
  /// `nil` of a network whose inputs are no signals, or with a layer that takes the axes apart.
  package var withOneRow: Network? {
    guard inputs.allSatisfy({ $0.shape.rank == 2 }) else { return nil }
    let layers = nodes.compactMap { node -> NamedLayer? in
      node.isShared
        ? NamedLayer(node.name, sharing: node.owner, inputs: node.inputs)
        : node.layer.withOneRow(node.inputShapes).map { NamedLayer(node.name, $0, inputs: node.inputs) }
    }
    guard layers.count == nodes.count else { return nil }
    let rows = inputs.map { NetworkInput(name: $0.name, shape: $0.shape.withOneRow) }
    let lifted = try? Network(name: name, inputs: rows, layers: layers, outputs: outputs)
    return lifted.map { Network($0, kindsOf: self) }
  }
}

extension Shape {
  /// Of signals the shape of maps of one row; any other shape as it is.
  package var withOneRow: Shape { rank == 2 ? [dimensions[0], 1, dimensions[1]] : self }
}

extension Weights {
  /// The same numbers in the shapes of a network with the same parameters: a kernel of some steps is one of one row.
  package func reshaped(for network: Network) throws -> Weights {
    let entries = zip(names, tensors).compactMap { name, tensor in
      network.parameters.first { $0.name == name }.map { (name, tensor.reshaped($0.declaration.shape)) }
    }
    return try Weights(entries, for: network)
  }
}

extension Inspection {
  /// The same values as maps of one row, for the network over these.
  package func withOneRow(for network: Network) -> Inspection { Inspection(self, of: network) }
}

extension Layer {
  /// The layer that does the same to maps of one row; `nil` if there is none, or if the layer reads or makes what is neither
  /// signals nor vectors.
  fileprivate func withOneRow(_ inputs: [Shape]) -> (any Layer)? {
    switch self {
    case let layer as Conv1D: return layer.withOneRow(inputs[0])
    case let layer as MaxPooling1D:
      return MaxPooling2D(
        poolSize: layer.poolSize.withOneRow, strides: layer.strides.withOneRow, padding: layer.padding.withOneRow)
    case let layer as AveragePooling1D:
      return AveragePooling2D(
        poolSize: layer.poolSize.withOneRow, strides: layer.strides.withOneRow, padding: layer.padding.withOneRow,
        countsPadding: layer.countsPadding)
    case let layer as GlobalMaxPooling1D: return GlobalMaxPooling2D(keepsCells: layer.keepsCells)
    case let layer as GlobalAveragePooling1D: return GlobalAveragePooling2D(keepsCells: layer.keepsCells)
    case let layer as SpatialDropout1D: return SpatialDropout2D(rate: layer.rate)
    case let layer as ZeroPadding1D: return ZeroPadding2D(padding: [Border()] + layer.padding)
    case let layer as Cropping1D: return Cropping2D(cropping: [Border()] + layer.cropping)
    case let layer as UpSampling1D: return UpSampling2D(size: layer.size.withOneRow)
    // Their axes have numbers, or one row more would be one more to work with.
    case is Reshape, is Permute, is Concatenate, is LocalResponseNormalization: return nil
    default: return inputs.allSatisfy { $0.rank <= 2 } ? self : nil
    }
  }
}

extension Conv1D {
  fileprivate func withOneRow(_ input: Shape) -> Conv2D {
    // Of the paddings that maps do not know, the cells themselves say the same.
    let padding = padding == .causal ? .explicit(window([input])?.axes.map(\.padding) ?? [Border()]) : padding
    return Conv2D(
      filters: filters, kernelSize: kernelSize.withOneRow, strides: strides.withOneRow, padding: padding.withOneRow,
      dilation: dilation.withOneRow, groups: groups, activation: activation, useBias: useBias)
  }
}

extension Extents {
  fileprivate var withOneRow: Extents { Extents([1] + dimensions) }
}

extension Padding {
  fileprivate var withOneRow: Padding {
    if case .explicit(let borders) = self { .explicit([Border()] + borders) } else { self }
  }
}
