import Engine
import Tensors

/// What comes out for one cell of a feature map? A patch and a kernel are given with two decimals.
public struct ConvolutionCellExercise: Exercise, Equatable {
  /// The cell, with every number that makes it.
  public let cell: WorkedCell
  /// The channel whose products are worked out, by its position among the terms.
  public let term: Int
  /// Its products, what the other channels add and the bias.
  public let sum: HandSum
  /// What the other channels add together, rounded; `nil` if there are none.
  public let others: Float?
  /// The bias, rounded; `nil` if the layer has none.
  public let bias: Float?
  /// What comes out if the kernel is turned by 180 degrees first, as mathematicians do.
  public let turned: Float
  /// One: the sum.
  public var sumCount: Int { 1 }

  /// The sum of the products alone, where something else is to be added.
  public var forgotten: Float? { sum.addends.isEmpty ? nil : sum.products }

  /// Asks on the page of a convolution over maps, if a cell can be worked out by hand.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    guard let found = explanation.convolutions.first(where: { $0.convolution.name == page.node?.name }),
      let choice = CellChoice(found, hero: explanation.experiment.hero, stream: page.stream)
    else { return nil }
    let convolution = found.convolution
    cell = try WorkedCell(
      convolution, example: explanation.experiment.hero, filter: choice.filter, row: choice.place.row,
      column: choice.place.column)
    term = choice.channel
    let rest = cell.terms.indices.filter { $0 != choice.channel }
    others = rest.isEmpty ? nil : cell.sum(without: [choice.channel]).byHand
    bias = convolution.bias.map { $0[choice.filter].byHand }
    let (patch, kernel) = (cell.terms[term].patch.values, cell.terms[term].kernel.values)
    sum = try HandSum(
      values: patch, weights: kernel, addends: [others, bias].compactMap { $0 }, engine: cell.preActivation,
      place: "\(cell.layer), exercise on row \(cell.row), column \(cell.column)")
    let products = zip(sum.values, sum.weights.reversed()).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    turned = Float(products + sum.addends.reduce(0.0) { $0 + Double($1) })
  }
}

/// The cell whose sum is easiest to work out, and is not the one that the page works out already.
private struct CellChoice {
  /// How many products a sum by hand has at most.
  static let productLimit = 9

  let filter: Int
  /// The position among the channels that the filter reads.
  let channel: Int
  let place: Place

  init?(_ found: ConvolutionExplanation, hero: Int, stream: String) {
    let convolution = found.convolution
    var random = RandomGenerator(seed: 1, stream: stream)
    let order = random.permutation(convolution.filterCount)
    let filter = order.first { $0 != found.cell.filter } ?? found.cell.filter
    let input = convolution.input.slice(hero)
    let channels = Array(convolution.channels(of: filter))
    let strengths = channels.indices.map { index in
      input.slice(channels[index]).size * convolution.kernel(filter: filter, channel: index).size
    }
    guard let channel = strengths.indices.max(by: { (strengths[$0], $1) < (strengths[$1], $0) }) else { return nil }
    let kernel = convolution.kernel(filter: filter, channel: channel)
    let map = input.slice(channels[channel])
    guard
      let place = CellChoice.place(
        map, kernel, convolution.window, output: convolution.activation.shape,
        except: found.cell.filter == filter ? Place(row: found.cell.row, column: found.cell.column) : nil)
    else { return nil }
    (self.filter, self.channel, self.place) = (filter, channel, place)
  }

  /// The cell with about five products that are not 0 and with the largest sum of these in size; none of them in the padding.
  private static func place(
    _ map: Tensor, _ kernel: Tensor, _ window: Window, output: Shape, except known: Place?
  ) -> Place? {
    var best: (place: Place, count: Int, sum: Float)?
    for row in 0..<output[2] {
      for column in 0..<output[3] where Place(row: row, column: column) != known {
        let top = row * window.rowStride - window.padding.top
        let left = column * window.columnStride - window.padding.left
        guard top >= 0, left >= 0, top + window.axes[0].reach <= map.shape[0],
          left + window.axes[1].reach <= map.shape[1]
        else { continue }
        var (count, sum): (Int, Float) = (0, 0)
        for y in 0..<kernel.shape[0] {
          for x in 0..<kernel.shape[1] {
            let value = map[top + y * window.rowDilation, left + x * window.columnDilation].byHand
            if value != 0 { (count, sum) = (count + 1, sum + value * kernel[y, x]) }
          }
        }
        guard (2...productLimit).contains(count) else { continue }
        if let found = best, (abs(count - 5), -abs(sum)) >= (abs(found.count - 5), -abs(found.sum)) { continue }
        best = (Place(row: row, column: column), count, sum)
      }
    }
    return best?.place
  }
}

extension Tensor {
  /// The sum of the values without their signs.
  fileprivate var size: Float { Float(values.reduce(0.0) { $0 + Double(abs($1)) }) }
}
