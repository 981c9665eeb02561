import Networks
import Tensors
import Testing
import Training

@Suite struct CheckpointTests {
  private func trained() throws -> (network: Network, checkpoint: Checkpoint, bytes: [UInt8]) {
    let trainer = try barTrainer()
    try trainer.trainEpoch()
    return (trainer.network, trainer.checkpoint, trainer.checkpoint.encoded(for: trainer.network))
  }

  @Test func aCheckpointSurvivesBeingWrittenAndRead() throws {
    let (network, checkpoint, bytes) = try trained()
    #expect(try Checkpoint(decoding: bytes, for: network) == checkpoint)
    #expect(checkpoint.step == 5)
    #expect(checkpoint.history.count == 1)
  }

  @Test func aTruncatedOrChangedCheckpointIsRefused() throws {
    let (network, _, bytes) = try trained()
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: TrainingError.self) { try Checkpoint(decoding: Array(bytes[..<length]), for: network) }
    }
    for place in stride(from: 0, to: bytes.count, by: 101) {
      var changed = bytes
      changed[place] ^= 0x10
      #expect(throws: TrainingError.self) { try Checkpoint(decoding: changed, for: network) }
    }
    #expect(throws: TrainingError.self) { try Checkpoint(decoding: bytes + [0], for: network) }
  }

  @Test func aCheckpointOfAnotherTrainingIsRefused() throws {
    let (network, checkpoint, bytes) = try trained()
    #expect(throws: TrainingError.foreignCheckpoint("it was made for another network")) {
      try Checkpoint(decoding: bytes, for: barNetwork(dropout: 0.5))
    }
    var other = shortTraining
    other.seed = 10
    #expect(throws: TrainingError.self) { try barTrainer(other, resuming: checkpoint) }
    #expect(throws: TrainingError.self) {
      try Trainer(network, images: bars(300), configuration: shortTraining, resuming: checkpoint)
    }
    var longer = shortTraining
    longer.epochs = 7
    #expect(try barTrainer(longer, resuming: checkpoint).history == checkpoint.history)
  }
}
