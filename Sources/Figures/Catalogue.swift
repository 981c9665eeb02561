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
    NetworkGraphFigure.self,
    ModuleFigure.self,
    BranchArithmeticFigure.self,
    ConcatenateAxisFigure.self,
    ReceptiveFieldFigure.self,
    KernelGalleryFigure.self,
    ConvolutionWorkedExampleFigure.self,
    ArithmeticPaddingFigure.self,
    ArithmeticStridesFigure.self,
    ArithmeticDilationFigure.self,
    ArithmeticBorderFigure.self,
    ArithmeticTransposedFigure.self,
    ArithmeticCorrelationFigure.self,
    BeyondSignalFigure.self,
    BeyondCubeFigure.self,
    BeyondDataFigure.self,
    LayerKernelsFigure.self,
    LayerFeatureMapsFigure.self,
    LayerChannelSumFigure.self,
    LayerWorkedPixelFigure.self,
    LayerActivationFigure.self,
    PoolingStepsFigure.self,
    PoolingBeforeAfterFigure.self,
    LayerCellsFigure.self,
    ExcitingPatchesFigure.self,
    MergeFigure.self,
    ConcatenationFigure.self,
    LayerBlockFigure.self,
    LayerMapsFigure.self,
    StrongestMapsFigure.self,
    FlattenMappingFigure.self,
    DenseWeightsFigure.self,
    SoftmaxFigure.self,
    ConvolutionUnitFigure.self,
    ConvolutionPatchFigure.self,
    PoolingUnitFigure.self,
    PoolingPatchFigure.self,
    VolumePoolingUnitFigure.self,
    VolumePoolingPatchFigure.self,
    FlattenUnitFigure.self,
    DenseUnitFigure.self,
    DensePatchFigure.self,
    SoftmaxUnitFigure.self,
    CellUnitFigure.self,
    CellPatchFigure.self,
    LearningCurvesFigure.self,
    ConfusionMatrixFigure.self,
    MistakesFigure.self,
    TraceFigure.self,
    FeatureHierarchyFigure.self,
    SharedScaleFigure.self,
    ThreeThingsFigure.self,
    ByteWrapFigure.self,
    ScalesFigure.self,
    AugmentedPicturesFigure.self,
    AugmentationPixelFigure.self,
    TimelineFigure.self,
    HallOfFameFigure.self,
    ContestFigure.self,
    AccuracyFigure.self,
    DesignAccuracyFigure.self,
    OverfittingFigure.self,
    WhichPictureFigure.self,
    WhoseMapFigure.self,
  ]

  /// One line for each kind of figure of photographs that a network that others trained was shown.
  static let photographKinds: [any CataloguedFigure.Type] = [
    PhotographAnswerFigure.self,
    PhotographStepsFigure.self,
    PhotographChannelsFigure.self,
    ArchitectureFigure.self,
    NetworkGraphFigure.self,
    ModuleFigure.self,
    BranchArithmeticFigure.self,
    ConcatenateAxisFigure.self,
    KernelGalleryFigure.self,
    ConvolutionWorkedExampleFigure.self,
    ArithmeticPaddingFigure.self,
    ArithmeticStridesFigure.self,
    ArithmeticDilationFigure.self,
    ArithmeticBorderFigure.self,
    ArithmeticTransposedFigure.self,
    ArithmeticCorrelationFigure.self,
    LayerKernelsFigure.self,
    LayerChannelSumFigure.self,
    LayerWorkedPixelFigure.self,
    LayerActivationFigure.self,
    PoolingStepsFigure.self,
    PoolingBeforeAfterFigure.self,
    MergeFigure.self,
    ConcatenationFigure.self,
    StrongestMapsFigure.self,
    ClassMapsFigure.self,
    ClassEvidenceFigure.self,
    TraceFigure.self,
  ]

  /// One line for each kind of sequence.
  static let sequenceKinds: [any CataloguedSequence.Type] = [
    WindowWalkSequence.self
  ]

  /// Every figure that there is to draw of an explanation, the frames of its sequences last.
  public static func figures(of explanation: Explanation) -> [any Figure] {
    (explanation.photographs == nil ? kinds : photographKinds).flatMap { figures($0, of: explanation) }
      + sequences(of: explanation).flatMap(\.frames)
  }

  /// Every sequence that there is to draw of an explanation.
  public static func sequences(of explanation: Explanation) -> [any FigureSequence] {
    sequenceKinds.flatMap { sequences($0, of: explanation) }
  }

  private static func sequences<Kind: CataloguedSequence>(
    _ kind: Kind.Type, of explanation: Explanation
  ) -> [any FigureSequence] {
    kind.sequences(of: explanation)
  }

  /// One figure by its name; of maps and values also of those that a site leaves out. `nil` if there is none of that name.
  public static func figure(_ id: String, of explanation: Explanation) throws -> (any Figure)? {
    if let figure = figures(of: explanation).first(where: { $0.id == id }) { return figure }
    guard let name = id.wholeMatch(of: /(.+)-(?:map|unit)-([0-9]{1,9})(?:-patch|-softmax)?/), let index = Int(name.2),
      let more = try explanation.showingUnit(index, of: String(name.1))
    else { return nil }
    return figures(of: more).first { $0.id == id }
  }

  private static func figures<Kind: CataloguedFigure>(_ kind: Kind.Type, of explanation: Explanation) -> [any Figure] {
    kind.figures(of: explanation)
  }
}
