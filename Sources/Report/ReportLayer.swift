import Networks
import Site

extension ReportRecord.Layer {
  /// What `report.json` says of a layer.
  init(_ node: Node) {
    self.init(
      name: node.name, kind: node.layer.kind, outputShape: node.outputShape.channelsLast,
      parameters: node.parameterCount, flops: node.flops,
      receptiveField: node.receptiveField.map { $0.axes.map(\.size) })
  }
}
