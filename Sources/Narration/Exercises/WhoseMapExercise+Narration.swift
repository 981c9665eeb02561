import Insights
import Site

extension WhoseMapExercise: NarratedExercise {
  static let prose = "whose-map"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let letters = answer.map(ViewValue.letter)
    return [
      "layer": .text(layer), "filter": .text(narrator.numbers.integer(filter)), "answer": .text(letters.joined()),
      "images": .list(
        zip(examples, letters).map { example, letter in
          .record(narrator.exampleValues(example).merging(["letter": .text(letter)]) { $1 })
        }),
    ]
  }
}
