import COneDNN

/// One step of an optimiser over all parameters: memory that many threads may work on, each on its own part.
package struct ParameterUpdate: @unchecked Sendable {
  private let weights, sum: UnsafeMutablePointer<Float>?
  private let slots: [UnsafeMutablePointer<Float>?]
  private let gradients: [UnsafePointer<Float>?]

  /// How many numbers there are to change.
  package let count: Int

  /// Prepares a step over stores of the same shapes, which must outlive it.
  ///
  /// - Parameters:
  ///   - weights: the parameters; programs notice that they change.
  ///   - slots: what the optimiser keeps from step to step.
  ///   - sum: room for the sum of the gradients.
  ///   - gradients: the gradients of each shard, which are added in their order.
  package init(
    weights: ParameterStore, slots: [ParameterStore], sum: ParameterStore, gradients: ArraySlice<ParameterStore>
  ) {
    self.weights = weights.changing().baseAddress
    self.slots = slots.map { $0.changing().baseAddress }
    self.sum = sum.changing().baseAddress
    self.gradients = gradients.map(\.floats.baseAddress)
    count = weights.count
  }

  /// Adds up the gradients of a part of the parameters and hands the part to the optimiser.
  package func run(_ range: Range<Int>, _ update: (ParameterPart) -> Void) {
    guard !range.isEmpty, let weights, let sum else { return }
    let saved = odn_enter()
    defer { odn_leave(saved) }
    let start = range.lowerBound
    let sources = gradients.map { $0.map { $0 + start } }
    odn_sum(sum + start, sources, Int32(sources.count), range.count)
    update(
      ParameterPart(
        weights: weights + start, slots: slots.compactMap { $0.map { $0 + start } }, gradient: sum + start,
        count: range.count))
  }
}
