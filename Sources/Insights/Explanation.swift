import Datasets
import Networks
import Tensors
import Training

/// All there is to say and to draw about an experiment, computed once; every sum in it has been held against the engine.
public struct Explanation: Sendable {
  /// What is explained.
  public let experiment: Experiment
  /// Test images by class.
  public let samples: SampleGrid
  /// How many training images each class has.
  public let classBalance: ClassBalance
  /// The whole network for the hero.
  public let architecture: ArchitectureDiagram
  /// The modules of a large network; none of a small one.
  public let modules: NetworkModules
  /// The layers that have pages.
  public let paged: PagedLayers
  /// The layers that are worked out at length.
  public let explained: ExplainedLayers
  /// The strongest maps of layers, for the example that is followed; of a network with data of its own, those of the layers that
  /// are not worked out at length.
  public let strongestMaps: [StrongestMaps]
  /// How much of the image one cell of each layer sees, by formula and by gradient; `nil` without layers that look through windows.
  public let nestedFields: NestedFields?
  /// What well-known kernels see in a photograph.
  public let kernelGallery: KernelGallery
  /// The lecture's sum.
  public let workedConvolution: WorkedConvolution
  /// Padding, strides, dilation and the like on small grids.
  public let arithmetic: ConvolutionArithmetic
  /// A residual block and an inception module on a small grid of whole numbers.
  public let branches: BranchArithmetic
  /// A kernel on a signal and in a volume, with some of each.
  public let beyondImages: BeyondImages
  /// The convolution layers, in the order of the network.
  public let convolutions: [ConvolutionExplanation]
  /// What each activation function does that maps pass through, in the order of the network.
  public let activations: [ActivationEffect]
  /// The layers that are nothing but an activation function, in the order of the network.
  public let functions: [WorkedFunction]
  /// The pooling layers, in the order of the network.
  public let poolings: [PoolingExplanation]
  /// The windows of the first of these layers, as they move over a map.
  public let walks: [WindowWalk]
  /// The layers that flatten maps.
  public let flattenings: [FlattenMap]
  /// Values of the layers that have no figures of their own, in the order of the network.
  public let layerExamples: [LayerExamples]
  /// What these layers make of the hero.
  public let layerPictures: [LayerPictures]
  /// The dense layers, in the order of the network.
  public let denses: [DenseExplanation]
  /// The layers where branches meet, in the order of the network.
  public let merges: [MergeExplanation]
  /// The units that are shown one by one, layer by layer in the order of the network.
  public internal(set) var units: [LayerUnits]
  /// The softmax at the network's end, for every example; empty if the network ends otherwise.
  public let softmaxes: [SoftmaxTable]
  /// How learning went; `nil` if the weights came from a file.
  public let learningCurves: LearningCurves?
  /// Which classes were taken for which.
  public let confusionMatrix: ConfusionMatrix
  /// The most confident mistakes.
  public let mistakes: Mistakes
  /// Why the network answered what it did, for images that it got right and for its surest mistakes.
  public let traces: [TracedImage]
  /// What excites the filters of the convolution layers, in the order of the network.
  public let excitingPatches: [ExcitingPatches]
  /// How these layers build on each other; `nil` unless one reads what another has made.
  public let featureHierarchy: FeatureHierarchy?
  /// Maps of very different ranges, for one scale and many; `nil` where no layer has two maps with values that differ.
  public let scaleComparison: ScaleComparison?
  /// One filter as weights, pre-activations and activations; `nil` without convolution layers over planes.
  public let threeThings: ThreeThings?
  /// A map cast to bytes; `nil` without convolution layers over planes.
  public let byteWrap: ByteWrap?
  /// What transformations make of an image, and what the network answers; `nil` of data that are no images.
  public let augmentation: AugmentationTour?
  /// The history of convolutional networks.
  public let timeline: Timeline
  /// The architectures that made history; `nil` only if one of them could not be built.
  public let hallOfFame: HallOfFame?
  /// What changes to a network bring; `nil` for data of which there are no recorded runs.
  public let design: DesignComparison?
  /// What Dropout does where there are few images; `nil` for data of which there are no recorded runs.
  public let overfitting: OverfittingComparison?
  /// The range of the colours of each layer's maps, by the layer's name.
  public let blockRanges: [String: ClosedRange<Float>]
  /// Questions about this network with their answers.
  public internal(set) var exercises = Exercises.none
  /// What there is to say of photographs that a network that others trained was shown; `nil` of networks with data of their own.
  public internal(set) var photographs: PhotographExplanation?

  /// The same with one more unit, which need not be among those shown; `nil` where a layer has no such unit.
  public func showingUnit(_ index: Int, of layer: String) throws -> Explanation? {
    guard let place = units.firstIndex(where: { $0.layer == layer }),
      let layer = try units[place].adding(index, of: experiment, ranges: blockRanges)
    else { return nil }
    var result = self
    result.units[place] = layer
    return result
  }

