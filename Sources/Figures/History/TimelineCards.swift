import Canvas
import Insights
import Localization

/// An event with its words, hung like a flag on a pole that stands on the axis.
struct TimelineCard {
  let event: Timeline.Event
  let heading, text: String
  /// Where on the axis it happened.
  let x: Double
  let isAbove: Bool
  /// The width of the words.
  let width: Double

  /// Between the pole and the words.
  static let pad = 8.0

  /// The height of the words.
  var height: Double {
    TextStyle.heading.measure(heading, width: width).height + 2 + TextStyle.label.measure(text, width: width).height
  }

  /// Where the words stand.
  func words(axis: Double) -> Rect {
    let clearance = TimelineLayout.clearance
    let top = isAbove ? axis - clearance.above - height : axis + clearance.below
    return Rect(x + TimelineCard.pad, top, width, height)
  }

  /// Where the pole stands, from the axis to the far end of the words.
  func pole(axis: Double) -> Rect {
    let words = words(axis: axis)
    return isAbove ? Rect(x, words.minY, 0, axis - words.minY) : Rect(x, axis, 0, words.maxY - axis)
  }

  /// Draws the pole, the words and a dot on the axis.
  func draw(on canvas: Canvas, axis: Double, background: Paint) {
    let (words, pole) = (words(axis: axis), pole(axis: axis))
    canvas.rectangle(words.inset(-4, -2), fill: background)
    canvas.line(from: pole.top, to: pole.bottom, .muted)
    let box = canvas.text(heading, at: words.origin, .heading, .ink, width: width)
    canvas.text(text, at: Point(words.minX, box.maxY + 2), .label, .ink, width: width)
    canvas.circle(Point(x, axis), radius: 5, fill: .paper)
    canvas.circle(Point(x, axis), radius: 4, fill: .accent)
  }
}

/// The events along one axis, above and below it so that no two touch.
struct TimelineCards {
  let cards: [TimelineCard]

  /// Words are this wide at most.
  static let widest = 204.0
  /// Between the words of one event and the pole of the next.
  static let gap = 8.0

  /// Hangs every event above the axis where the one before on that side is at least `room` away, else on the side with
  /// more room.
  init(_ events: [Timeline.Event], x: (Int) -> Double, end: Double, room: Double, _ strings: Strings) throws {
    var (above, below): (Double, Double) = (-.infinity, -.infinity)
    var sides: [Bool] = []
    for event in events {
      let place = x(event.year)
      let isAbove = place - above >= room || above <= below
      if isAbove { above = place } else { below = place }
      sides.append(isAbove)
    }
    cards = try events.indices.map { index in
      let event = events[index]
      let place = x(event.year)
      let next = events.indices.first { $0 > index && sides[$0] == sides[index] }
      let limit = next.map { x(events[$0].year) - TimelineCards.gap } ?? end
      return TimelineCard(
        event: event, heading: "\(event.year)  " + (try strings("timeline.events.\(event.name).name")),
        text: (try strings("timeline.events.\(event.name).text")) + "\u{a0}[\(event.reference)]", x: place,
        isAbove: sides[index], width: min(TimelineCards.widest, limit - place - TimelineCard.pad))
    }
  }

  /// The height of the highest words above the axis, and below it.
  var heights: (above: Double, below: Double) {
    func highest(_ isAbove: Bool) -> Double { cards.filter { $0.isAbove == isAbove }.map(\.height).max() ?? 0 }
    return (highest(true), highest(false))
  }

  /// Whether a pole below the axis stands where a tick's number would.
  func hasPole(near x: Double) -> Bool { cards.contains { !$0.isAbove && abs($0.x - x) < 18 } }
}
