import Networks

/// The architectures that made history, as graphs, with what others measured of them.
public struct HallOfFame: Equatable, Sendable {
  /// One architecture.
  public struct Entry: Equatable, Sendable {
    /// What is known of it from its publication.
    public let record: Record
    /// How it is built, for as large images as its implementation takes.
    public let schematic: ArchitectureSchematic
    /// How many numbers are learned.
    public let parameters: Int
    /// Floating-point operations for one image, as `Layer.flops` counts them.
    public let flops: Int
  }

  /// The winner of a year's ImageNet classification contest.
  public struct Winner: Equatable, Sendable {
    /// The result itself.
    public let result: Timeline.ContestResult
    /// How deep the winning network was; nothing where there was none, or where several depths won together.
    public let depth: Int?
  }

  /// The architectures, the earliest first.
  public let entries: [Entry]
  /// The contest's winners, the earliest first.
  public let winners: [Winner]
  /// The top-5 error of a trained human, in percent.
  public let humanError: Double

  /// Builds all graphs, without weights, and counts; throws `NetworkError` only if a graph is wrong.
  public init() throws {
    entries = try Record.all.map { record in
      let network = try Network.named(record.network)
      return Entry(
        record: record, schematic: ArchitectureSchematic(network), parameters: network.trainableCount,
        flops: network.flops)
    }
    let timeline = Timeline.convolutionalNetworks
    winners = timeline.contest.map { result in
      Winner(result: result, depth: Record.winnersDepths.first { $0.year == result.year }?.depth)
    }
    humanError = timeline.humanError
  }

  /// The one that all explanations share: it is the same for every network.
  static let shared = try? HallOfFame()

  /// The architectures of one family, the earliest first.
  public func entries(of family: Family) -> [Entry] { entries.filter { $0.record.family == family } }

  /// Those that were measured on ImageNet.
  public var measured: [Entry] { entries.filter { $0.record.accuracy != nil } }
}

extension HallOfFame {
  /// The idea that architectures have in common.
  public enum Family: String, CaseIterable, Sendable {
    /// One layer behind the other.
    case chains
    /// Windows of several sizes side by side.
    case branches
    /// Shortcuts past some layers.
    case shortcuts
    /// As few operations as possible.
    case economy
  }
}
