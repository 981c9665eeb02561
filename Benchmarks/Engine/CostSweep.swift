import Engine
import Networks
import Tensors
import Training

/// How long a training step takes when one thing about it changes and the others stay.
struct CostSweep: Codable {
  /// What a step is made of.
  struct Setting: Codable, Equatable {
    /// Rows, and columns, of an image.
    var side: Int
    /// The filters of each of the two convolutions.
    var filters: Int
    /// The images of a step.
    var batch: Int
    var threads: Int
  }

  /// One setting and how long it took.
  struct Point: Codable {
    let setting: Setting
    /// The median over the rounds of the median step of each.
    let milliseconds: Double
    let gigaflopsPerSecond: Double
  }

  /// The setting of which one thing changes at a time.
  let base: Setting
  /// How many processors there are.
  let processors: Int
  /// How many images one thread takes at a time.
  let shard: Int
  /// What one thread can do at most.
  let peakGigaflopsPerSecond: Double
  let side, filters, batch, threads: [Point]
}

extension CostSweep {
  /// Two convolutions of 3x3 that keep the size of the maps, pooling, and a dense layer.
  static func network(_ setting: Setting) throws -> Network {
    let convolution = Conv2D(filters: setting.filters, kernelSize: 3, padding: .same, activation: .relu)
    return try Network(
      name: "cost", input: [1, setting.side, setting.side],
      layers: [
        NamedLayer("conv1", convolution), NamedLayer("conv2", convolution), NamedLayer("pool", MaxPooling2D()),
        NamedLayer("flatten", Flatten()), NamedLayer("dense", Dense(units: 10, activation: .softmax)),
      ])
  }

  /// Measures everything once in each round, so that what slows the machine for a while slows no curve alone.
  ///
  /// - Parameters:
  ///   - seconds: how long each point is measured in each round, at least five steps.
  ///   - report: is told what is measured next.
  init(rounds: Int, seconds: Double, report: (String) -> Void) throws {
    let processors = WorkerPool.processors
    let base = Setting(side: 32, filters: 32, batch: 32, threads: processors)
    func settings<Values: Sequence>(_ key: WritableKeyPath<Setting, Int>, _ values: Values) -> [Setting]
    where Values.Element == Int {
      values.map { value in
        var setting = base
        setting[keyPath: key] = value
        return setting
      }
    }
    let doublings = sequence(first: 1) { $0 * 2 }.prefix { $0 <= 2 * max(processors, 2) }
    let panels = [
      settings(\.side, [8, 16, 32, 64, 128]), settings(\.filters, [4, 8, 16, 32, 64, 128]),
      settings(\.batch, [4, 8, 16, 32, 64, 128]),
      settings(\.threads, doublings.contains(processors) ? doublings : (doublings + [processors]).sorted()),
    ]
    var times = panels.map { $0.map { _ in [Double]() } }
    for round in 1...rounds {
      for (panel, settings) in panels.enumerated() {
        for (index, setting) in settings.enumerated() {
          report("round \(round) of \(rounds): \(setting)")
          let result = try TrainingResult(
            Self.network(setting), batch: setting.batch, threads: setting.threads, steps: .max, budget: seconds)
          times[panel][index].append(result.medianMilliseconds)
        }
      }
    }
    let points = try zip(panels, times).map { settings, times in
      try zip(settings, times).map { setting, times in
        let (milliseconds, flops) = (Stopwatch.median(times), try Self.network(setting).flops)
        return Point(
          setting: setting, milliseconds: milliseconds,
          gigaflopsPerSecond: Double(3 * flops * setting.batch) / milliseconds / 1e6)
      }
    }
    self.init(
      base: base, processors: processors, shard: BatchTrainer.shardSize,
      peakGigaflopsPerSecond: Peak(threads: 1).gigaflopsPerSecond,
      side: points[0], filters: points[1], batch: points[2], threads: points[3])
  }
}
