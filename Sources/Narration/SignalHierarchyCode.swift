import Networks
import Site

extension Narrator {
  /// The search for what excites a filter over signals, as programs that go on where those of the page about training end.
  func signalSearchCode(_ node: Node, _ axis: ReceptiveField.Axis) -> [CodeListing] {
    [
      CodeListing(
        title: "tf.Keras",
        text: """
          import numpy as np
          import tensorflow as tf

          features = tf.keras.Model(model.inputs, model.get_layer(\(node.name.pythonLiteral)).output)
          maps = features.predict(x_test, batch_size=100)  # signals, steps, filters
          strongest = maps.max(axis=1)  # signals, filters

          f = 0
          for i in np.argsort(-strongest[:, f])[:8]:
              step = maps[i, :, f].argmax()
              start = \(start(axis, "step"))
              piece = x_test[i, max(0, start):start + \(axis.size)]
              print(i, y_test[i].argmax(), step, strongest[i, f], piece.shape)

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
          maps = torch.cat(maps)  # signals, filters, steps, before the activation function
          strongest = maps.amax(dim=2)  # signals, filters

          f = 0
          for i in strongest[:, f].argsort(descending=True)[:8].tolist():
              step = maps[i, f].argmax().item()
              start = \(start(axis, "step"))
              x, y = test[i]
              piece = x[:, max(0, start):start + \(axis.size)]
              print(i, y, step, strongest[i, f].item(), tuple(piece.shape))

          """),
    ]
  }
}
