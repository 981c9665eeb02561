/// How an operator of ONNX, or a small family of them, becomes layers.
protocol ONNXOperator: Sendable {
  /// The names of the operators with the attributes that are read; one that is not among them is refused.
  static var operators: [String: Set<String>] { get }

  /// The values that come out; throws `ONNXFailure` or `NetworkError` for what is not read.
  ///
  /// Constants go in where a graph computes with them alone: shapes, and weights that are prepared.
  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue]
}

/// Every operator that is read; a new one is added here and nowhere else.
enum ONNXOperators {
  static let all: [any ONNXOperator.Type] = [
    ONNXConvolution.self, ONNXTransposedConvolution.self, ONNXProduct.self,
    ONNXPooling.self, ONNXGlobalPooling.self, ONNXReduction.self,
    ONNXBatchNormalization.self, ONNXGroupNormalization.self, ONNXLocalResponse.self,
    ONNXFunction.self, ONNXSlopes.self, ONNXClipping.self, ONNXSoftmax.self,
    ONNXArithmetic.self, ONNXCombination.self, ONNXConcatenation.self,
    ONNXReshaping.self, ONNXTransposition.self, ONNXPadding.self, ONNXSlicing.self, ONNXGathering.self,
    ONNXResizing.self, ONNXRepetition.self, ONNXPassing.self, ONNXConstant.self, ONNXRounding.self,
    ONNXQuantization.self,
  ]

  /// The operator of a name; `nil` if there is none.
  static func named(_ name: String) -> (any ONNXOperator.Type)? { all.first { $0.operators[name] != nil } }
}
