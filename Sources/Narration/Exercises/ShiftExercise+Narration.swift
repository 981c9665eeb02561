import Insights
import Site

extension ShiftExercise: NarratedExercise {
  static let prose = "shift"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    return [
      "layer": .text(cell.layer), "filter": .text(numbers.integer(cell.filter)),
      "row": .text(numbers.integer(cell.row)),
      "column": .text(numbers.integer(cell.column)), "pixels": .text(numbers.integer(abs(pixels))),
      "isOne": .flag(abs(pixels) == 1), "isRight": .flag(pixels > 0),
      "value": .text(narrator.number(cell.preActivation)),
      "stride": ViewValue(stride > 1 ? numbers.integer(stride) : nil),
      "cells": .text(numbers.integer(abs(pixels) / stride)),
      "answer": .text(numbers.integer(answer)),
    ].merging(wrong.values { numbers.integer($0) }) { $1 }.merging(narrator.exampleValues(cell.example)) { $1 }
  }
}
