/// What an operation does on the way back, called once every gradient of its output has been added up.
typealias BackwardPass = () throws -> Void

/// One operation of a network: what it reads, what it makes, and how it is put into a program.
protocol Operation {
  /// The values it reads that flow through the network.
  var inputs: [Value] { get }
  /// The parameters it reads.
  var parameters: [Value] { get }
  /// The value it makes.
  var output: Value { get }

  /// Whether it may be part of a program with one example in each lane of a vector, because it is faster there than with
  /// oneDNN, or not much slower.
  func suitsLanes(_ instructions: InstructionSet) -> Bool

  /// This operation with a function that `canBeFused` applied to its result, if it can do both at once.
  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)?

  /// Appends its steps to the program; returns how to append those of the way back.
  func compile(_ compiler: Compiler) throws -> BackwardPass
}

extension Operation {
  var parameters: [Value] { [] }
  func suitsLanes(_ instructions: InstructionSet) -> Bool { true }

  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)? { nil }
}
