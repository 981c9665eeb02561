import Insights

/// A figure that finds in an explanation what it can draw.
///
/// A figure that a network does not have (no pooling) is simply not there.
public protocol CataloguedFigure: Figure {
  /// One figure for each layer, or for each thing, that it has something to show of.
  static func figures(of explanation: Explanation) -> [Self]
}

/// All figures, in the order of the site.
public enum Catalogue {
  /// One line for each kind of figure.
  static let kinds: [any CataloguedFigure.Type] = [
    SamplesFigure.self,
    ClassBalanceFigure.self,
    ArchitectureFigure.self,
    ReceptiveFieldFigure.self,
    KernelGalleryFigure.self,
    ConvolutionWorkedExampleFigure.self,
    ArithmeticPaddingFigure.self,
    ArithmeticStridesFigure.self,
    ArithmeticDilationFigure.self,
    ArithmeticBorderFigure.self,
    ArithmeticTransposedFigure.self,
    ArithmeticCorrelationFigure.self,
    LayerKernelsFigure.self,
    LayerFeatureMapsFigure.self,
    LayerChannelSumFigure.self,
    LayerWorkedPixelFigure.self,
    LayerActivationFigure.self,
    PoolingStepsFigure.self,
    PoolingBeforeAfterFigure.self,
    ExcitingPatchesFigure.self,
    MergeFigure.self,
    LayerMapsFigure.self,
    FlattenMappingFigure.self,
    DenseWeightsFigure.self,
    SoftmaxFigure.self,
    ConvolutionUnitFigure.self,
    ConvolutionPatchFigure.self,
    LearningCurvesFigure.self,
    ConfusionMatrixFigure.self,
    MistakesFigure.self,
    FeatureHierarchyFigure.self,
    SharedScaleFigure.self,
    ThreeThingsFigure.self,
    ByteWrapFigure.self,
    ScalesFigure.self,
    TraceFigure.self,
    TimelineFigure.self,
  ]

  /// Every figure that there is to draw of an explanation.
  public static func figures(of explanation: Explanation) -> [any Figure] {
    kinds.flatMap { figures($0, of: explanation) }
  }

  private static func figures<Kind: CataloguedFigure>(_ kind: Kind.Type, of explanation: Explanation) -> [any Figure] {
    kind.figures(of: explanation)
  }
}
