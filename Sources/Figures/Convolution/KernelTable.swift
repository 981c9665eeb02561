import Canvas
import Insights
import Localization
import Tensors

/// The kernels of a layer with several input channels: a row for each filter, a column for each channel, the bias at the end.
struct KernelTable: Element {
  let size: Size

  private let kernels: [[any Element]]
  private let biases: [BiasCell]
  private let rowLabels: [String]
  private let columnLabels: [String]
  private let corner: String
  private let biasLabel: String
  private let labelWidth: Double
  private let heaviest: (row: Int, column: Int)
  private let kernelSize: Size
  private let gap = 10.0
  private let headHeight = 24.0

  init(_ value: ConvolutionExplanation, _ selection: KernelSelection, _ strings: Strings) throws {
    let style = ConvolutionStyle(value, strings)
    let convolution = value.convolution
    let (rows, columns) = (convolution.kernels.shape[0], convolution.kernels.shape[1])
    let scale = try style.weightScale()
    // Beside each other, kernels of one row with numbers would take too much room.
    let hasNumbers =
      !selection.leavesOut && rows > 1
      && KernelSelection.hasRoomForNumbers(selection.filters.count * selection.channels.count, rows, columns)
    rowLabels = try selection.filters.map(style.filter)
    let isGrouped = convolution.groups > 1
    let heading = try style.word(isGrouped ? "group-heading" : "channel-heading")
    labelWidth = TextStyle.label.width(ofWidest: rowLabels + [heading]) + 14
    let room = (FigureMetrics.width - labelWidth - 60) / Double(selection.channels.count) - gap
    let cell =
      hasNumbers
      ? NumberGrid.cell(fitting: convolution.kernels.values.map(style.weight), .small) - 4
      : (min(selection.filters.count > 8 ? 40 : 64, room) / Double(max(rows, columns))).wholeCell
    kernels = selection.filters.map { filter in
      selection.channels.map { channel in
        let map = MapValues(convolution.kernel(filter: filter, channel: channel))
        return hasNumbers
          ? NumberGrid(map, scale, cell: cell, style: .small, strings, places: style.weightPlaces)
          : map.isSignal
            ? HeatMap(signal: map, scale, size: .map(rows: rows, columns: columns, cell: cell))
            : HeatMap(map, scale, cell: cell)
      }
    }
    kernelSize =
      hasNumbers ? Size(Double(columns) * cell, Double(rows) * cell) : .map(rows: rows, columns: columns, cell: cell)
    let names = try selection.channels.map(style.kernelChannel)
    let isNarrow = isGrouped || TextStyle.small.width(ofWidest: names) > kernelSize.width
    columnLabels = isNarrow ? selection.channels.map(style.kernelNumber) : names
    corner = isNarrow ? heading : ""
    biasLabel = convolution.bias == nil ? "" : try style.word("bias")
    biases = selection.filters.compactMap { filter in
      convolution.bias.map { BiasCell($0[filter], text: style.weight($0[filter]), scale) }
    }
    heaviest = (
      selection.filters.firstIndex(of: selection.heaviest.filter) ?? 0,
      selection.channels.firstIndex(of: selection.heaviest.channel) ?? 0
    )
    let biasWidth =
      biases.isEmpty ? 0 : 12 + max(biases.map(\.size.width).max() ?? 0, TextStyle.small.measure(biasLabel).width)
    size = Size(
      labelWidth + Double(selection.channels.count) * (kernelSize.width + gap) + biasWidth,
      headHeight + Double(selection.filters.count) * (kernelSize.height + gap) - gap)
  }

  func draw(on canvas: Canvas, in rect: Rect) {
    let labelY = rect.minY + headHeight - 8
    canvas.text(corner, at: Point(rect.minX + labelWidth - 14, labelY), .small, .muted, .bottomRight)
    for (row, label) in rowLabels.enumerated() {
      let y = rect.minY + headHeight + Double(row) * (kernelSize.height + gap)
      let middle = y + kernelSize.height / 2
      canvas.text(label, at: Point(rect.minX + labelWidth - 14, middle), .label, .ink, .right)
      for (column, kernel) in kernels[row].enumerated() {
        let x = rect.minX + labelWidth + Double(column) * (kernelSize.width + gap)
        let frame = Rect(at: Point(x, y), kernelSize)
        kernel.draw(on: canvas, in: frame)
        if row == 0 { canvas.text(columnLabels[column], at: Point(frame.midX, labelY), .small, .muted, .bottom) }
        if (row, column) == heaviest { canvas.lookHere(frame) }
      }
      if !biases.isEmpty {
        let x = rect.minX + labelWidth + Double(kernels[row].count) * (kernelSize.width + gap) + 12
        canvas.place(biases[row], at: Point(x, middle - biases[row].size.height / 2))
        if row == 0 { canvas.text(biasLabel, at: Point(x, labelY), .small, .muted, .bottomLeft) }
      }
    }
  }
}
