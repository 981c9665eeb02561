import Insights
import Site

extension PixelValueExercise: NarratedExercise {
  static let prose = "pixel-value"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    return [
      "class": .text(narrator.experiment.dataset.classes[example.label]),
      "index": .text(numbers.integer(example.index)),
      "place": .text(try narrator.placeWords(cell.place) ?? ""),
      "channel": ViewValue(example.image.shape.channels > 1 ? numbers.integer(cell.channel) : nil),
      "byte": .text(numbers.integer(byte)), "answer": .text(numbers.decimal(Float(byte) / 255)),
      "tolerance": .text(numbers.decimal(0.01)), "engine": .text(numbers.decimal(engine, places: 4)),
      "unscaled": ViewValue(byte > 1 ? numbers.integer(byte) : nil),
    ]
  }
}
