import Canvas
import Insights
import Localization

/// The window of a layer moves over a map and fills another, a frame for each stop.
public struct WindowWalkSequence: CataloguedSequence {
  /// `LAYER-walk`.
  public var id: String { "\(walk.node.name)-walk" }
  let walk: WindowWalk

  /// One for each layer whose window is followed.
  public static func sequences(of explanation: Explanation) -> [WindowWalkSequence] {
    explanation.walks.map { WindowWalkSequence(walk: $0) }
  }

  /// A frame for each stop.
  public var frames: [any Figure] { walk.stops.indices.map { WalkFrameFigure(walk: walk, index: $0) } }

  /// What moves, where it stops, and what the colours mean.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = try WalkWords(walk, strings)
    return try FigureWording("layer-walk.\(words.kind)", strings, words.values())
      .adding(try words.remarks())
  }
}

/// One stop of a window: what lies under it, and the cell that this makes.
public struct WalkFrameFigure: Figure {
  /// `LAYER-step-001` for the first stop.
  public var id: String { WindowWalkSequence.frameID(walk.node.name, number: index + 1) }
  let walk: WindowWalk
  /// Which of the stops this is.
  let index: Int

  /// Where the window lies, and the sum.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = try WalkWords(walk, strings)
    return try FigureWording("layer-walk.step", strings, words.values(ofStop: index))
  }

  /// The size of the content in px, the same for all stops of a walk.
  public func size(_ strings: Strings) throws -> Size { try WalkLayout(WalkWords(walk, strings)).size }

  /// Draws the input with the window, the kernel if there is one, the map filled so far, and the sum.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try WalkLayout(WalkWords(walk, strings))
    try layout.drawHeads(on: canvas, index)
    try layout.drawInput(on: canvas, index)
    try layout.drawKernel(on: canvas)
    try layout.drawOutput(on: canvas, index)
    try layout.drawSum(on: canvas, index)
    canvas.place(layout.legends, at: layout.legendPlace)
  }

  /// In the first frame, for all of them: the map that is filled and what is read, by name, so that a script can say of any cell
  /// what it sees.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    guard index == 0, walk.cells != nil else { return [] }
    let words = try WalkWords(walk, strings)
    let layout = try WalkLayout(words)
    return [
      FigureRegion(layout.whole, label: try words.inputHead(), id: "input"),
      FigureRegion(layout.output, label: try words.outputHead(), id: "output"),
    ]
  }
}
