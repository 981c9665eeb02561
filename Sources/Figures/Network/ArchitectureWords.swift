import Canvas
import Insights
import Localization

/// The words below the pictures: names and shapes, operations on arrows, parameters, legends.
extension ArchitecturePainter {
  func drawWords() {
    for (index, placed) in layout.placed.enumerated() {
      let band = layout.bands[placed.row]
      drawLabel(placed, band)
      guard index > 0 else { continue }
      let before = layout.placed[index - 1]
      if before.row == placed.row {
        drawArrow(from: before, to: placed, band)
      } else {
        drawTurn(from: before, to: placed)
      }
    }
  }

  private func drawLabel(_ placed: ArchitectureLayout.Placed, _ band: ArchitectureLayout.Band) {
    let item = placed.item
    var place = Point(placed.picture.midX, band.labelTop)
    canvas.text(item.title, at: place, .heading, .ink, .top)
    place = place.moved(0, ArchitectureLayout.lineHeight + 1)
    canvas.text(item.shape, at: place, .label, .ink, .top)
    for note in item.notes {
      place = place.moved(0, ArchitectureLayout.lineHeight)
      canvas.text(note, at: place, .small, .muted, .top)
    }
    guard let parameters = item.parameters else { return }
    let top = band.legendTop - 40
    canvas.text(parameters, at: Point(place.x, top), .small, .ink, .top)
    let share = strings.share(item.share)
    let width = 52 + TextStyle.small.measure(share).width
    let track = Rect(place.x - width / 2, top + 20, 46, 5)
    canvas.rectangle(track, fill: .panel)
    canvas.rectangle(Rect(track.x, track.y, max(1, track.width * item.share), track.height), fill: .accent)
    canvas.text(share, at: Point(place.x + width / 2, track.midY), .small, .muted, .right)
  }

  /// An arrow from label to label, with what the layer does above it and how large its window is below.
  private func drawArrow(
    from source: ArchitectureLayout.Placed, to target: ArchitectureLayout.Placed, _ band: ArchitectureLayout.Band
  ) {
    let y = arrowY(band)
    let start = source.picture.midX + source.item.labelWidth / 2 + 8
    let end = target.picture.midX - target.item.labelWidth / 2 - 8
    canvas.arrow(from: Point(start, y), to: Point(end, y))
    drawOperation(target.item, at: Point((start + end) / 2, y))
  }

  /// The arrow from the end of one row to the beginning of the next.
  private func drawTurn(from source: ArchitectureLayout.Placed, to target: ArchitectureLayout.Placed) {
    let (above, below) = (layout.bands[source.row], layout.bands[target.row])
    let start = Point(source.picture.midX + source.item.labelWidth / 2 + 8, arrowY(above))
    let end = Point(target.picture.midX - target.item.labelWidth / 2 - 8, arrowY(below))
    let right = min(ArchitectureLayout.width - 2, max(start.x + 24, source.picture.maxX + 24))
    let between = below.pictures.minY - 18
    canvas.arrow(
      through: [
        start, Point(right, start.y), Point(right, between), Point(2, between), Point(2, end.y), end,
      ])
    drawOperation(target.item, at: Point((2 + end.x) / 2, end.y))
  }

  private func drawOperation(_ item: ArchitectureItem, at place: Point) {
    canvas.text(item.operation, at: place.moved(0, -6), .small, .muted, .bottom)
    canvas.text(item.detail, at: place.moved(0, 6), .small, .muted, .top)
  }

  private func arrowY(_ band: ArchitectureLayout.Band) -> Double { band.labelTop + 18 }
}

extension ArchitecturePainter {
  /// One legend for the stages of a row that share a scale.
  func drawLegends() throws {
    for band in layout.bands {
      var start = band.items.lowerBound
      while start < band.items.upperBound {
        let block = layout.placed[start].item.stage.block
        let end = band.items[start...].first { layout.placed[$0].item.stage.block != block } ?? band.items.upperBound
        let members = layout.placed[start..<end].filter { !$0.item.isBars }
        if let first = members.first, let last = members.last {
          try drawLegend(from: first, to: last, top: band.legendTop)
        }
        start = end
      }
    }
  }

  private func drawLegend(
    from first: ArchitectureLayout.Placed, to last: ArchitectureLayout.Placed, top: Double
  ) throws {
    let stage = first.item.stage
    let isImage = stages.isImage(stage)
    let left = min(first.picture.minX, first.picture.midX - 24)
    let right = max(last.picture.maxX, last.picture.midX + 24)
    let scope = try isImage ? "" : strings("maps.this-block")
    let title = try strings(isImage ? "maps.pixels" : "maps.activation")
    let legend = Legend(
      stages.scale(stage, scope: scope), title: title, length: min(120, max(56, right - left - 30)), strings, places: 1)
    canvas.line(from: Point(left, top), to: Point(right, top), .hairline)
    canvas.place(legend, at: Point((left + right - legend.size.width) / 2, top + 6))
  }
}
