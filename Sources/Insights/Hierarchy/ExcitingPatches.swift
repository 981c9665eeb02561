import Datasets
import Engine
import Networks
import Tensors

/// What excites the filters of one layer: of each, the pieces of the test images that it answers to most strongly, at most one
/// of each image.
///
/// A piece is the receptive field of the answering cell: all that the cell has seen. So did Zeiler and Fergus,
/// "Visualizing and Understanding Convolutional Networks" (2014), set pieces of images beside what a map answers to.
public struct ExcitingPatches: Sendable {
  /// The layer.
  public let node: Node
  /// The filters that are shown: all of a small layer, of a large one those that answer most strongly to the examples.
  public let shownFilters: [Int]
  /// The weights of a filter that reads the network's images, `[kernel rows, kernel columns]`, one for each channel of them;
  /// `nil` where the layer reads maps, or has no kernels of its own.
  public let kernels: [[Tensor]]?
  /// How many test images were searched, and how many there are.
  public let searched, total: Int
  /// The names of the classes.
  public let classes: [String]
  private let field: ReceptiveField
  private let answers: [StrongestAnswers]
  private let test: LabelledImages

  /// A piece of an image.
  public struct Patch: Equatable, Sendable {
    /// The image.
    public let example: Experiment.Example
    /// The cell that answers.
    public let place: Place
    /// The value of that cell.
    public let value: Float
    /// The piece: rows and columns of the image, negative ones and those beyond its end being padding.
    public let rows, columns: Range<Int>
  }

  /// How often a class is among the images that a filter answers to.
  public struct ClassCount: Equatable, Sendable {
    /// The index of the class.
    public let label: Int
    /// How many of the images belong to it.
    public let count: Int
  }

  /// How many pieces are kept for a figure, and of how many images the classes are counted.
  public static let patchLimit = 8, crowdLimit = 100

  /// Whether only a sample of the test images was searched.
  public var isSample: Bool { searched < total }
  /// How many filters the layer has.
  public var filterCount: Int { node.outputShape.channels }
  /// Rows and columns of the image that one cell sees.
  public var fieldSize: (rows: Int, columns: Int) { (field.rows.size, field.columns.size) }
  /// Whether the field is larger than the image, so that pieces are cut to it.
  public var exceedsImage: Bool { field.rows.size > test.shape.rows || field.columns.size > test.shape.columns }

  /// The strongest answers of a filter, at most `limit`; none of a filter whose function gave 0 for every image.
  public func patches(of filter: Int, limit: Int = patchLimit) -> [Patch] {
    let found = answers[filter].answers.prefix(limit)
    let images = test.tensor(found.map(\.image))
    return found.enumerated().map { index, answer in
      let place = Place(
        row: answer.cell / node.outputShape.columns, column: answer.cell % node.outputShape.columns)
      return Patch(
        example: .init(index: answer.image, label: Int(test.labels[answer.image]), image: images.slice(index)),
        place: place, value: answer.value, rows: piece(field.rows, at: place.row, of: test.shape.rows),
        columns: piece(field.columns, at: place.column, of: test.shape.columns))
    }
  }

  /// The classes of the images that a filter answers to most strongly, the commonest first; the counts add up to how many
  /// images there are, `crowdLimit` at most.
  public func crowd(of filter: Int) -> [ClassCount] {
    var counts = [Int](repeating: 0, count: classes.count)
    for answer in answers[filter].answers { counts[Int(test.labels[answer.image])] += 1 }
    return counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $1) > (counts[$1], $0) }
      .map { ClassCount(label: $0, count: counts[$0]) }
  }

  /// What a cell sees along one axis; cut to the image where it is more than that.
  private func piece(_ axis: ReceptiveField.Axis, at index: Int, of extent: Int) -> Range<Int> {
    let cells = axis.cells(at: index)
    return axis.size > extent ? cells.clamped(to: 0..<extent) : cells
  }
}

extension ExcitingPatches {
  /// Searches the test images for what excites the convolution layers over planes that look at one piece of the image each.
  package static func find(in experiment: Experiment, threads: Int) throws -> [ExcitingPatches] {
    let network = experiment.network
    let nodes = network.nodes.filter { node in
      (node.layer is Conv2D || node.layer is DepthwiseConv2D || node.layer is SeparableConv2D)
        && node.receptiveField?.axes.count == 2
    }
    guard network.inputs.count == 1, network.inputs[0].shape.isMaps else { return [] }
    let search = try AnswerSearch(nodes, in: experiment, limit: crowdLimit, threads: threads)
    return nodes.compactMap { ExcitingPatches($0, search, in: experiment) }
  }

  private init?(_ node: Node, _ search: AnswerSearch, in experiment: Experiment) {
    guard let field = node.receptiveField, let found = search.answers[node.name] else { return nil }
    (self.node, self.field, searched) = (node, field, search.searched)
    (test, classes) = (experiment.dataset.test, experiment.dataset.classes)
    total = test.count
    // A function that cuts off says with 0 that the filter found nothing.
    let isSilent = node.layer.activation?.zeroLimit != nil
    answers = found.map { $0.filtered { !isSilent || $0 > 0 } }
    shownFilters = strongestChannels(
      experiment.inspection.output(of: node.name), limit: ConvolutionExplanation.tableLimit)
    kernels = Convolution(node, in: experiment).flatMap { convolution in
      guard node.inputs == [experiment.network.inputs[0].name] else { return nil }
      return (0..<convolution.filterCount).map { filter in
        (0..<convolution.channelCount).map { convolution.kernel(filter: filter, channel: $0) }
      }
    }
  }
}

extension StrongestAnswers {
  /// The answers whose value passes a test.
  fileprivate func filtered(_ isKept: (Float) -> Bool) -> StrongestAnswers {
    var result = StrongestAnswers(limit: answers.count)
    for answer in answers where isKept(answer.value) { result.insert(answer) }
    return result
  }
}
