import Engine
import Tensors

/// Makes maps of another height and width, larger or smaller, each new cell from the nearest ones.
///
/// Input `[C, H, W]` becomes `[C, height, width]`. Keras's layer is that with `half_pixel` and, of copies, `round_prefer_ceil`;
/// the other rules are ONNX's.
///
///     1 2 3 4   ->   1.5 3.5 with two columns; of copies 2 4
public struct Resizing: ResamplingLayer {
  /// Keras's name of the class.
  public static let kind = "Resizing"

  /// How many rows and columns come out.
  public let size: Extents
  /// How new cells are made, and where they lie.
  public let rule: ResamplingRule
  /// The factors of rows and columns where others were meant than the extents say, as where those were rounded down.
  public let scale: [Double]?

  /// Makes a layer; `scale` has two positive numbers.
  public init(size: Extents, rule: ResamplingRule = ResamplingRule(interpolation: .bilinear), scale: [Double]? = nil) {
    (self.size, self.rule, self.scale) = (size, rule, scale)
  }

  /// Reads `height`, `width`, `interpolation`, `coordinates`, `rounding` and `scale`.
  public init(_ arguments: inout LayerArguments) throws {
    let rows = try arguments.integer("height", in: 1...NetworkLimits.extent)
    let columns = try arguments.integer("width", in: 1...NetworkLimits.extent)
    let rule = ResamplingRule(
      interpolation: try arguments.choice("interpolation", default: .bilinear),
      coordinates: try arguments.choice("coordinates", default: .halfPixel),
      rounding: try arguments.choice("rounding", default: .roundPreferCeil))
    let scale = try arguments.factors("scale", axes: 2)
    if rule.interpolation == .bilinear, rule.rounding != .roundPreferCeil {
      throw arguments.located(
        .expected("left out where cells are mixed", what: "rounding of Resizing", found: rule.rounding.rawValue))
    }
    if rule.coordinates == .alignCorners, let scale {
      throw arguments.located(
        .expected("left out where corners are aligned", what: "scale of Resizing", found: "\(scale)"))
    }
    self.init(size: Extents(rows: rows, columns: columns), rule: rule, scale: scale)
  }
}

extension Resizing {
  /// How new cells are made.
  public var interpolation: Interpolation { rule.interpolation }

  /// Keras's arguments in its order, then ours, without those that have their default.
  public var arguments: [LayerArgument] {
    var result = kerasArguments
    if rule.coordinates != .halfPixel { result.append(LayerArgument("coordinates", .text(rule.coordinates.rawValue))) }
    if rule.rounding != .roundPreferCeil { result.append(LayerArgument("rounding", .text(rule.rounding.rawValue))) }
    if let scale { result.append(LayerArgument("scale", .list(scale.map(ArgumentValue.number)))) }
    return result
  }

  /// As many maps, of the height and width that are wanted.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps()
    for (scale, (old, new)) in zip(scale ?? [], zip(maps.cells, size.dimensions)) {
      let exact = Double(old) * scale
      guard exact * (1 + 1e-6) >= Double(new), exact < Double(new + 1) else {
        throw NetworkError.expected(
          "a factor that makes \(new) of \(old)", what: "scale of Resizing", found: "\(scale)")
      }
    }
    return Shape([maps.channels] + size.dimensions)
  }

  /// A copy costs nothing; a mean of the nearest cells is a sum of one product for each, two along each axis.
  public func flops(_ inputs: [Shape]) -> Int {
    interpolation == .bilinear ? inputs[0].channels * size.count * 8 : 0
  }

  /// Neighbours in the output may see the same cells of the input.
  public func sight(_ inputs: [Shape]) -> Sight {
    resampledAxes(inputs[0].cells).allSatisfy(\.isUnchanged) ? .cell : .scattered
  }

  /// The tables of rows and columns.
  public func resampledAxes(_ cells: [Int]) -> [ResampledAxis] {
    cells.indices.map { axis in
      ResampledAxis(cells[axis], to: size.dimensions[axis], rule, scale: scale.map { Float($0[axis]) })
    }
  }

  /// One resizing.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let axes = resampledAxes(inputs[0].shape.cells)
    return LayerValues(
      output: try builder.resizing(inputs[0], rows: axes[0], columns: axes[1], interpolation))
  }
}
