/// One layer of the network.
struct LayerPage: Chapter {
  let layer: LayerContent
  var id: String { "layers/\(SitePath.stem(layer.name))" }
  var prose: String { "layers/\(layer.kind)" }
  var label: String? { layer.name }
  var marks: StripMarks { .layer(layer.name) }
  var code: [CodeListing] { layer.code }
  var values: [String: ViewValue] {
    get throws { ["layer": try ViewValue(reflecting: layer)] }
  }

  func isNamed(_ name: some StringProtocol) -> Bool { name == id || name == "layers/\(layer.name)" }
}
