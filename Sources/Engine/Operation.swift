/// One step of a network before it is compiled: what it reads, what it makes, and how it is put into a program.
protocol Operation {
  /// The values it reads that flow through the network.
  var inputs: [Value] { get }
  /// The parameters it reads.
  var parameters: [Value] { get }
  /// The value it makes.
  var output: Value { get }

  /// This operation with an elementwise function applied to its result, if it can do both at once.
  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)?
}

extension Operation {
  var parameters: [Value] { [] }

  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)? { nil }
}
