import Insights
import Site

extension WhichPictureExercise: NarratedExercise {
  static let prose = "which-picture"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let letters = answer.map(ViewValue.letter)
    return [
      "layer": .text(layer), "filter": .text(narrator.numbers.integer(filter)),
      "function": .text(try narrator.strings.name(of: function)),
      "answer": .text(letters.joined()), "weights": .text(letters[0]), "preActivations": .text(letters[1]),
      "activations": .text(letters[2]), "exchanged": .text([letters[0], letters[2], letters[1]].joined()),
      "cutsOff": .flag(function.zeroLimit != nil),
    ].merging(narrator.exampleValues(example)) { $1 }
  }
}
