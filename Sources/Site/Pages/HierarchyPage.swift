/// What filters answer to, and how layers build on each other.
struct HierarchyPage: Chapter {
  let hierarchy: HierarchyContent?
  let id = "hierarchy"
  let marks = StripMarks.layers
  var code: [CodeListing] { hierarchy?.code ?? [] }
}
