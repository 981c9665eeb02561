import Foundation
import Localization
import Site

/// A site's content without a network behind it: every value is there, the numbers are made up.
enum Sample {
  static let figureIdentifiers = [
    "samples", "class-balance", "architecture", "kernel-gallery", "convolution-worked-example", "conv1-kernels",
    "conv1-feature-maps", "conv1-channel-sum", "conv1-worked-pixel", "conv1-activation", "pool1-steps",
    "pool1-before-after", "flatten-mapping", "dense-weights", "softmax", "learning-curves", "confusion-matrix",
    "mistakes", "timeline", "receptive-field", "arithmetic-padding", "arithmetic-strides", "arithmetic-dilation",
    "arithmetic-border", "arithmetic-transposed", "arithmetic-correlation", "network-graph", "residual-block",
    "inception-module", "concatenate-axis", "several-inputs-outputs", "augmentation-rotations", "augmentation-gallery",
    "augmentation-traps", "augmentation-pixel",
  ]

  static func content(_ language: Language, layers: [LayerContent] = Sample.layers) -> SiteContent {
    SiteContent(
      language: language, tool: ToolContent(version: "0.0.0", command: "cnn-viz report mnist"), dataset: dataset,
      network: network(layers), training: training, evaluation: evaluation,
      example: ExampleContent(index: "0", label: "7", predicted: "7", probability: "99.9%", isCorrect: true),
      layers: layers, functional: functional, augmentation: augmentation, design: design,
      values: [
        "firstConvolutionInputs": "784", "firstConvolutionCells": "5,408", "firstConvolutionParameters": "80",
        "denseEquivalent": "4,245,280",
        "denseEquivalentRatio": "53,066", "arithmeticValid": "⌊(5 + 0 − 3) / 1⌋ + 1 = 3",
        "arithmeticSame": "⌊(5 + 2 − 3) / 1⌋ + 1 = 5", "arithmeticFull": "⌊(5 + 4 − 3) / 1⌋ + 1 = 7",
        "arithmeticStrideTwo": "⌊(7 + 0 − 3) / 2⌋ + 1 = 3", "arithmeticStrideThree": "⌊(7 + 0 − 3) / 3⌋ + 1 = 2",
        "arithmeticDilationTwo": "⌊(7 + 0 − 5) / 1⌋ + 1 = 3", "arithmeticDilationThree": "⌊(7 + 0 − 7) / 1⌋ + 1 = 1",
        "arithmeticBorderValid": "⌊(11 + 0 − 2) / 2⌋ + 1 = 5", "arithmeticBorderSame": "⌊(11 + 1 − 2) / 2⌋ + 1 = 6",
        "arithmeticBorderBoth": "⌊(11 + 2 − 2) / 2⌋ + 1 = 6", "arithmeticTransposed": "(2 − 1) × 2 + 3 = 5",
        "arithmeticTransposedSame": "2 × 2 = 4", "arithmeticTransposedSum": "1 × 3 + 2 × (−1) + 3 × 2 + 4 × 1 = 11",
        "arithmeticSum": "1 × 1 + 2 × 2 = 5",
      ], checkedSums: "512")
  }

  static let functional: FunctionalContent = {
    let listing = CodeListing(title: "tf.Keras", text: "model = keras.Model(a, b)")
    return FunctionalContent(
      isChain: true, breaking: nil, pair: [listing, listing], residual: listing, inception: listing, several: listing,
      joined: FunctionalContent.Joined(
        input: "28 × 28 × 1", branch: "28 × 28 × 64", count: "3", filters: "64", channels: "28 × 28 × 192",
        rows: "84 × 28 × 64", channelSum: "64 + 64 + 64 = 192", rowSum: "28 + 28 + 28 = 84"),
      addError: "the shapes differ")
  }()

  static func figures(_ language: Language) -> [DrawnFigure] {
    figureIdentifiers.map { id in
      let isWide = id == "architecture" || id == "timeline"
      return DrawnFigure(
        id: id, title: "The point of \(id) <&>", caption: "What \(id) says in \(language.rawValue), 3 × 3 & more.",
        alternative: "What a reader who cannot see \(id) needs \"to know\".", width: isWide ? 1100 : 720,
        height: isWide ? 420 : 360, hasDarkPicture: true)
    }
  }

  static let layers: [LayerContent] = {
    let image = map(28, 28, 1)
    let first = map(26, 26, 8)
    let pooled = map(13, 13, 8)
    let vector = ShapeContent(text: "1,352", cells: "1,352", dimensions: [1352])
    let classes = ShapeContent(text: "10", cells: "10", dimensions: [10])
    return [
      layer("conv1", "Conv2D", "1", image, first, parameters: "80", formula: "(3 × 3 × 1 + 1) × 8", field: "3 × 3"),
      layer("pool1", "MaxPooling2D", "2", first, pooled, field: "4 × 4"),
      layer("flatten", "Flatten", "3", pooled, vector),
      layer("dense", "Dense", "4", vector, classes, parameters: "13,530", formula: "(1,352 + 1) × 10"),
    ]
  }()

  static func layer(
    _ name: String, _ kind: String, _ index: String, _ input: ShapeContent, _ output: ShapeContent,
    parameters: String = "0", formula: String? = nil, field: String? = nil
  ) -> LayerContent {
    LayerContent(
      name: name, kind: kind, index: index, inputs: "image", input: input, output: output, parameters: parameters,
      parameterFormula: formula, flops: "108,160", receptiveField: field, activation: kind == "Conv2D" ? "relu" : nil,
      settings: settings(kind), worked: kind == "Conv2D" ? worked : nil, zeros: "61.2%", minimum: "0.00",
      maximum: "2.31", values: kind == "Dropout" ? ["expectedZeros": "20.0", "keptFactor": "1.25"] : [:], code: code)
  }

