import ArgumentParser
import Report

/// The options that say how a network is trained, beyond how often and how fast.
struct RecipeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What training makes small: categorical_crossentropy, binary_crossentropy or mean_squared_error. "
        + "Default: categorical_crossentropy.", valueName: "name"))
  var loss: String?

  @Option(
    help: ArgumentHelp(
      "sgd, rmsprop, adam or adamw, with Keras's arguments, as in sgd:momentum=0.9,nesterov. Default: adam.",
      valueName: "name[:argument=value,...]"))
  var optimizer: String?

  @Option(
    help: ArgumentHelp(
      "How the learning rate changes: constant, exponential, piecewise, cosine or polynomial, with Keras's arguments, as in "
        + "cosine:warmup_steps=500 or piecewise:boundaries=2/4,values=0.01/0.001/0.0001,per=epoch. Default: constant.",
      valueName: "name[:argument=value,...]"))
  var schedule: String?

  @Option(
    name: .customLong("early-stopping"),
    help: ArgumentHelp(
      "Stop after so many epochs without a better val_loss and take the best weights, as in 3 or "
        + "3:monitor=val_accuracy,min_delta=0.001.", valueName: "epochs[:argument=value,...]"))
  var earlyStopping: String?

  @Option(
    name: .customLong("class-weight"),
    help: ArgumentHelp(
      "Multiply the loss of the images of some classes, as in 4=2,9=1.5.", valueName: "class=weight,..."))
  var classWeight: String?

  @Option(
    help: ArgumentHelp(
      "Change the training images at random, each time that they are seen, with Keras's names and ranges, as in "
        + "rotation=25,width_shift=0.1,height_shift=0.1,shear=10,zoom=0.1 or zoom=0.8/1.2,brightness=0.5/1.5; also channel_shift, "
        + "color_shift, horizontal_flip, vertical_flip, contrast, blur, noise, fill_mode and cval.",
      valueName: "name=value,..."))
  var augment: String?

  /// The options that the command line has, with their texts.
  var given: [(option: RecipeSettings.Option, text: String)] {
    let all: [(RecipeSettings.Option, String?)] = [
      (.loss, loss), (.optimizer, optimizer), (.schedule, schedule), (.earlyStopping, earlyStopping),
      (.classWeight, classWeight), (.augment, augment),
    ]
    return all.compactMap { option, text in text.map { (option, $0) } }
  }

  /// Refuses what makes no sense before anything is read.
  func check(learningRate: Double?) throws {
    var settings = RecipeSettings()
    for (option, text) in given {
      do throws(RecipeError) {
        try settings.set(option, text)
      } catch {
        throw ValidationError("--\(option.rawValue): \(error.reason).")
      }
    }
    try Self.check(settings, learningRate: learningRate)
  }

  /// Refuses a learning rate that would change nothing.
  static func check(_ settings: RecipeSettings, learningRate: Double?) throws {
    if learningRate != nil && settings.hasOwnLearningRates {
      throw ValidationError(
        "--learning-rate changes nothing where the schedule lists all rates: leave one of them out.")
    }
  }

  /// The settings: the command line's word counts before that of the configuration file.
  func settings(_ file: ConfigurationFile?) throws -> RecipeSettings {
    var settings = RecipeSettings()
    for option in RecipeSettings.Option.allCases {
      if let text = given.first(where: { $0.option == option })?.text {
        try settings.set(option, text)
      } else {
        try file?.setting(option.rawValue) { (text) throws(RecipeError) in try settings.set(option, text) }
      }
    }
    return settings
  }
}
