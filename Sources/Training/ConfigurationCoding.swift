import Datasets

/// The settings of a training as bytes: numbers, and the choices with their arguments as texts.
extension TrainingConfiguration {
  func encode(to writer: inout ByteWriter) {
    writer.append(UInt64(epochs))
    writer.append(UInt64(batchSize))
    writer.append(seed)
    writer.append(learningRate.bitPattern)
    writer.append(validationShare.bitPattern)
    for text in [loss.rawValue, optimizer.text, schedule.text, earlyStopping?.text ?? ""] { writer.append(text) }
    writer.append(UInt32(classWeights.count))
    for weight in classWeights { writer.append(weight.bitPattern) }
    writer.append(augmentation.text)
  }

  init(decoding reader: inout ByteReader) throws {
    self.init(
      epochs: try reader.integer(), batchSize: try reader.integer(), seed: try reader.number(UInt64.self),
      learningRate: try reader.double(), validationShare: try reader.double())
    do {
      loss = try Loss(reader.text())
      optimizer = try Optimizers.optimizer(reader.text())
      schedule = try Schedule(reader.text())
      let stopping = try reader.text()
      earlyStopping = stopping.isEmpty ? nil : try EarlyStopping(stopping)
    } catch let error as SettingError {
      throw TrainingError.damagedCheckpoint(error.reason)
    }
    classWeights = try (0..<reader.number(UInt32.self)).map { _ in try reader.double() }
    do {
      augmentation = try Augmentation(reader.text())
    } catch let error as AugmentationError {
      throw TrainingError.damagedCheckpoint(error.reason)
    }
  }
}
