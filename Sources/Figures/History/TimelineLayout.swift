import Canvas
import Insights
import Localization

/// Where the parts of the timeline stand: the whole history, the years of the contest enlarged, its errors, the sources.
package struct TimelineLayout {
  let timeline: Timeline
  /// The beginnings on the axis of the whole history, and the modern events on the enlarged one.
  let early, modern: TimelineCards
  /// The heights of the two axes.
  let earlyAxis, modernAxis: Double
  /// Where the enlarged part leaves the whole history, and where it has reached its full width.
  let fan: (top: Double, bottom: Double)
  /// The area of the errors' lines.
  let chart: Rect
  /// The enlarged part, down to where the sources begin.
  let panelBottom: Double
  /// The sources, column by column.
  let sources: Table
  package let size: Size

  static let width = 1068.0
  /// Between an axis and the words: below it, the years stand there.
  static let clearance = (above: 12.0, below: 26.0)
  /// Left of the enlarged axis, for the percentages.
  static let left = 56.0

  package init(_ timeline: Timeline, _ strings: Strings) throws {
    self.timeline = timeline
    let clearance = TimelineLayout.clearance
    let zoom = TimelineLayout.earlyX(timeline.modern.first?.year ?? 0, timeline)
    early = try TimelineCards(
      timeline.beginnings, x: { TimelineLayout.earlyX($0, timeline) }, end: zoom - 20, room: 350, strings)
    modern = try TimelineCards(
      timeline.modern, x: { TimelineLayout.modernX(Double($0), timeline) }, end: TimelineLayout.width - 12, room: 184,
      strings)
    earlyAxis = early.heights.above + clearance.above
    let top = earlyAxis + clearance.below + early.heights.below + 8
    fan = (top, top + 28)
    modernAxis = fan.bottom + 16 + modern.heights.above + clearance.above
    let lastContest = Double(timeline.contest.last?.year ?? 0)
    chart = Rect(
      TimelineLayout.left, modernAxis + clearance.below + max(36, modern.heights.below + 12),
      TimelineLayout.modernX(lastContest + 0.4, timeline) - TimelineLayout.left, 160)
    panelBottom = chart.maxY + 16
    sources = TimelineLayout.table(timeline.references)
    size = Size(TimelineLayout.width, panelBottom + 16 + sources.size.height)
  }

  /// Where the words of all events stand.
  package var words: [Rect] {
    early.cards.map { $0.words(axis: earlyAxis) } + modern.cards.map { $0.words(axis: modernAxis) }
  }

  /// Where the poles of all events stand.
  package var poles: [Rect] {
    early.cards.map { $0.pole(axis: earlyAxis) } + modern.cards.map { $0.pole(axis: modernAxis) }
  }

  /// The year at the end of both axes, a little after the last event.
  static func end(_ timeline: Timeline) -> Int { (timeline.events.last?.year ?? 0) + 2 }

  /// Where a year stands on the axis of the whole history.
  static func earlyX(_ year: Int, _ timeline: Timeline) -> Double {
    let (first, last) = (timeline.events.first?.year ?? 0, end(timeline))
    return 4 + (width - 8) * Double(year - first) / Double(max(1, last - first))
  }

  /// Where a year stands on the enlarged axis.
  static func modernX(_ year: Double, _ timeline: Timeline) -> Double {
    let (first, last) = (Double(timeline.modern.first?.year ?? 0), Double(end(timeline)))
    return left + 6 + (width - left - 22) * (year - first) / max(1, last - first)
  }

  private static func table(_ references: [Timeline.Reference]) -> Table {
    let columns = 3
    let rows = (references.count + columns - 1) / columns
    let width = (TimelineLayout.width - 2 * 20) / Double(columns)
    return Table(
      (0..<rows).map { row in
        stride(from: row, to: references.count, by: rows).map { index in
          TextBlock("[\(references[index].number)] \(references[index].short)", .small, .muted, width: width)
        }
      }, columnGap: 20, rowGap: 3, horizontal: .leading, vertical: .leading)
  }
}
