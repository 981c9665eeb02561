/// What the hall of fame says of its architectures.
package struct HallOfFameContent: Sendable {
  /// One architecture, with numbers as text.
  package struct Row: Sendable {
    /// Its name, as in `VGG-16`, and its name among the named networks, as in `vgg16`.
    package var title, name: String
    /// The year in which it was made public, and the number of its paper.
    package var year, reference: String
    /// The layers with weights on the longest way.
    package var depth: String
    /// The learned numbers, and millions of operations for one image.
    package var parameters, flops: String
    /// The published accuracies, and who measured them; nothing of a network for digits.
    package var top1, top5, source: String?

    /// Describes an architecture.
    package init(
      title: String, name: String, year: String, reference: String, depth: String, parameters: String, flops: String,
      top1: String?, top5: String?, source: String?
    ) {
      (self.title, self.name, self.year, self.reference) = (title, name, year, reference)
      (self.depth, self.parameters, self.flops) = (depth, parameters, flops)
      (self.top1, self.top5, self.source) = (top1, top5, source)
    }
  }

  /// The architectures, the earliest first.
  package var rows: [Row]
  /// The learned numbers of each, by its name without hyphens, as in `vgg16`.
  package var parameters: [String: String]
  /// The millions of operations of each.
  package var flops: [String: String]

  /// Describes the hall.
  package init(rows: [Row]) {
    self.rows = rows
    func byName(_ value: KeyPath<Row, String>) -> [String: String] {
      Dictionary(rows.map { ($0.name.filter { $0 != "-" }, $0[keyPath: value]) }) { first, _ in first }
    }
    parameters = byName(\.parameters)
    flops = byName(\.flops)
  }
}
