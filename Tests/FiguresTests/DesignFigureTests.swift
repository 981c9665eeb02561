import Canvas
import Figures
import Insights
import Localization
import Testing
import Training

@Suite struct DesignFigureTests {
  @Test func `the figure of the designs states the means that were recorded`() throws {
    let explanation = try Fixture.explanation()
    let design = try #require(explanation.design)
    #expect(design.own.variant == "lecture")
    let words = try #require(DesignAccuracyFigure.figures(of: explanation).first).wording(Fixture.strings(.english))
    let record = try StudyRecord.recorded("design")
    let numbers = NumberFormat(.english)
    for result in record.results {
      #expect(words.alternative.contains(numbers.percent(result.mean(\.accuracy), places: 2)), "\(result.name)")
    }
    #expect(words.title.hasPrefix("The lecture's deep network: 98.9% right"))
  }

  @Test func `a network that is none of them gets a row of its own`() throws {
    let strings = try Fixture.strings(.english)
    let other = try #require(DesignAccuracyFigure.figures(of: Fixture.explanation(network: "lenet5")).first)
    let lecture = try #require(DesignAccuracyFigure.figures(of: Fixture.explanation()).first)
    #expect(try other.size(strings).height > lecture.size(strings).height)
    #expect(try other.wording(strings).caption.contains("lenet5"))
  }

  @Test func `the figure of overfitting marks where the losses turn`() throws {
    let explanation = try Fixture.explanation()
    let comparison = try #require(explanation.overfitting)
    let epochs = comparison.without.epochs
    let turn = try #require(epochs.indices.min { epochs[$0].validationLoss < epochs[$1].validationLoss })
    let words = try #require(OverfittingFigure.figures(of: explanation).first).wording(Fixture.strings(.english))
    #expect(words.title.hasSuffix("after epoch \(turn + 1)"))
  }

  /// What the page says in words about the recorded runs.
  @Test func `the words of the page about the recorded runs are true`() throws {
    let comparison = try #require(try Fixture.explanation().overfitting)
    let (without, with) = (comparison.without, comparison.with)
    let (turn, last) = (without.epochs[without.turn], without.epochs[59])
    #expect(last.accuracy == 1 && last.loss < 0.001 && last.validationLoss > 1.2 * turn.validationLoss)
    #expect(abs(last.validationAccuracy - turn.validationAccuracy) < 0.02)
    #expect(with.epochs[59].validationLoss < turn.validationLoss && with.turn > without.turn)
    #expect(with.epochs[59].validationAccuracy > last.validationAccuracy + 0.01)
    #expect(without.stop(patience: 3) == turn.epoch + 3)

    let record = try StudyRecord.recorded("design")
    func range(_ name: String) throws -> ClosedRange<Double> { try #require(record.result(name)).range(\.accuracy) }
    let base = try range("lecture")
    #expect(base.lowerBound > with.result.range(\.accuracy).upperBound)
    for name in [
      "more-filters", "many-filters", "larger-kernels", "fewer-layers", "more-layers", "hidden-layer", "no-pooling",
    ] {
      #expect(try range(name).lowerBound > base.upperBound, "\(name)")
    }
    #expect(try range("strides").upperBound < base.lowerBound)
    #expect(try range("average-pooling").overlaps(base) && range("dropout").overlaps(base))
    let mean = { (name: String) in try #require(record.result(name)).mean(\.accuracy) }
    #expect(try mean("many-filters") - mean("more-filters") < mean("more-filters") - mean("lecture"))
    let cheapest = try #require(record.results.min { $0.flops < $1.flops })
    #expect(cheapest.name == "strides")
  }
}
