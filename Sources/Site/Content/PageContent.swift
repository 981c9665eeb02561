/// A page below a chapter or a layer: where it stands, which prose it is made of, and with which values.
package struct PageContent: Sendable {
  /// The path without its ending, made of `SitePath.stem`s, as in `layers/conv1/map-3`.
  package var id: String
  /// The name that links may use besides, with the layer's name as the network has it.
  package var name: String
  /// The page above, by its name or path: `layers/conv1`.
  package var parent: String
  /// What it is called in breadcrumbs and in the links to the pages before and after.
  package var label: String
  /// The file of its prose under `prose/LANGUAGE/`, without its ending: many pages share one.
  package var prose: String
  /// The layer that it speaks about; nothing where it is about none.
  package var layer: String?
  /// Whether the way through the site leads over it, before the evaluation.
  package var isStation: Bool
  /// What its prose can name besides the values of the site: texts, flags, lists and structs of them, as in `{{unit.name}}`.
  package var values: [String: any Sendable]

  /// Describes a page.
  package init(
    id: String, name: String? = nil, parent: String, label: String, prose: String, layer: String? = nil,
    isStation: Bool = false, values: [String: any Sendable] = [:]
  ) {
    (self.id, self.name, self.parent, self.label, self.prose) = (id, name ?? id, parent, label, prose)
    (self.layer, self.isStation, self.values) = (layer, isStation, values)
  }
}
