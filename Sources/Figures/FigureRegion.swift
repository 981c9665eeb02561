import Canvas

/// A part of a figure that a reader can point at: a link, or a part with a name of its own.
public struct FigureRegion: Sendable, Hashable {
  /// Where it is, in the coordinates of the figure's content.
  public let frame: Rect
  /// What it is called, in the reader's language.
  public let label: String
  /// Where it leads, as prose writes links: `page:layers/conv1/map-3`, `figure:conv1-kernels`; `nil` if it leads nowhere. On a
  /// site without that page there is no such region.
  public let target: String?
  /// A name that is unique in the figure, in kebab case, by which scripts and styles find the region; `nil` if they need not.
  public let id: String?

  /// A part that leads somewhere.
  public init(_ frame: Rect, label: String, target: String, id: String? = nil) {
    (self.frame, self.label, self.target, self.id) = (frame, label, target, id)
  }

  /// A part that has a name and leads nowhere.
  public init(_ frame: Rect, label: String, id: String) {
    (self.frame, self.label, target, self.id) = (frame, label, nil, id)
  }

  /// The same part of a picture that holds the content at this place.
  func moved(_ dx: Double, _ dy: Double) -> FigureRegion {
    FigureRegion(
      frame: Rect(frame.x + dx, frame.y + dy, frame.width, frame.height), label: label, target: target, id: id)
  }

  private init(frame: Rect, label: String, target: String?, id: String?) {
    (self.frame, self.label, self.target, self.id) = (frame, label, target, id)
  }
}