  static func settings(_ kind: String) -> LayerSettings {
    var settings = LayerSettings()
    switch kind {
    case "Conv2D":
      settings.kernelSize = "3 × 3"
      settings.kernelHeight = "3"
      settings.kernelWidth = "3"
      settings.kernelCells = "9"
      settings.filterWeights = "9"
      settings.filterChannels = "1"
      settings.filters = "8"
      settings.sizeFormula = "28 − 3 + 1 = 26"
      settings.border = "1 above, 1 below, 1 at the left, 1 at the right"
      settings.strides = "1 × 1"
      settings.padding = "valid"
    case "MaxPooling2D", "AveragePooling2D":
      settings.poolSize = "2 × 2"
      settings.poolCells = "4"
      settings.strides = "2 × 2"
      settings.isStrided = true
      settings.sizeFormula = "⌊(26 − 2) / 2⌋ + 1 = 13"
      settings.border = "0 above, 1 below, 0 at the left, 1 at the right"
      settings.padding = "valid"
    case "Dense": settings.units = "10"
    case "Dropout": settings.rate = "20%"
    case "ZeroPadding2D": settings.border = "1 × 1"
    default: break
    }
    return settings
  }

  static let worked = WorkedContent(
    row: "12", column: "7", channel: "3",
    steps: [
      WorkedStep(
        label: "channel 0", expression: "0.99 × 0.31 + 0.99 × −0.12 + 0.00 × 0.52 + 0.41 × 0.08", result: "0.22"),
      WorkedStep(label: "bias", expression: "", result: "−0.04"),
      WorkedStep(label: "relu", expression: "max(0, 0.18)", result: "0.18"),
    ], expression: "0.99 × 0.31 + … − 0.04 = 0.18", result: "0.18")

  static let code = [
    CodeListing(title: "tf.Keras", text: "# the first layer\nlayers.Conv2D(8, 3, activation=\"relu\", name='conv1')"),
    CodeListing(
      title: "PyTorch", text: "class Net(nn.Module):\n  def __init__(self):\n    self.conv1 = nn.Conv2d(1, 8, 3)"),
  ]

  static func map(_ height: Int, _ width: Int, _ channels: Int) -> ShapeContent {
    ShapeContent(
      text: "\(height) × \(width) × \(channels)", height: "\(height)", width: "\(width)", channels: "\(channels)",
      size: "\(height) × \(width)", cells: "\(height * width * channels)", dimensions: [height, width, channels])
  }

  static let dataset: DatasetContent = {
    let classes = (0..<10).map { ClassContent(name: String($0), count: "5,9\($0)3", share: "9.9%") }
    var content = DatasetContent(
      name: "mnist", title: "MNIST", train: "40,199", validation: "19,801", test: "10,000", trainingSet: "60,000",
      validationShare: "33%", height: "28", width: "28", channels: "1", size: "28 × 28", pixels: "784",
      classCount: "10", classes: classes, largestClass: classes[1], smallestClass: classes[5], imbalance: "1.24")
    content.libraries = LibraryNames(keras: "mnist", torchvision: "MNIST")
    return content
  }()

  static func network(_ layers: [LayerContent]) -> NetworkContent {
    NetworkContent(
      name: "lecture", inputShape: "28 × 28 × 1", outputShape: "10", layerCount: String(layers.count),
      parameters: "13,610", parameterBytes: "54 kB", flops: "250,000", heaviestLayer: "dense",
      heaviestParameters: "13,530", heaviestShare: "99.4%",
      firstConvolution: layers.first { $0.kind == "Conv2D" }?.name,
      firstKernels: layers.first { $0.kind == "Conv2D" }?.name, lastLayer: layers.last?.name ?? "", code: code)
  }

  static let training: TrainingContent = {
    let history = (1...5).map { epoch in
      EpochContent(
        epoch: String(epoch), loss: "0.\(6 - epoch)12", accuracy: "9\(epoch).1%", validationLoss: "0.\(6 - epoch)34",
        validationAccuracy: "9\(epoch).0%")
    }
    return TrainingContent(
      isTrained: true, epochs: "5", batchSize: "32", recipe: recipe, learningRate: "0.001", seed: "1",
      stepsPerEpoch: "1,257", steps: "6,285", history: history, best: history.last, kept: history.last, gap: "0.1",
      code: code)
  }()

  static let recipe: RecipeContent = {
    var optimizer = OptimizerContent(name: "adam", title: "Adam", firstStep: "0.001")
    (optimizer.beta1, optimizer.beta2, optimizer.epsilon) = ("0.9", "0.999", "10⁻⁷")
    return RecipeContent(
      loss: LossContent(name: "categorical_crossentropy", title: "categorical cross-entropy", guessing: "2.303"),
      optimizer: optimizer, augmentation: "rotation=25")
  }()

  static let evaluation: EvaluationContent = {
    let classes = (0..<10).map {
      ClassResult(name: String($0), count: "980", correct: "961", recall: "98.1%", precision: "97.\($0)%")
    }
    return EvaluationContent(
      count: "10,000", accuracy: "97.9%", loss: "0.067", correct: "9,790", errors: "210",
      confusions: [ConfusionContent(actual: "4", predicted: "9", count: "21")], classes: classes, best: classes[0],
      worst: classes[9], code: code)
  }()
}
