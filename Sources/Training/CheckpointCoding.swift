import Networks
import Support
import Tensors

/// Checkpoints as bytes: a mark, a version, the network as YAML, the settings, the epochs, every tensor with what the optimiser
/// keeps of it and its best values, if they are others, and the XXH3-128 hash of all of it. Numbers are little-endian.
extension Checkpoint {
  private static let mark: [UInt8] = [0x89] + Array("CNNVIZ\n".utf8)
  private static let version: UInt32 = 3
  private static let digestSize = 32

  /// This checkpoint as bytes; `network` is the one that is trained.
  public func encoded(for network: Network) -> [UInt8] {
    var writer = ByteWriter()
    writer.bytes = Self.mark
    writer.append(Self.version)
    writer.append(network.yaml)
    configuration.encode(to: &writer)
    writer.append(UInt64(step))
    writer.append(UInt32(history.count))
    for record in history {
      writer.append(UInt64(record.epoch))
      for number in [record.loss, record.accuracy, record.validationLoss, record.validationAccuracy] {
        writer.append(number.bitPattern)
      }
    }
    let groups = [weights.tensors] + slots + (best.map { [$0.tensors] } ?? [])
    writer.append(UInt32(best == nil ? 0 : 1))
    writer.append(UInt32(weights.names.count))
    for (index, name) in weights.names.enumerated() {
      writer.append(name)
      for tensor in groups.map({ $0[index] }) { writer.append(tensor) }
    }
    return writer.bytes + Array(ContentDigest.of(writer.bytes).utf8)
  }

  /// Reads a checkpoint.
  ///
  /// - Throws: `TrainingError.damagedCheckpoint` if the bytes are not those of a whole checkpoint,
  ///   `.foreignCheckpoint` if it belongs to another network.
  public init(decoding bytes: [UInt8], for network: Network) throws {
    guard bytes.starts(with: Self.mark), bytes.count >= Self.mark.count + Self.digestSize else {
      throw TrainingError.damagedCheckpoint("it does not begin like one")
    }
    let content = bytes.dropLast(Self.digestSize)
    guard Array(ContentDigest.of(Array(content)).utf8) == Array(bytes.suffix(Self.digestSize)) else {
      throw TrainingError.damagedCheckpoint("its checksum is wrong, so that it is incomplete or was changed")
    }
    var reader = ByteReader(content.dropFirst(Self.mark.count))
    let version = try reader.number(UInt32.self)
    guard version == Self.version else {
      throw TrainingError.damagedCheckpoint("it has version \(version), but this program reads version \(Self.version)")
    }
    guard try reader.text() == network.yaml else {
      throw TrainingError.foreignCheckpoint("it was made for another network")
    }
    let configuration = try TrainingConfiguration(decoding: &reader)
    let step = try reader.integer()
    let history = try (0..<reader.number(UInt32.self)).map { _ in
      try EpochRecord(
        epoch: reader.integer(), loss: reader.double(), accuracy: reader.double(), validationLoss: reader.double(),
        validationAccuracy: reader.double())
    }
    let (slots, hasBest) = (configuration.optimizer.slotCount, try reader.number(UInt32.self) != 0)
    let groupCount = 1 + slots + (hasBest ? 1 : 0)
    let entries = try (0..<reader.number(UInt32.self)).map { _ in
      (name: try reader.text(), tensors: try (0..<groupCount).map { _ in try reader.tensor() })
    }
    try reader.end()
    let weights = try Weights(entries.map { ($0.name, $0.tensors[0]) }, for: network)
    let groups = (0..<groupCount).map { group in entries.map { $0.tensors[group] } }
    let shapes = weights.tensors.map(\.shape)
    guard entries.map(\.name) == weights.names, groups.allSatisfy({ $0.map(\.shape) == shapes }) else {
      throw TrainingError.damagedCheckpoint("its tensors are not in order")
    }
    let best = try hasBest ? Weights(Array(zip(weights.names, groups[1 + slots])), for: network) : nil
    self.init(
      configuration: configuration, weights: weights, step: step, history: history,
      slots: Array(groups[1..<1 + slots]), best: best)
    guard isFinite else { throw TrainingError.damagedCheckpoint("it holds numbers that are not finite") }
  }
}
