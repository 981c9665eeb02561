/// One class of a softmax: its share of the exponentials of all.
public struct SoftmaxUnit: Sendable {
  /// Softmax over all classes.
  public let table: SoftmaxTable
  /// The class.
  public let index: Int

  /// A class of a softmax.
  package init(table: SoftmaxTable, index: Int) { (self.table, self.index) = (table, index) }
}
