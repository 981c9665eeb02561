import Networks
import Site

extension Narrator {
  /// The search for what excites a filter as programs that go on where those of the page about training end.
  func searchCode(_ node: Node, _ field: ReceptiveField) -> [CodeListing] {
    guard isElsewhere else { return [] }
    let name = node.name.pythonLiteral
    return [
      CodeListing(
        title: "tf.Keras",
        text: """
          import numpy as np
          import tensorflow as tf

          features = tf.keras.Model(model.inputs, model.get_layer(\(name)).output)
          maps = features.predict(x_test, batch_size=100)  # images, rows, columns, filters
          strongest = maps.max(axis=(1, 2))  # images, filters

          f = 0
          for i in np.argsort(-strongest[:, f])[:8]:
              row, column = np.unravel_index(maps[i, :, :, f].argmax(), maps.shape[1:3])
              \(corner(field))
              patch = x_test[i, max(0, top):top + \(field.rows.size), max(0, left):left + \(field.columns.size)]
              print(i, y_test[i].argmax(), row, column, strongest[i, f], patch.shape)

          """),
      CodeListing(
        title: "PyTorch",
        text: """
          maps = []
          layer = dict(model.named_modules())[\(moduleName(node.name).pythonLiteral)]
          layer.register_forward_hook(lambda module, inputs, output: maps.append(output))
          model.eval()
          with torch.no_grad():
              for x, y in DataLoader(test, batch_size=100):
                  model(x)
          maps = torch.cat(maps)  # images, filters, rows, columns, before the activation function
          strongest = maps.amax(dim=(2, 3))  # images, filters

          f = 0
          for i in strongest[:, f].argsort(descending=True)[:8].tolist():
              row, column = divmod(maps[i, f].argmax().item(), maps.shape[3])
              \(corner(field))
              x, y = test[i]
              patch = x[:, max(0, top):top + \(field.rows.size), max(0, left):left + \(field.columns.size)]
              print(i, y, row, column, strongest[i, f].item(), tuple(patch.shape))

          """),
    ]
  }

  /// The name of a layer as an attribute of a module: what stands in no Python name becomes an underscore.
  func moduleName(_ name: String) -> String {
    let result = name.map { "-. ".contains($0) ? "_" : String($0) }.joined()
    return result.first?.isNumber == true ? "_" + result : result
  }

  /// Where the piece begins that a cell sees along one axis.
  private func start(_ axis: ReceptiveField.Axis, _ cell: String) -> String {
    let offset = axis.start == 0 ? "" : axis.start < 0 ? " - \(-axis.start)" : " + \(axis.start)"
    return "\(cell) * \(axis.jump)\(offset)"
  }

  /// Where the piece begins that a cell sees.
  private func corner(_ field: ReceptiveField) -> String {
    "top, left = \(start(field.rows, "row")), \(start(field.columns, "column"))"
  }
}
