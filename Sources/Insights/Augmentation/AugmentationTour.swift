import Datasets
import Tensors
import Training

/// What each transformation makes of a test image, and what the network answers: to those that keep what the image shows, and to
/// those that do not.
public struct AugmentationTour: Sendable {
  /// The image that is changed.
  public let example: Experiment.Example
  /// The names of the classes.
  public let classes: [String]
  /// Whether the outputs are probabilities.
  public let areProbabilities: Bool
  /// The image turned by the lecture's eleven angles, from -25 to 25 degrees.
  public let rotations: [AugmentedPicture]
  /// The image itself, then after each transformation.
  public let gallery: [AugmentedPicture]
  /// Digits that become others, or none, by a flip or half a turn; empty unless the images are digits.
  public let traps: [AugmentedPicture]
  /// Digits that stay what they are by the same; empty unless the images are digits.
  public let harmless: [AugmentedPicture]
  /// One pixel of the image turned by 25 degrees; `nil` where the image is one colour.
  public let pixel: WorkedInterpolation?
  /// The recorded comparison of the lecture's network with and without augmentation; `nil` unless it is of these images.
  public let comparison: StudyRecord?

  /// How many sums were held against what the augmentation computed.
  public var sumCount: Int { pixel == nil ? 0 : 1 }

  /// The lecture's angles: eleven, from one end of its range to the other.
  private static let angles = stride(from: -25.0, through: 25, by: 5)

  /// Changes the hero and asks the network; `nil` of data that are no images with values from 0 to 1.
  init?(_ experiment: Experiment, threads: Int) throws {
    let isOfImages = experiment.subject == nil || experiment.subject == "pictures"
    guard isOfImages, experiment.dataset.test.shape.isMaps, experiment.dataset.test.scaling == .unit else { return nil }
    let hero = experiment.examples[experiment.hero]
    (example, classes) = (hero, experiment.dataset.classes)
    areProbabilities = experiment.network.endsInSoftmax
    let isDigits = experiment.dataset.name == "mnist"
    let drafts = [
      Self.angles.map { AugmentedDraft.turned($0, hero) }, try Self.gallery(hero),
      isDigits ? Self.traps(experiment) : [], isDigits ? Self.harmless(experiment) : [],
    ]
    let answers = try Self.answers(to: drafts, experiment, threads: threads)
    (rotations, gallery, traps, harmless) = (answers[0], answers[1], answers[2], answers[3])
    pixel = try WorkedInterpolation(hero, degrees: 25)
    comparison = isDigits ? try StudyRecord.recorded("augmentation") : nil
  }

  private static func gallery(_ hero: Experiment.Example) throws -> [AugmentedDraft] {
    let shape = hero.image.shape
    let (width, height) = (Double(shape.columns) / 5, Double(shape.rows) / 5)
    let noise = try Augmentation("noise=0.2").changes(of: hero.index, epoch: 1, seed: 1, shape: shape)
    let tint = AugmentedDraft(ColorShift.name, 0.3, [ColorShift.change(by: [0.3, 0, -0.3])], hero)
    return [
      AugmentedDraft("original", nil, [], hero), .turned(25, hero),
      AugmentedDraft(WidthShift.name, width, [.place(WidthShift.map(pixels: width))], hero),
      AugmentedDraft(HeightShift.name, height, [.place(HeightShift.map(pixels: height))], hero),
      AugmentedDraft(Shear.name, 25, [.place(Shear.map(degrees: 25))], hero),
      AugmentedDraft(Zoom.name, 0.7, [.place(Zoom.map(columns: 0.7, rows: 0.7))], hero),
      AugmentedDraft(Zoom.name, 1.5, [.place(Zoom.map(columns: 1.5, rows: 1.5))], hero), .mirrored(hero),
      .upsideDown(hero),
      AugmentedDraft(Brightness.name, 0.5, [Brightness.change(by: 0.5)], hero),
      AugmentedDraft(Contrast.name, 0.5, [Contrast.change(by: 0.5)], hero),
      AugmentedDraft(ChannelShift.name, 0.3, [ChannelShift.change(by: 0.3)], hero),
      AugmentedDraft(GaussianBlur.name, 1, [GaussianBlur.change(sigma: 1)], hero),
      AugmentedDraft(GaussianNoise.name, 0.2, noise, hero),
    ] + (shape.channels == 3 ? [tint] : [])
  }

  private static func traps(_ experiment: Experiment) -> [AugmentedDraft] {
    [2, 5, 7].compactMap { experiment.example(of: $0) }.map(AugmentedDraft.mirrored)
      + [4].compactMap { experiment.example(of: $0) }.map(AugmentedDraft.upsideDown)
      + [6, 9].compactMap { experiment.example(of: $0) }.map { .turned(180, $0) }
  }

  private static func harmless(_ experiment: Experiment) -> [AugmentedDraft] {
    [0, 1, 8].compactMap { experiment.example(of: $0) }.map(AugmentedDraft.mirrored)
      + [3].compactMap { experiment.example(of: $0) }.map(AugmentedDraft.upsideDown)
      + [0, 8].compactMap { experiment.example(of: $0) }.map { .turned(180, $0) }
  }

  private static func answers(
    to groups: [[AugmentedDraft]], _ experiment: Experiment, threads: Int
  ) throws -> [[AugmentedPicture]] {
    let network = experiment.author
    let drafts = groups.flatMap { $0 }
    let images = drafts.map { $0.example.image.changed(by: $0.changes) }
    let shape = network.inputs[0].shape
    let outputs = try Predictor(
      network, weights: experiment.weights.reshaped(for: network), options: TrainingOptions(threads: threads)
    ).probabilities(Tensor(shape.batched(images.count), images.flatMap(\.values)))
    let pictures = drafts.indices.map { index in
      let output = outputs.slice(index)
      let predicted = output.indexOfMaximum ?? 0
      return AugmentedPicture(
        name: drafts[index].name, amount: drafts[index].amount, image: images[index],
        label: drafts[index].example.label,
        predicted: predicted, output: output[predicted])
    }
    var start = 0
    return groups.map { group in
      defer { start += group.count }
      return Array(pictures[start..<start + group.count])
    }
  }
}

extension Experiment {
  /// The example of a class.
  fileprivate func example(of label: Int) -> Example? { examples.first { $0.label == label } }
}
