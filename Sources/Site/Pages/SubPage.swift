/// A page below a chapter or a layer, of which a site may have many: it is reached from there and from its siblings.
struct SubPage: Chapter {
  let content: PageContent
  var id: String { content.id }
  var names: [String] { content.name == content.id ? [id] : [id, content.name] }
  var parent: String? { content.parent }
  var isStation: Bool { content.isStation }
  var prose: String { content.prose }
  var label: String? { content.label }
  let sections: [String]? = nil
  var marks: StripMarks { content.layer.map { .within(layer: $0) } ?? .none }
  var values: [String: ViewValue] {
    get throws { try content.values.mapValues { try ViewValue(reflecting: $0) } }
  }
}
