/// What the page of one layer says, and its row in the summary of the network.
///
/// What a kind of layer does not have is nothing; prose tests for it with `{{#layer.droppedRows}} ... {{/layer.droppedRows}}`.
package struct LayerContent: Sendable {
  /// The name, as in `conv1`; also the stem of the page's file.
  package var name: String
  /// Keras's class, as in `Conv2D`; also the stem of the prose file, which may leave `1D`, `2D` or `3D` out.
  package var kind: String
  /// The position in the network, from 1.
  package var index: String
  /// Whether it has a page of its own; of a large network some have none, and stand in their modules only.
  package var hasPage = true
  /// The names of the layers (or inputs) that feed it, joined by commas.
  package var inputs: String
  /// The same names one by one.
  package var sources: [String]
  /// The names of the layers that read it.
  package var readers: [String]
  /// The layer whose weights it uses, where it is not the first place at which they are used; nothing otherwise.
  package var sharedWith: String?
  /// What goes in; of several inputs all shapes in the text, and the values of all in the count.
  package var input: ShapeContent
  /// What comes out.
  package var output: ShapeContent
  /// Learned numbers; `0` where there are none.
  package var parameters: String
  /// How that number comes about, as in `(3 × 3 × 1 + 1) × 8`; nothing where nothing is learned.
  package var parameterFormula: String?
  /// Floating-point operations for one image.
  package var flops: String
  /// Rows and columns of the image that one cell sees, as in `3 × 3`; nothing where that means nothing.
  package var receptiveField: String?
  /// The activation function's name as Keras writes it; nothing where there is none.
  package var activation: String?
  /// The name under which the prose about the function is filed in `functions/`: Keras's, unless parameters make another
  /// function of it; nothing where there is none.
  package var function: String?
  /// Whether that function is the rectifier.
  package var isRelu: Bool
  /// Whether that function is softmax, and gives the network's answer.
  package var isSoftmax: Bool
  /// The settings that only this kind has.
  package var settings: LayerSettings
  /// One output value followed through with every number; nothing where there is nothing to reckon.
  package var worked: WorkedContent?
  /// The same reckoning for other examples, cells, units or classes: the rows of a table; empty where there is none.
  package var sums: [SumRow]
  /// Whether there are such rows.
  package var hasSums: Bool
  /// Whether they say what the activation function makes of the results.
  package var hasActivations: Bool
  /// The number of rows.
  package var sumCount: String
  /// Share of the outputs that are exactly zero over the examples; nothing where it was not measured.
  package var zeros: String?
  /// The smallest output over the examples.
  package var minimum: String?
  /// The largest output over the examples.
  package var maximum: String?
  /// The figure that shows what this one layer does, by whatever name: `dense-weights`, `flatten-mapping`,
  /// `relu1-activation`; nothing where there is none.
  package var ownFigure: String?
  /// Dense: whether that figure shows the weights.
  package var showsWeights: Bool
  /// The window as it moves over a map; nothing where it is not followed.
  package var walk: WalkContent?
  /// A layer of the same kind whose window is followed, where that of this one is not.
  package var walkElsewhere: String?
  /// The file of its prose under `prose/LANGUAGE/`, without its ending, where that is not the one of its kind.
  package var prose: String?
  /// Whether its kernels and maps are drawn: of signals and volumes those of whole networks over these.
  package var isDrawn = false
  /// Whether the test images were searched for what excites its filters.
  package var isSearched: Bool
  /// Further named values for prose, under `{{layer.values.NAME}}`.
  package var values: [String: String]
  /// The layer as tf.Keras and PyTorch code.
  package var code: [CodeListing]

  /// Describes a layer.
  package init(
    name: String, kind: String, index: String, inputs: String, sources: [String] = [], readers: [String] = [],
    sharedWith: String? = nil, input: ShapeContent, output: ShapeContent,
    parameters: String, parameterFormula: String?, flops: String, receptiveField: String?, activation: String?,
    function: String? = nil, isAnswer: Bool = true, settings: LayerSettings, worked: WorkedContent?,
    sums: [SumRow] = [], zeros: String? = nil,
    minimum: String? = nil,
    maximum: String? = nil, ownFigure: String? = nil, isSearched: Bool = false, values: [String: String] = [:],
    code: [CodeListing]
  ) {
    self.name = name
    self.kind = kind
    self.index = index
    self.inputs = inputs
    self.sources = sources
    self.readers = readers
    self.sharedWith = sharedWith
    self.input = input
    self.output = output
    self.parameters = parameters
    self.parameterFormula = parameterFormula
    self.flops = flops
    self.receptiveField = receptiveField
    self.activation = activation
    self.function = function ?? activation
    isRelu = self.function == "relu"
    isSoftmax = isAnswer && activation == "softmax"
    self.settings = settings
    self.worked = worked
    self.sums = sums
    hasSums = !sums.isEmpty
    hasActivations = sums.contains { $0.activation != nil }
    sumCount = String(sums.count)
    self.zeros = zeros
    self.minimum = minimum
    self.maximum = maximum
    self.ownFigure = ownFigure
    showsWeights = kind == "Dense" && ownFigure != nil
    self.isSearched = isSearched
    self.values = values
    self.code = code
  }
}
