/// One thing that a figure draws. Colours are roles still: the theme that turns them into colours comes later.
enum Mark {
  case fill(Outline, Paint)
  case stroke(Outline, Stroke)
  /// A text with the top left corner of its layout at a point.
  case text(TextLayout, Point, Paint)
  /// Cells of colours over a rectangle.
  case cells(CellPicture, Rect)
  /// From here to its `end`, only what falls into the rectangle is drawn.
  case clip(Rect)
  /// From here to its `end`, all is turned around a point, clockwise by degrees.
  case turn(degrees: Double, around: Point)
  case end
}
