/// What the page of a large network says of its modules.
package struct ModulesContent: Sendable {
  /// How many modules there are.
  package var count: String
  /// The modules in stages.
  package var stages: [Stage]

  /// Modules in a row whose maps have one size.
  package struct Stage: Sendable {
    /// Rows × columns of the maps; nothing where there are no maps.
    package var size: String?
    /// The modules.
    package var modules: [Module]

    /// Gathers modules.
    package init(size: String?, modules: [Module]) { (self.size, self.modules) = (size, modules) }
  }

  /// A module.
  package struct Module: Sendable {
    /// The name of its place on the page, and its own.
    package var id, name: String
    /// The shapes of what goes in and of what comes out.
    package var input, output: String
    /// How many layers it has, how many numbers these learned.
    package var layerCount, parameters: String
    /// Whether it is one layer only.
    package var isSingle: Bool
    /// The figure with its inside; nothing where another module looks the same.
    package var drawing: String?
    /// The module that looks the same and is drawn; nothing where it is drawn itself.
    package var twin: Twin?
    /// Its layers.
    package var layers: [Row]

    /// Another module.
    package struct Twin: Sendable {
      /// Its place and its name.
      package var id, name: String

      /// Names a module.
      package init(id: String, name: String) { (self.id, self.name) = (id, name) }
    }

    /// Describes a module.
    package init(
      id: String, name: String, input: String, output: String, layerCount: String, parameters: String, isSingle: Bool,
      drawing: String?, twin: Twin?, layers: [Row]
    ) {
      (self.id, self.name, self.input, self.output) = (id, name, input, output)
      (self.layerCount, self.parameters, self.isSingle) = (layerCount, parameters, isSingle)
      (self.drawing, self.twin, self.layers) = (drawing, twin, layers)
    }
  }

  /// A layer of a module.
  package struct Row: Sendable {
    /// Its name, kind, output and parameters.
    package var name, kind, output, parameters: String
    /// Its page, as prose names it; nothing where it has none.
    package var address: String?

    /// Describes a layer.
    package init(name: String, kind: String, output: String, parameters: String, address: String?) {
      (self.name, self.kind, self.output, self.parameters) = (name, kind, output, parameters)
      self.address = address
    }
  }

  /// Gathers stages.
  package init(count: String, stages: [Stage]) { (self.count, self.stages) = (count, stages) }
}
