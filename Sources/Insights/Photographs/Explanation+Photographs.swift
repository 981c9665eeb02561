import Datasets
import Networks
import Tensors
import Training

extension Experiment {
  /// A network that others trained, and some photographs. What the classes of these really are, nobody says: as their class
  /// counts what the network answers.
  ///
  /// Throws `InsightError.notFinite` where a layer computes what is no number, or what `inspect` throws.
  public init(
    photographs: [PhotographPreparation], title: String, classes: [String], network: Network, weights: Weights
  ) throws {
    guard let first = photographs.first else { throw InsightError.noExample }
    let shape = first.input.shape
    let inputs = Tensor(shape.batched(photographs.count), photographs.flatMap(\.input.values))
    // Large networks are run once only.
    let inspection = try network.inspect([inputs], weights: weights)
    let outputs = inspection.output(of: network.outputs[0])
    let answers = photographs.indices.map { outputs.slice($0).indexOfMaximum ?? 0 }
    func images(_ pixels: [UInt8], _ labels: [Int]) -> LabelledImages {
      LabelledImages(pixels: pixels, labels: labels, shape: shape, scaling: first.scaling)
    }
    let dataset = Dataset(
      name: first.name, title: title, train: images([], []),
      test: images(photographs.flatMap(\.planes), answers), classes: classes)
    try self.init(
      network: network, weights: weights, dataset: dataset, validationCount: 0, history: [],
      evaluation: Evaluation(loss: 0, accuracy: 0, confusion: [], probabilities: outputs, predictions: answers),
      indices: Array(photographs.indices), author: network, inspection: inspection)
  }
}

extension Explanation {
  /// Explains what a network that others trained makes of photographs.
  ///
  /// Of such a network the maps of many layers are shown, but only one layer of each kind is worked out at length; nothing is
  /// said of training and tests, of which there is nothing to tell.
  ///
  /// Throws `InsightError.sumDisagrees` if any worked number differs from the network's own.
  public init(of experiment: Experiment, photographs preparations: [PhotographPreparation], grey: Tensor) throws {
    let blocks = ColourBlock.blocks(of: experiment)
    let ranges = blocks.mapValues(\.range)
    let photographs = try PhotographExplanation(preparations, in: experiment)
    let nodes = experiment.network.nodes.filter { photographs.exemplars.contains($0.name) }
    // What the network reads has signs, so it is shown as the maps are.
    let input = experiment.inspection.images.slice(experiment.hero).range
    self.experiment = experiment
    self.photographs = photographs
    samples = SampleGrid(experiment)
    classBalance = ClassBalance(experiment)
    kernelGallery = KernelGallery(photograph: grey)
    workedConvolution = .lecture
    arithmetic = try ConvolutionArithmetic()
    branches = try BranchArithmetic()
    beyondImages = try BeyondImages()
    convolutions = try nodes.compactMap { Convolution($0, in: experiment) }
      .map { try ConvolutionExplanation($0, in: experiment, inputRange: ranges[$0.node.inputs[0]] ?? input) }
    activations = convolutions.compactMap(\.effect)
    functions = try nodes.compactMap { try WorkedFunction($0, in: experiment) }
    poolings = try nodes.compactMap { Pooling($0, in: experiment, blockRange: ranges[$0.name] ?? input) }
      .map { try PoolingExplanation($0, in: experiment) }
    walks = []
    flattenings = []
    layerExamples = try nodes.compactMap { try LayerExamples($0, in: experiment) }
    layerPictures = []
    denses = []
    merges = try nodes.compactMap { try MergeExplanation($0, in: experiment) }
    softmaxes = try experiment.examples.indices.compactMap { try SoftmaxTable(experiment, example: $0) }
    traces = try [TracedImage(number: 1, experiment, example: experiment.hero)]
    let path = StrongestPath(traces[0].trace)
    units = []
    nestedFields = nil
    modules = photographs.modules
    paged = photographs.paged
    explained = ExplainedLayers(firstOfEachKindIn: experiment.network)
    strongestMaps = photographs.layers
    architecture = ArchitectureDiagram(
      experiment, blocks: blocks, path: path,
      probabilities: softmaxes.isEmpty ? nil : softmaxes[experiment.hero].probabilities)
    learningCurves = nil
    confusionMatrix = ConfusionMatrix(experiment)
    mistakes = Mistakes(experiment)
    excitingPatches = []
    featureHierarchy = nil
    scaleComparison = nil
    threeThings = nil
    byteWrap = nil
    timeline = .convolutionalNetworks
    hallOfFame = nil
    augmentation = nil
    design = nil
    overfitting = nil
    blockRanges = ranges
    exercises = try Exercises(of: self, on: nodes.map(ExercisePage.layer))
  }
}
