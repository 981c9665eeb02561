import Engine
import Networks
import Tensors

/// Where the time of a network goes, layer by layer and kind by kind, on one thread.
struct LayerTimes: Encodable {
  /// The layers of a kind, or one layer; per image.
  struct Row: Encodable {
    let name, kind: String
    let layers: Int
    /// `nil` without a way back.
    let forwardMilliseconds: Double
    let backwardMilliseconds: Double?
    /// Of the time of all layers.
    let shareOfTime: Double
    let megaflops: Double
    /// The operations of both ways through the time of both ways; and of what one thread can do at most.
    /// `nil` where a neighbour does the work.
    let gigaflopsPerSecond, shareOfPeak: Double?
  }

  let network: String
  /// How many images are computed at once.
  let batch: Int
  let peak: Peak
  let kinds, layers: [Row]
  /// Per image, what is no layer's: laying out the weights after they changed.
  let weightLayoutMilliseconds: Double
}

extension LayerTimes {
  /// Runs a network as a worker of the trainer does, or forward only.
  init(_ network: Network, training: Bool, batch: Int?, runs: Int) throws {
    let rows = try NetworkProfile(network, training: training, batch: batch, runs: runs)
    let peak = Peak(threads: 1)
    let total = rows.layers.reduce(0) { $0 + $1.seconds }
    func row(_ name: String, _ part: [NetworkProfile.Layer]) -> Row {
      let forward = part.reduce(0) { $0 + $1.forward }
      let backward = part.reduce(0) { $0 + $1.backward }
      // The way back takes twice the operations: the gradient of the input and that of the kernel.
      let flops = part.reduce(0) { $0 + $1.flops } * (training ? 3 : 1)
      let speed = forward + backward > 0 ? flops / (forward + backward) / 1e9 : nil
      return Row(
        name: name, kind: part[0].node.kind, layers: part.count, forwardMilliseconds: forward * 1e3,
        backwardMilliseconds: training ? backward * 1e3 : nil, shareOfTime: (forward + backward) / total,
        megaflops: flops / 1e6, gigaflopsPerSecond: speed, shareOfPeak: speed.map { $0 / peak.gigaflopsPerSecond })
    }
    var kinds: [String] = []
    for layer in rows.layers where !kinds.contains(layer.node.kind) { kinds.append(layer.node.kind) }
    self.init(
      network: network.name, batch: rows.batch, peak: peak,
      kinds: kinds.map { kind in row(kind, rows.layers.filter { $0.node.kind == kind }) },
      layers: rows.layers.map { row($0.node.name, [$0]) }, weightLayoutMilliseconds: rows.preparation * 1e3)
  }
}
