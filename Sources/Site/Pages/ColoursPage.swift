/// What goes wrong when maps are drawn, and how this site draws them.
struct ColoursPage: Chapter {
  let id = "colours"
  let marks = StripMarks.layers
}
