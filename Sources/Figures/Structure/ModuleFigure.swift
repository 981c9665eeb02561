import Canvas
import Insights
import Localization

/// The inside of a module of a large network.
public struct ModuleFigure: CataloguedFigure {
  /// `module-3`, counted from 1.
  public var id: String { Self.id(number) }
  let module: NetworkModules.Module
  let number: Int

  /// The name of the figure of a module, counted from 1.
  public static func id(_ number: Int) -> String { "module-\(number)" }

  /// Up to how many modules are all drawn, those that look the same once; of more only the first with the same kinds of layers.
  private static let limit = 32

  /// Which modules are drawn, by index.
  public static func drawn(of modules: NetworkModules) -> [Int] {
    let distinct = modules.modules.indices.filter { modules.modules[$0].twin == $0 }
    guard distinct.count > limit else { return distinct }
    var kinds: Set<[String]> = []
    return distinct.filter { kinds.insert(modules.modules[$0].kinds).inserted }
  }

  /// One for each module that looks like none before it.
  public static func figures(of explanation: Explanation) -> [Self] {
    drawn(of: explanation.modules).map { Self(module: explanation.modules.modules[$0], number: $0 + 1) }
  }

  /// What comes in and what comes out.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    func extents(_ shape: [Int]) -> String { shape.map(numbers.integer).joined(separator: "×") }
    return try FigureWording(
      "module", title: module.isBranched ? "title-branched" : "title", strings,
      [
        "name": module.name, "input": extents(module.input.channelsLast), "output": extents(module.output.channelsLast),
        "layers": numbers.integer(module.layers.count), "parameters": numbers.integer(module.parameterCount),
        "boxes": try panel(strings).words.joined(separator: "; "),
      ])
  }

  /// As wide as its branches.
  public func size(_ strings: Strings) throws -> Size {
    let panel = try panel(strings)
    return Size(max(FigureMetrics.width, panel.size.width), panel.size.height)
  }

  /// The boxes, at the left, where a small screen shows them without scrolling.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    try panel(strings).draw(at: Point(0, 0), on: canvas)
  }

  /// Each box leads to its layer's page.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    try panel(strings).regions(at: Point(0, 0), strings)
  }

  private func panel(_ strings: Strings) throws -> StructurePanel {
    try StructurePanel(module.structure, width: 1068, height: 560, strings)
  }
}

extension NetworkModules.Module {
  /// What its boxes do, without the numbers of channels.
  fileprivate var kinds: [String] {
    structure.boxes.map { box in
      guard case .layers(let parts) = box.content else { return "" }
      return parts.map { "\($0.kind)\($0.window)\($0.strides)" }.joined(separator: "+") + " of \(box.sources)"
    }
  }
}
