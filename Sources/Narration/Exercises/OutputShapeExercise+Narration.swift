import Insights
import Networks
import Site

extension OutputShapeExercise: NarratedExercise {
  static let prose = "output-shape"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let settings = try narrator.settings(node)
    let input = narrator.shape(node.inputShapes[0])
    var values: [String: ViewValue] = [
      "layer": .text(node.name), "input": .text(input.text),
      "output": .text(narrator.extents(choices.options[choices.right].answer)),
      "window": .text(narrator.extents(window.axes.map(\.size))),
      "strides": ViewValue(settings.isStrided ? settings.strides : nil),
      "padding": .text(settings.padding ?? ""), "dilation": ViewValue(settings.dilation),
      "border": ViewValue(settings.border),
      "reach": ViewValue(settings.reach), "filters": ViewValue(settings.filters),
      "isPooling": .flag(node.layer is any PoolingLayer),
      "formula": .text(settings.sizeFormula ?? ""),
      "channels": .text(narrator.numbers.integer(node.outputShape.channels)),
      "right": .text(.init(ViewValue.letter(choices.right))),
      "options": .list(
        choices.options.enumerated().map { position, option in
          .record(["letter": .text(ViewValue.letter(position)), "text": .text(narrator.extents(option.answer))])
        }),
    ]
    for mistake in Mistake.allCases {
      let position = choices.options.firstIndex { $0.mistake == mistake }
      values["\(mistake)"] = ViewValue(position.map(ViewValue.letter))
    }
    return values
  }
}
