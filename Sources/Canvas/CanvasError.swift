import CCairo

/// Why a picture could not be made.
public enum CanvasError: Error, Equatable, CustomStringConvertible {
  /// Cairo refused, as for want of memory.
  case cairo(picture: String, reason: String)
  /// The size is not one that a picture can have.
  case size(picture: String, width: Double, height: Double)

  /// One sentence that says which picture and why.
  public var description: String {
    switch self {
    case .cairo(let picture, let reason): "the picture '\(picture)' could not be drawn: \(reason)"
    case .size(let picture, let width, let height):
      "the picture '\(picture)' cannot be \(width) x \(height) pixels large; each side may have 0 to 16000"
    }
  }

  static func check(_ status: cairo_status_t, _ picture: String) throws(CanvasError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .cairo(picture: picture, reason: String(cString: cairo_status_to_string(status)))
  }
}
