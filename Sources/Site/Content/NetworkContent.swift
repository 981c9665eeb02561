/// What pages say of the network as a whole.
package struct NetworkContent: Sendable {
  /// The name, as in `lecture`.
  package var name: String
  /// The shape that goes in, channels last, as in `28 × 28 × 1`.
  package var inputShape: String
  /// The shape that comes out, as in `10`.
  package var outputShape: String
  /// How many layers there are.
  package var layerCount: String
  /// All learned numbers.
  package var parameters: String
  /// The memory that they take as 32-bit floats, as in `4.9 kB`.
  package var parameterBytes: String
  /// Floating-point operations for one image.
  package var flops: String
  /// The layer that holds most parameters.
  package var heaviestLayer: String
  /// Its parameters.
  package var heaviestParameters: String
  /// Its share of all parameters.
  package var heaviestShare: String
  /// The name of the convolution layer nearest to the image, of whatever kind; nothing where there is none.
  package var firstConvolution: String?
  /// The name of the first layer whose kernels are drawn; nothing where there is none.
  package var firstKernels: String?
  /// The name of the last layer.
  package var lastLayer: String
  /// Whether its outputs are probabilities that add up to 1.
  package var endsInSoftmax: Bool
  /// Whether each of its outputs lies between 0 and 1 by itself.
  package var endsInSigmoid: Bool
  /// Whether layers read something else than the one before, or several layers read one.
  package var hasBranches: Bool
  /// Whether some layers use the weights of others.
  package var sharesLayers: Bool
  /// Whether there is a page about its receptive fields.
  package var hasReceptiveFields: Bool
  /// The modules of a large network; nothing of a small one.
  package var modules: ModulesContent?
  /// Which layers of a large network with data of its own are shown; nothing where all are explained at length.
  package var selection: SelectionContent?
  /// The network as tf.Keras and PyTorch code.
  package var code: [CodeListing]

  /// Describes the network.
  package init(
    name: String, inputShape: String, outputShape: String, layerCount: String, parameters: String,
    parameterBytes: String, flops: String, heaviestLayer: String, heaviestParameters: String, heaviestShare: String,
    firstConvolution: String?, firstKernels: String? = nil, lastLayer: String, endsInSoftmax: Bool = true,
    endsInSigmoid: Bool = false,
    hasBranches: Bool = false, sharesLayers: Bool = false, hasReceptiveFields: Bool = false,
    modules: ModulesContent? = nil, code: [CodeListing]
  ) {
    self.name = name
    self.inputShape = inputShape
    self.outputShape = outputShape
    self.layerCount = layerCount
    self.parameters = parameters
    self.parameterBytes = parameterBytes
    self.flops = flops
    self.heaviestLayer = heaviestLayer
    self.heaviestParameters = heaviestParameters
    self.heaviestShare = heaviestShare
    self.firstConvolution = firstConvolution
    self.firstKernels = firstKernels
    self.lastLayer = lastLayer
    self.endsInSoftmax = endsInSoftmax
    self.endsInSigmoid = endsInSigmoid
    self.hasBranches = hasBranches
    self.sharesLayers = sharesLayers
    self.hasReceptiveFields = hasReceptiveFields
    self.modules = modules
    self.code = code
  }
}

/// A piece of program text with the name of what it is written for.
package struct CodeListing: Sendable {
  /// `tf.Keras` or `PyTorch`.
  package var title: String
  /// The text, with line ends, without a last one.
  package var text: String

  /// A listing.
  package init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}
