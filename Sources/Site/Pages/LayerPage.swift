/// One layer of the network.
struct LayerPage: Chapter {
  let layer: LayerContent
  var id: String { "layers/\(SitePath.stem(layer.name))" }
  /// By the layer's name as the network has it, too.
  var names: [String] {
    let name = "layers/\(layer.name)"
    return name == id ? [id] : [id, name]
  }
  var parent: String? { NetworkPage.name }
  var prose: String { layer.prose ?? "layers/\(layer.kind)" }
  var sections: [String]? { layer.prose == nil ? Self.stage : nil }
  /// Kinds that differ in the number of axes alone share a text: `MaxPooling` is that of `MaxPooling1D`, `2D` and `3D`.
  var familyProse: String? { "layers/\(layer.kind.replacing(#/[123]D$/#, with: ""))" }
  var label: String? { layer.name }
  var marks: StripMarks { .layer(layer.name) }
  var code: [CodeListing] { layer.code }
  var values: [String: ViewValue] {
    get throws { ["layer": try ViewValue(reflecting: layer)] }
  }
}
