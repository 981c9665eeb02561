import Insights
import Localization

/// What the two figures of a unit whose cells are made of few others have in common: the whole and one cell.
protocol CellUnitPicture: CataloguedFigure {
  var frame: UnitFigure { get }
  var value: CellUnit { get }

  init(frame: UnitFigure, value: CellUnit)
}

extension CellUnitPicture {
  /// One for each such unit that is shown.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.cells).map { Self(frame: $0, value: $1) }
  }

  func words(_ strings: Strings) -> CellUnitWords { CellUnitWords(frame: frame, value: value, strings: strings) }
}
