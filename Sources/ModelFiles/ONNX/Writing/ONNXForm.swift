import Networks

/// How a kind of layer, or a family of them, is written.
protocol ONNXForm: Sendable {
  /// Adds the nodes for a layer of this form, the last with its name; gives false for other layers.
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool
}

/// Every form; a new one is added here and nowhere else.
enum ONNXForms {
  static let all: [any ONNXForm.Type] = [
    ConvolutionForm.self, DepthwiseForm.self, SeparableForm.self, TransposedForm.self, DenseForm.self,
    PoolingForm.self, GlobalPoolingForm.self, NormalizationForm.self, GroupNormalizationForm.self,
    LocalResponseForm.self,
    RescalingForm.self, StandardizationForm.self, SlopesForm.self,
    FlatteningForm.self, ReshapingForm.self, PermutationForm.self, PaddingForm.self, CroppingForm.self,
    UpSamplingForm.self, ResizingForm.self, FunctionForm.self, DropoutForm.self, MergingForm.self,
    ConcatenationForm.self,
  ]
}
