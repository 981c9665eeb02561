/// What the file of a model calls its layers, and where it has their channels.
public struct ForeignNames: Equatable, Sendable {
  /// Where the model has its channels, unless something else is said of a layer.
  let standard: AxisOrder
  /// The inputs and layers that have their channels elsewhere.
  var axisOrders: [String: AxisOrder] = [:]
  /// The same of the outputs as they leave the model.
  var outputOrders: [String: AxisOrder] = [:]
  /// The names of the file, with the names here.
  var aliases: [String: String] = [:]

  init(standard: AxisOrder) { self.standard = standard }
}

extension ForeignNames {
  /// Where the model has the channels of an input or a layer.
  public func axisOrder(of name: String) -> AxisOrder { axisOrders[name] ?? standard }

  /// Where an output has its channels as it leaves the model.
  public func axisOrder(ofOutput name: String) -> AxisOrder { outputOrders[name] ?? axisOrder(of: name) }

  /// The name among those of the network of a layer, an input or an output that is called so here or in the file.
  public func name(of called: String, among names: [String]) -> String {
    names.contains(called) ? called : aliases[called] ?? called
  }
}