  /// How many sums were worked out and held against the engine.
  public var checkedSums: Int {
    let layers =
      convolutions.map(\.sumCount) + poolings.map(\.sumCount) + denses.map(\.sumCount) + merges.map(\.sumCount)
      + layerExamples.map(\.sumCount) + units.flatMap(\.units).map(\.sumCount) + traces.map(\.sumCount)
      + walks.map(\.sumCount)
    let further = [exercises.sumCount, featureHierarchy?.sumCount, photographs?.sumCount, augmentation?.sumCount]
    return layers.reduce(further.compactMap(\.self).reduce(0, +), +)
      + softmaxes.reduce(0) { $0 + $1.classes.count }
  }

  /// Explains an experiment; `photograph` is grey from 0 to 255, `[rows, columns]`.
  ///
  /// The test images are searched with so many threads, which changes nothing in what is found.
  ///
  /// Throws `InsightError.sumDisagrees` if any worked sum differs from the engine's value.
  public init(of experiment: Experiment, photograph: Tensor, threads: Int = TrainingOptions().threads) throws {
    let blocks = ColourBlock.blocks(of: experiment)
    let ranges = blocks.mapValues(\.range)
    modules = NetworkModules(experiment.author)
    paged = PagedLayers(experiment.author, modules)
    explained = ExplainedLayers(experiment.author)
    let names = Set(explained.names)
    let nodes = experiment.network.nodes.filter { names.contains($0.name) }
    strongestMaps =
      StrongestMaps.layers(of: experiment.network, paged).filter { !names.contains($0.name) }
      .map { StrongestMaps($0, in: experiment, example: experiment.hero) }
    self.experiment = experiment
    samples = SampleGrid(experiment)
    classBalance = ClassBalance(experiment)
    kernelGallery = KernelGallery(photograph: photograph)
    workedConvolution = .lecture
    arithmetic = try ConvolutionArithmetic()
    branches = try BranchArithmetic()
    beyondImages = try BeyondImages()
    convolutions = try nodes.compactMap { Convolution($0, in: experiment) }
      .map { try ConvolutionExplanation($0, in: experiment, inputRange: ranges[$0.node.inputs[0]]) }
    let effects = convolutions.map { ($0.convolution.name, $0.effect) }
    activations = try nodes.compactMap { node in
      try effects.first { $0.0 == node.name }?.1 ?? ActivationEffect(node, in: experiment, blocks: blocks)
    }
    functions = try nodes.compactMap { try WorkedFunction($0, in: experiment) }
    poolings = try nodes.compactMap { Pooling($0, in: experiment, blockRange: ranges[$0.name]) }
      .map { try PoolingExplanation($0, in: experiment) }
    walks = try WindowWalk.first(of: nodes, in: experiment, convolutions, poolings, ranges: ranges)
    flattenings = try nodes.compactMap { try FlattenMap($0, in: experiment, blockRange: ranges[$0.name]) }
    let examples = try nodes.compactMap { try LayerExamples($0, in: experiment) }
    layerExamples = examples
    layerPictures = examples.compactMap { LayerPictures($0, in: experiment, ranges: ranges) }
    denses = try nodes.compactMap { Connections($0, in: experiment) }
      .map { try DenseExplanation($0, in: experiment) }
    merges = try nodes.compactMap { try MergeExplanation($0, in: experiment) }
    softmaxes = try experiment.examples.indices.compactMap { try SoftmaxTable(experiment, example: $0) }
    traces = try TracedImage.all(of: experiment)
    let trace = try experiment.traceOfAnswer(example: experiment.hero)
    let path = StrongestPath(trace)
    units = try LayerUnits.all(of: nodes, in: experiment, ranges: ranges, path: path)
    nestedFields = try NestedFields(experiment, trace: trace)
    architecture = ArchitectureDiagram(
      experiment, blocks: blocks, path: path,
      probabilities: softmaxes.isEmpty ? nil : softmaxes[experiment.hero].probabilities)
    learningCurves = LearningCurves(experiment.history)
    confusionMatrix = ConfusionMatrix(experiment)
    mistakes = Mistakes(experiment)
    let layers = convolutions.map(\.convolution)
    let patches = try ExcitingPatches.find(in: experiment, threads: threads)
    excitingPatches = patches.filter { names.contains($0.node.name) }
    featureHierarchy = try FeatureHierarchy(
      experiment, experiment.network.nodes.compactMap { Convolution($0, in: experiment) }, patches)
    scaleComparison = ScaleComparison(experiment, layers)
    threeThings = ThreeThings(experiment, convolutions.first { $0.convolution.slice == nil })
    byteWrap = ByteWrap(experiment, layers)
    augmentation = try AugmentationTour(experiment, threads: threads)
    timeline = .convolutionalNetworks
    hallOfFame = .shared
    design = DesignComparison(experiment)
    overfitting = OverfittingComparison(of: experiment.dataset.name)
    blockRanges = ranges
    exercises = try Exercises(of: self)
  }
}
