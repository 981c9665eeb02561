/// The window of a layer as it moves over a map, in words and as numbers for the script of the page.
package struct WalkContent: Sendable {
  /// One stop of the window.
  package struct Row: Sendable {
    /// The cell, the window, how the cell comes about; the receptive field in the image, empty where that means nothing.
    package var cell, window, sum, field: String

    /// Describes a stop.
    package init(cell: String, window: String, sum: String, field: String) {
      (self.cell, self.window, self.sum, self.field) = (cell, window, sum, field)
    }
  }

  /// All cells of a map, for a script.
  package struct Cells: Sendable {
    /// The figure over which they are pointed at.
    package var figure: String
    /// The sequence of steps over which they are pointed at as well.
    package var steps: String
    /// Rows and columns of the map that is filled, of the map that is read, and of the image, separated by blanks.
    package var output, input, image: String
    /// The reach, the stride and the padding in front of the window, along rows and along columns.
    package var rowWindow, columnWindow: String
    /// The size, the jump and the start of the receptive field along rows and along columns; empty where that means nothing.
    package var rowField, columnField: String
    /// Row and column of the strongest cell.
    package var strongest: String
    /// The numbers of all cells, row by row, separated by blanks; `sums` and `preActivations` are empty for pooling.
    package var sums, preActivations, values: String
    /// The bias that is added to each sum.
    package var bias: String
    /// What is said of a cell, and how rows and columns are called in it, with names in brackets where numbers go.
    package var sentence, area: String

    /// Describes the cells of a map.
    package init(
      figure: String, steps: String, output: String, input: String, image: String, rowWindow: String,
      columnWindow: String,
      rowField: String, columnField: String, strongest: String, sums: String, preActivations: String, values: String,
      bias: String, sentence: String, area: String
    ) {
      (self.figure, self.steps) = (figure, steps)
      (self.output, self.input, self.image) = (output, input, image)
      (self.rowWindow, self.columnWindow) = (rowWindow, columnWindow)
      (self.rowField, self.columnField, self.strongest) = (rowField, columnField, strongest)
      (self.sums, self.preActivations, self.values) = (sums, preActivations, values)
      (self.bias, self.sentence, self.area) = (bias, sentence, area)
    }
  }

  /// The stops, row by row.
  package var rows: [Row]
  /// How many stops there are, and of how many cells.
  package var count, total: String
  /// Whether the receptive field is told.
  package var hasField: Bool
  /// All cells; nothing of a large map.
  package var cells: Cells?

  /// Describes a walk.
  package init(rows: [Row], count: String, total: String, hasField: Bool, cells: Cells?) {
    (self.rows, self.count, self.total) = (rows, count, total)
    (self.hasField, self.cells) = (hasField, cells)
  }
}
