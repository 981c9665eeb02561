import Datasets
import Networks
import Testing
import Training

@Suite("Training with augmentation gives the same bytes however it is done, and others than without")
struct AugmentedTrainingTests {
  private static let text =
    "rotation=25,width_shift=0.1,height_shift=2,shear=10,zoom=0.2,channel_shift=0.1,horizontal_flip,vertical_flip,"
    + "brightness=0.5/1.5,contrast=0.3,blur=0.5,noise=0.05,fill_mode=constant,cval=0.25"

  private func configuration(_ text: String = text) throws -> TrainingConfiguration {
    var configuration = shortTraining
    configuration.augmentation = try Augmentation(text)
    return configuration
  }

  private func trained(
    _ configuration: TrainingConfiguration, threads: Int = 1, strides: Int = 1, interrupted: Bool = false
  ) throws -> [UInt8] {
    var trainer = try barTrainer(threads: threads, configuration, strides: strides)
    while !trainer.isFinished {
      try trainer.trainEpoch()
      guard interrupted else { continue }
      let checkpoint = try Checkpoint(decoding: trainer.checkpoint.encoded(for: trainer.network), for: trainer.network)
      trainer = try barTrainer(threads: threads, configuration, resuming: checkpoint, strides: strides)
    }
    return trainer.checkpoint.encoded(for: trainer.network)
  }

  // A step of 1 is for the engine's own kernels, a step of 2 for oneDNN.
  @Test(arguments: [1, 2])
  func threadsAndInterruptionsChangeNoByte(strides: Int) throws {
    let configuration = try configuration()
    let whole = try trained(configuration, strides: strides)
    #expect(try trained(configuration, threads: 3, strides: strides) == whole)
    #expect(try trained(configuration, threads: 2, strides: strides, interrupted: true) == whole)
    #expect(try trained(shortTraining, strides: strides) != whole)
  }

  @Test func everyEpochSeesOtherPicturesAndValidationTheOldOnes() throws {
    // With a learning rate that changes nothing, only the pictures can change the loss from epoch to epoch.
    var configuration = try configuration("rotation=25,noise=0.05")
    configuration.learningRate = 1e-30
    let network = try barNetwork(dropout: 0)
    let trainer = try Trainer(network, images: bars(200), configuration: configuration)
    while !trainer.isFinished { try trainer.trainEpoch() }
    #expect(Set(trainer.history.map(\.loss)).count == 3)
    #expect(Set(trainer.history.map(\.validationLoss)).count == 1)
    configuration.augmentation = Augmentation()
    let plain = try Trainer(network, images: bars(200), configuration: configuration)
    try plain.trainEpoch()
    #expect(plain.history[0].validationLoss == trainer.history[0].validationLoss)
    #expect(plain.history[0].loss != trainer.history[0].loss)
  }

  @Test func aCheckpointKeepsTheAugmentationAndBelongsToIt() throws {
    let trainer = try barTrainer(configuration())
    try trainer.trainEpoch()
    let read = try Checkpoint(decoding: trainer.checkpoint.encoded(for: trainer.network), for: trainer.network)
    #expect(read == trainer.checkpoint && read.configuration.augmentation.text.hasPrefix("rotation=25"))
    #expect(throws: TrainingError.self) { try barTrainer(shortTraining, resuming: read) }
  }

  @Test func aTintOfGreyImagesIsRefused() throws {
    let configuration = try configuration("color_shift=0.1")
    #expect(
      throws: TrainingError.configuration("color_shift is for images in colour, and these are grey: use channel_shift")
    ) {
      try barTrainer(configuration)
    }
  }

  @Test func programsInKerasAndPyTorchSayTheSameAugmentation() throws {
    let network = try Network.named("lecture")
    let keras = network.kerasCode(try program("rotation=25,width_shift=0.1,noise=0.05,blur=1,fill_mode=wrap"))
    for line in [
      "from tensorflow.keras.preprocessing.image import ImageDataGenerator", "import scipy.ndimage",
      "    rotation_range=25,",
      "    height_shift_range=0.1,  # moves columns in Keras 3", "    fill_mode=\"wrap\",",
      "    preprocessing_function=change,",
      "    x = x + random.normal(0, 0.05, x.shape).astype(\"float32\")",
      "    augmentation.flow(x_train[:count], y_train[:count], batch_size=32),",
      "    validation_data=(x_train[count:], y_train[count:]), epochs=5",
    ] { #expect(keras.contains("\n" + line) || keras.hasPrefix(line), "\(line)") }
    #expect(!keras.contains("validation_split"))
    let pytorch = network.pytorchCode(try program("rotation=25,horizontal_flip,fill_mode=reflect"))
    for line in [
      "def augment(x):", "    angle = torch.empty(n).uniform_(-25, 25).deg2rad()", "        x = augment(x)",
      "    x = F.grid_sample(x, grid, padding_mode=\"reflection\", align_corners=False)",
      "    x = torch.where(flipped, x.flip(3), x)",
    ] { #expect(pytorch.contains("\n" + line + "\n"), "\(line)") }
    // The generator feeds one input.
    let views = try Network.named("two-views")
    #expect(!views.kerasCode(try program("rotation=25")).contains("fit("))
  }

  private func program(_ text: String) throws -> TrainingRecipe {
    var configuration = TrainingConfiguration()
    configuration.augmentation = try Augmentation(text)
    return configuration.recipe(TrainingRecipe(), for: try Network.named("lecture"), stepsPerEpoch: 10)
  }
}
