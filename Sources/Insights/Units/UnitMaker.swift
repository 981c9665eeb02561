import Networks
import Tensors

extension Unit {
  /// Works out a unit of a layer.
  init(_ node: Node, _ index: Int, _ maker: UnitMaker, in experiment: Experiment) throws {
    (layer, self.index, form, label) = (node.name, index, maker.form, maker.labels?[index])
    source = experiment.network.origin(of: node.inputs[0])
    readsInput = experiment.network.node(named: source) == nil
    detail = try maker.detail(index)
  }
}

/// Works out the units of one layer, one by one.
struct UnitMaker {
  /// Whether the layer's units are maps or values.
  let form: Unit.Form
  /// How many there are.
  let count: Int
  /// The classes whose scores they are; `nil` where they are none.
  var labels: [String]?
  /// Whether their cells are each made of a few others: they take little room.
  var isLight = false
  /// Works one of them out; throws `InsightError.sumDisagrees` if a sum is not the engine's.
  let detail: (Int) throws -> Unit.Detail

  /// What works out the units of a layer; `nil` where they are not shown one by one.
  init?(_ node: Node, in experiment: Experiment, ranges: [String: ClosedRange<Float>]) throws {
    let (example, source) = (experiment.hero, node.inputs[0])
    if let convolution = Convolution(likeConvolution: node, in: experiment, mixes: true) {
      (form, count) = (.map, convolution.filterCount)
      detail = { filter in
        // Of a volume each filter is looked at in the slice of its own strongest answer.
        let slice = Convolution.strongestSlice(of: filter, node, in: experiment)
        let own = convolution.slice == nil ? convolution : Convolution(node, in: experiment, slice: slice)
        return .convolution(
          try ConvolutionUnit(own ?? convolution, example: example, filter: filter, inputRange: ranges[source]))
      }
    } else if let pooling = Pooling(node, in: experiment, blockRange: ranges[node.name]) {
      (form, count) = (.map, node.outputShape.channels)
      detail = { .pooling(try PoolingUnit(pooling, example: example, channel: $0)) }
    } else if node.layer is any PoolingLayer, node.outputShape.rank == 4 {
      (form, count) = (.map, node.outputShape.channels)
      detail = {
        guard
          let unit = try VolumePoolingUnit(node, in: experiment, example: example, channel: $0, ranges: ranges)
        else { throw InsightError.noLayer(node.name) }
        return .volumePooling(unit)
      }
    } else if let flatten = try FlattenMap(node, in: experiment, blockRange: ranges[node.name]) {
      (form, count) = (.map, flatten.shape.channels)
      detail = { .flatten(flatten.showing(map: $0)) }
    } else if let connections = Connections(node, in: experiment) {
      let isAnswer = experiment.network.outputs.contains(node.name)
      let softmax = isAnswer ? try SoftmaxTable(experiment, example: example) : nil
      let range = ranges[connections.mapLayer ?? source]
      (form, count, labels) = (.unit, connections.unitCount, connections.classes)
      detail = {
        .dense(
          try DenseUnit(connections, example: example, unit: $0, inputRange: range, softmax: softmax))
      }
    } else if experiment.network.outputs.first == node.name, node.layer.activation == .softmax,
      let table = try SoftmaxTable(experiment, example: example)
    {
      (form, count, labels) = (.unit, table.classes.count, table.classes)
      detail = { .softmax(SoftmaxUnit(table: table, index: $0)) }
    } else if node.outputShape.isMaps || node.outputShape.rank == 1,
      let found = try CellUnit(node, index: 0, in: experiment, ranges: ranges)
    {
      (form, count) = (found.output.form, node.outputShape.channels)
      let classes = experiment.dataset.classes
      let isAnswer = experiment.network.outputs.first == node.name && form == .unit && count == classes.count
      (labels, isLight) = (isAnswer ? classes : nil, true)
      detail = { index in
        guard let unit = try CellUnit(node, index: index, in: experiment, ranges: ranges) else {
          throw InsightError.noLayer(node.name)
        }
        return .cells(unit)
      }
    } else {
      return nil
    }
  }
}
