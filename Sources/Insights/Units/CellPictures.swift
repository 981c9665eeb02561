import Networks
import Tensors

/// The maps around a cell that is followed, those that it is made of and the one that it lies in.
struct CellPictures {
  private let reading: LayerReading
  private let example: Int
  private let ranges: [String: ClosedRange<Float>]
  private let experiment: Experiment

  init(_ reading: LayerReading, example: Int, ranges: [String: ClosedRange<Float>], in experiment: Experiment) {
    (self.reading, self.example, self.ranges, self.experiment) = (reading, example, ranges, experiment)
  }

  /// The map of the output that a cell lies in.
  func output(_ cell: MapCell) -> MapPicture {
    picture(reading.output, of: reading.node.name, index: cell.channel, cells: [cell])
  }

  /// The maps of the input that a cell is made of, the one that counts most first.
  func sources(of work: CellUnit.Work, index: Int) -> [MapPicture] {
    switch work {
    case .merge(let cell, let kind): return sources(of: cell, kind, index: index)
    case .function(let found): return [source([found.values[0].cell])]
    case .shares(let found): return neighbours(of: found.cell, in: 0..<found.values.count)
    case .example(.response(let found)): return neighbours(of: found.cell, in: found.channels)
    case .example(.normalized(let found)): return [source([found.cell])]
    case .example(.window(let found)):
      // A mean is made of all cells, the largest value of one.
      return [source(found.kind == .average ? found.entries.map(\.cell) : [found.entries[found.winner].cell])]
    case .example(.sum(let found)): return [source(found.parts[0].terms.map(\.cell))]
    case .example(.moved(let found)): return [source([found.followed[0].source].compactMap { $0 }, of: index)]
    case .example(.separable): return []
    }
  }

  private func picture(_ values: Tensor, of name: String, index: Int, cells: [MapCell]) -> MapPicture {
    MapPicture(
      values.slice(example), of: name, index: index, cells: cells, range: ranges[name], in: experiment.network)
  }

  /// The map with some cells; of a unit of zeros, which come from nowhere, the map of its number.
  private func source(_ cells: [MapCell], of index: Int = 0) -> MapPicture {
    let channel = cells.first?.channel ?? min(index, reading.inputShape.channels - 1)
    return picture(reading.input, of: reading.node.inputs[0], index: channel, cells: cells)
  }

  /// A map and those beside it that its cell is measured by, in their own order; of many the nearest.
  private func neighbours(of cell: MapCell, in channels: Range<Int>) -> [MapPicture] {
    // The values of a vector stand in one picture.
    if reading.inputShape.rank == 1 { return [source([cell])] }
    let nearest = channels.sorted { (abs($0 - cell.channel), $0) < (abs($1 - cell.channel), $1) }
    return nearest.prefix(CellUnit.neighbourLimit).sorted().map { source([MapCell(channel: $0, place: cell.place)]) }
  }

  /// A map of each branch; of branches that are laid one behind the other along the channels, of the one that it comes from.
  private func sources(of cell: MergeCell, _ kind: MergeExplanation.Kind, index: Int) -> [MapPicture] {
    let (node, inputs) = (reading.node, experiment.inspection.inputs(of: reading.node.name))
    func picture(_ input: Int, _ position: [Int]?) -> MapPicture {
      let channel = position?[0] ?? min(index, node.inputShapes[input].channels - 1)
      let cells = position.map { [MapCell(channel: $0[0], place: Array($0.dropFirst()))] } ?? []
      return self.picture(inputs[input], of: node.inputs[input], index: channel, cells: cells)
    }
    if case .concatenation(let axis) = kind, axis > 0 {
      return node.inputs.indices.map { input in
        picture(input, cell.terms.first { $0.input == input }?.position)
      }
    }
    return cell.terms.map { picture($0.input, $0.position) }
  }
}
