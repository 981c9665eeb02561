import Engine
import Tensors

/// What the kinds of pooling have in common.

/// The arguments of a pooling in Keras's order; the size of the window always.
func poolingArguments(poolSize: Extents, strides: Extents, padding: Padding) -> [LayerArgument] {
  var result = [LayerArgument("pool_size", poolSize.argument, positional: true)]
  if strides != poolSize { result.append(LayerArgument("strides", strides.argument)) }
  if padding != .valid { result.append(LayerArgument("padding", .text(padding.rawValue))) }
  return result
}

/// The arguments of a pooling module in PyTorch.
func pytorchPooling(_ size: Extents, _ strides: Extents, _ border: BorderPadding) -> [String] {
  var result = [size.argument.python]
  if strides != size { result.append("stride=" + strides.argument.python) }
  if border.isEven, border != BorderPadding() { result.append("padding=" + border.pytorchEven) }
  return result
}
