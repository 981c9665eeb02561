import Tensors

extension Node {
  /// The layer in PyTorch: the line that makes its module, if it has one, and the line that applies it to `x`.
  public var pytorchCode: String {
    var names = PythonNames(reserved: ["x", "F", "nn", "torch"])
    let code = layer.pytorch(inputShapes)
    let module = names.name(owner)
    let made = code.module.map { ["\(module) = \($0)"] } ?? []
    let sources = inputs.count > 1 ? inputs.map { names.name($0) } : ["x"]
    return (made + [code.applied(to: sources, module: module, as: "x")]).joined(separator: "\n")
  }
}

extension Network {
  /// A program in PyTorch that trains the same network on MNIST; only the network where it takes other images.
  public var pytorchCode: String { pytorchCode(TrainingRecipe()) }

  /// A program in PyTorch that trains the same network after a recipe; only the network without a recipe that fits.
  public func pytorchCode(_ recipe: TrainingRecipe?) -> String {
    guard let recipe, recipe.fits(self) else {
      return Self.pytorchImports(training: false) + pytorchClass + "model = Network()\n"
    }
    return recipe.pytorch.imports.map { $0 + "\n" }.joined() + Self.pytorchImports(training: true) + pytorchClass
      + recipe.pytorchData
      + recipe.pytorchTraining(self)
  }

  private static func pytorchImports(training: Bool) -> String {
    """
    import torch
    from torch import nn
    from torch.nn import functional as F
    \(training ? "from torch.utils.data import DataLoader, Subset\nfrom torchvision import datasets, transforms\n\n\n" : "\n\n")
    """
  }

  /// The class: modules in `__init__`, one line for each layer in `forward`.
  private var pytorchClass: String {
    var modules = PythonNames(reserved: Self.moduleMembers)
    var values = PythonNames(reserved: ["self", "torch", "nn", "F"])
    var made: [String] = []
    var applied: [String] = []
    for node in nodes {
      let code = node.layer.pytorch(node.inputShapes)
      let module = "self." + modules.name(hasOwnModule(node) ? node.name : node.owner)
      if let constructor = code.module, hasOwnModule(node) {
        made.append("\(module) = \(constructor)")
        if node.isShared { made += node.tied(module, to: "self." + modules.name(node.owner)) }
      }
      let sources = isChain ? ["x"] : node.inputs.map { values.name($0) }
      applied.append(code.applied(to: sources, module: module, as: isChain ? "x" : values.name(node.name)))
    }
    let parameters = isChain ? ["x"] : inputs.map { values.name($0.name) }
    let results = isChain ? ["x"] : outputs.map { values.name($0) }
    let initLines = (["super().__init__()"] + made).map { "        \($0)\n" }.joined()
    let forwardLines = (applied + ["return " + results.joined(separator: ", ")]).map { "        \($0)\n" }.joined()
    return "class Network(nn.Module):\n    def __init__(self):\n" + initLines
      + "\n    def forward(self, \(parameters.joined(separator: ", "))):\n" + forwardLines + "\n\n"
  }

  /// What the program calls the modules of the layers that have parameters, in their order; a layer that is applied again has
  /// one of its own only where its padding differs.
  package var pytorchModuleNames: [(node: String, module: String)] {
    var modules = PythonNames(reserved: Self.moduleMembers)
    return nodes.compactMap { node in
      let isOwn = hasOwnModule(node)
      let module = modules.name(isOwn ? node.name : node.owner)
      return isOwn && !node.parameters.isEmpty ? (node.name, module) : nil
    }
  }

  /// Whether a node makes a module: a shared one only where its padding differs, because PyTorch keeps that in the module.
  private func hasOwnModule(_ node: Node) -> Bool {
    guard node.isShared, let owner = self.node(named: node.owner) else { return true }
    return node.layer.pytorch(node.inputShapes).module != owner.layer.pytorch(owner.inputShapes).module
  }

  /// What a module has already, and a layer must not replace.
  private static let moduleMembers: Set<String> = [
    "apply", "bfloat16", "buffers", "children", "compile", "cpu", "cuda", "double", "eval", "float", "forward", "half",
    "modules", "parameters", "share_memory", "state_dict", "to", "train", "training", "type", "xpu", "zero_grad",
  ]
}

extension Node {
  /// The lines that give a module the parameters of another.
  fileprivate func tied(_ module: String, to owner: String) -> [String] {
    ["weight", "bias"].prefix(parameters.count).map { "\(module).\($0) = \(owner).\($0)" }
  }
}

extension PyTorchLayer {
  /// The line of `forward` that computes the layer.
  func applied(to sources: [String], module: String, as result: String) -> String {
    var expression = forward.replacing("{self}", with: module)
    for (index, source) in sources.enumerated() {
      expression = expression.replacing(index == 0 ? "{x}" : "{x\(index)}", with: source)
    }
    return "\(result) = \(expression)" + (comment.map { "  # \($0)" } ?? "")
  }
}

extension TrainingRecipe {
  fileprivate var pytorchData: String {
    """
    to_tensor = transforms.ToTensor()
    train = datasets.\(torchvision)("data", train=True, download=True, transform=to_tensor)
    test = datasets.\(torchvision)("data", train=False, download=True, transform=to_tensor)
    count = int(len(train) * (1 - \(validationShare)))
    batches = DataLoader(Subset(train, range(count)), batch_size=\(batchSize), shuffle=True)
    validation = DataLoader(Subset(train, range(count, len(train))), batch_size=1000)



    """
  }

  fileprivate func pytorchTraining(_ network: Network) -> String {
    let logits = !network.endsInSoftmax
    let loss =
      pytorch.loss
      ?? network.pytorchLoss(logits ? "F.cross_entropy(model(x), y)" : "F.nll_loss(torch.log(model(x) + 1e-7), y)")
    func lines(_ lines: [String], indent: Int) -> String {
      lines.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
    }
    return """
      def accuracy(model, batches):
          model.eval()
          with torch.no_grad():
              right = sum((\(network.pytorchAnswer).argmax(1) == y).sum().item() for x, y in batches)
          return right / len(batches.dataset)


      \(lines(pytorch.setup, indent: 0))model = Network()
      optimizer = \(pytorch.optimizer)
      \(lines(pytorch.start, indent: 0))for epoch in range(\(epochs)):
          model.train()
      \(lines(pytorch.epochStart, indent: 4))    for x, y in batches:
      \(lines(pytorch.stepStart, indent: 8))        optimizer.zero_grad()
              loss = \(loss)
              loss.backward()
              optimizer.step()
      \(lines(pytorch.stepEnd, indent: 8))    print(f"Epoch {epoch + 1}: validation accuracy {accuracy(model, validation):.2%}")
      \(lines(pytorch.epochEnd, indent: 4))\(lines(pytorch.end, indent: 0))print(f"Test accuracy: {accuracy(model, DataLoader(test, batch_size=1000)):.2%}")

      """
  }
}
