import Datasets
import Networks

extension Augmentation {
  /// Adds a function that changes a batch at random, and its call for each batch that is trained on.
  func add(to recipe: inout PyTorchRecipe) {
    guard !isEmpty else { return }
    let moves = transformations.filter(\.movesPlaces).flatMap(\.pytorch)
    let others = transformations.filter { !$0.movesPlaces }.flatMap(\.pytorch)
    if !moves.isEmpty {
      recipe.setup += [
        "def matrices(a, b, c, d, e, f):", "    zero, one = torch.zeros_like(a), torch.ones_like(a)",
        "    return torch.stack([a, b, c, d, e, f, zero, zero, one], 1).reshape(-1, 3, 3)", "", "",
      ]
    }
    recipe.setup += ["def augment(x):", "    n, _, rows, columns = x.shape"]
    let body = (moves.isEmpty ? [] : placing(moves)) + others + ["return x"]
    recipe.setup += body.map { "    " + $0 } + ["", ""]
    recipe.stepStart.append("x = augment(x)")
  }

  /// Lines that work out where the pixels come from, column first, and read them there.
  private func placing(_ moves: [String]) -> [String] {
    let hasConstants = moves.contains { $0.contains("zero") }
    return (hasConstants ? ["zero, one = torch.zeros(n), torch.ones(n)"] : []) + [
      "place = torch.eye(3).expand(n, 3, 3)"
    ]
      + moves + [
        "half = torch.tensor([columns / 2, rows / 2, 1])",
        "grid = F.affine_grid((place * half / half[:, None])[:, :2], x.shape, align_corners=False)",
      ] + sampling
  }

  private var sampling: [String] {
    func sample(_ picture: String, _ padding: String) -> String {
      "F.grid_sample(\(picture), grid, padding_mode=\"\(padding)\", align_corners=False)"
    }
    switch fill.mode {
    case .nearest: return ["x = " + sample("x", "border")]
    case .reflect: return ["x = " + sample("x", "reflection")]
    case .constant where fill.value == 0: return ["x = " + sample("x", "zeros")]
    case .constant: return ["x = " + sample("x - \(fill.value)", "zeros") + " + \(fill.value)"]
    case .wrap:
      return [
        "end = 1 - 0.5 / half[:2]", "grid = (grid + end).remainder(2 * end) - end", "x = " + sample("x", "border"),
      ]
    }
  }
}
