import Datasets
import Support
import Training

/// Why a setting of the recipe makes no sense.
public typealias RecipeError = SettingError

/// How a network is trained beyond epochs, batches and seed: loss, optimiser, schedule, early stopping, class weights and augmentation.
public struct RecipeSettings: Sendable {
  /// A setting that the command line and configuration files call so.
  public enum Option: String, CaseIterable, Sendable {
    case loss, optimizer, schedule
    case earlyStopping = "early-stopping"
    case classWeight = "class-weight"
    case augment
  }

  /// What training makes small.
  var loss = Loss.categoricalCrossEntropy
  /// How gradients change the parameters.
  var optimizer: any Optimizer = Adam()
  /// How the learning rate changes.
  var schedule = Schedule()
  /// When training ends before its last epoch.
  var earlyStopping: EarlyStopping?
  /// Classes whose losses are multiplied.
  var classWeights: [(name: String, weight: Double)] = []
  /// How the training images are changed at random.
  var augmentation = Augmentation()

  /// The recipe of the lecture.
  public init() {}

  /// Sets what a text says; throws `SettingError` with the reason where it makes no sense.
  public mutating func set(_ option: Option, _ text: String) throws(SettingError) {
    switch option {
    case .loss: loss = try Loss(text)
    case .optimizer: optimizer = try Optimizers.optimizer(text)
    case .schedule: schedule = try Schedule(text)
    case .earlyStopping: earlyStopping = try EarlyStopping(text)
    case .classWeight: classWeights = try ClassWeights.read(text)
    case .augment: augmentation = try Self.augmentation(text)
    }
  }

  private static func augmentation(_ text: String) throws(SettingError) -> Augmentation {
    do throws(AugmentationError) {
      return try Augmentation(text)
    } catch {
      throw SettingError(error.reason)
    }
  }

  /// Whether the schedule says all learning rates itself, so that another one would change nothing.
  public var hasOwnLearningRates: Bool { !schedule.rule.values.isEmpty }

  /// The learning rate where none is given: the schedule's first, or Keras's for the optimiser.
  var learningRate: Double { schedule.rule.values.first ?? type(of: optimizer).learningRate }

  /// Each option that is not the lecture's, as a command line has it.
  var words: [String] {
    let standard = RecipeSettings()
    return Option.allCases.flatMap { option in
      let text = text(option)
      return text == standard.text(option) ? [] : ["--" + option.rawValue, text]
    }
  }

  /// A setting in one text.
  func text(_ option: Option) -> String {
    switch option {
    case .loss: loss.rawValue
    case .optimizer: optimizer.text
    case .schedule: schedule.text
    case .earlyStopping: earlyStopping?.text ?? ""
    case .classWeight: classWeights.map { "\($0.name)=\(ClassWeights.text($0.weight))" }.joined(separator: ",")
    case .augment: augmentation.text
    }
  }
}
