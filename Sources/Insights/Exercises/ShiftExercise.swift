import Engine
import Networks
import Tensors

/// Where does the strongest cell of a feature map go when the image is moved?
public struct ShiftExercise: Exercise, Equatable {
  /// What leads to a wrong column.
  public enum Mistake: CaseIterable, Sendable {
    /// The map was thought to stay as it is.
    case unmoved
    /// The map was moved the other way.
    case otherWay
    /// The map was moved by as many cells as the image by pixels.
    case withoutStrides
  }

  /// The cell in the unmoved image.
  public let cell: WorkedCell
  /// By how many pixels the image is moved, to the right or, if negative, to the left.
  public let pixels: Int
  /// By how many columns the window moves at once.
  public let stride: Int
  /// The column of the cell that answers to the same pixels then.
  public let answer: Int
  /// What typical mistakes lead to.
  public let wrong: [WrongAnswer<Mistake, Int>]
  /// One: the sum over the moved image.
  public var sumCount: Int { 1 }

  /// Asks on the page about the idea of convolutional networks, of the first convolution if it reads the image.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    guard case .history = page, let found = explanation.convolutions.first(where: { $0.convolution.slice == nil }),
      found.convolution.node.inputs == explanation.experiment.network.inputs.map(\.name)
    else { return nil }
    let (convolution, cell) = (found.convolution, found.cell)
    let (window, image) = (convolution.window, convolution.input.slice(cell.example))
    let columns = convolution.activation.shape[3]
    func fits(_ steps: Int) -> Bool {
      let (first, last) = (cell.inputColumn, cell.inputColumn + window.axes[1].reach)
      let moved = steps * window.columnStride
      return min(first, first + moved) >= 0 && max(last, last + moved) <= image.shape.columns
        && (0..<columns).contains(cell.column + steps)
    }
    guard let steps = [2, -2, 1, -1].first(where: fits) else { return nil }
    (self.cell, stride, answer) = (cell, window.columnStride, cell.column + steps)
    pixels = steps * window.columnStride
    wrong = [
      WrongAnswer(Mistake.unmoved, cell.column), WrongAnswer(.otherWay, cell.column - steps),
      WrongAnswer(.withoutStrides, cell.column + pixels),
    ].distinct(from: answer)
    try check(convolution, image)
  }

  /// Moves the image and works the cell out once more.
  private func check(_ convolution: Convolution, _ image: Tensor) throws {
    var moved = Tensor(image.shape)
    for channel in 0..<image.shape.channels {
      for row in 0..<image.shape.rows {
        for column in 0..<image.shape.columns where (0..<image.shape.columns).contains(column - pixels) {
          moved[channel, row, column] = image[channel, row, column - pixels]
        }
      }
    }
    let terms = cell.terms.map { term in
      ChannelTerm(
        Convolution.Reading(channel: term.channel, kernel: term.kernel, weight: term.weight), input: moved,
        convolution.window, top: cell.inputRow, left: cell.inputColumn + pixels)
    }
    _ = try WorkedSum(
      terms.map(\.partialSum) + [cell.bias], engine: cell.preActivation,
      place: "\(cell.layer), exercise on the moved image")
  }
}
