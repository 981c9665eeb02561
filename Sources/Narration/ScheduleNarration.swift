import Site
import Training

extension Narrator {
  /// How the learning rate changed; nothing where it stayed the same.
  func scheduleContent(_ training: RunFacts.Settings) -> ScheduleContent? {
    let (configuration, schedule) = (training.configuration, training.configuration.schedule)
    let steps = experiment.history.count * training.stepsPerEpoch
    guard !(schedule.rule is Constant), let rates else { return nil }
    var content = ScheduleContent(
      name: schedule.name, isPerEpoch: schedule.unit == .epoch, first: shortest(rates.rate(0)),
      last: shortest(rates.rate(max(0, steps - 1))))
    let start = configuration.learningRate
    switch schedule.rule {
    case let decay as ExponentialDecay:
      content.decaySteps = numbers.integer(decay.decaySteps ?? rates.length)
      content.isEachUnit = (decay.decaySteps ?? rates.length) == 1
      (content.decayRate, content.isStaircase) = (shortest(decay.decayRate), decay.staircase)
    case let decay as PiecewiseConstantDecay:
      let ends = decay.boundaries.map(Optional.some) + [nil]
      content.pieces = zip(ends, decay.values).map {
        PieceContent(end: $0.map(numbers.integer), rate: shortest($1))
      }
    case let decay as CosineDecay:
      content.decaySteps = numbers.integer(decay.resolved(start, rates.length).steps)
      content.peak = shortest(decay.resolved(start, rates.length).peak)
      content.warmupSteps = decay.warmupSteps > 0 ? numbers.integer(decay.warmupSteps) : nil
      content.alpha = decay.alpha > 0 ? shortest(decay.alpha) : nil
    case let decay as PolynomialDecay:
      content.decaySteps = numbers.integer(decay.decaySteps ?? rates.length)
      content.end = shortest(decay.endLearningRate)
      (content.power, content.isCyclic) = (decay.power == 1 ? nil : shortest(decay.power), decay.cycle)
    default: break
    }
    return content
  }
}
