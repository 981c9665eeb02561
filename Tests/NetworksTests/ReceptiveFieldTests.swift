import Networks
import Tensors
import Testing

@Suite struct ReceptiveFieldTests {
  @Test func fieldsGrowThroughTheLectureNetwork() throws {
    let network = try Network.named("lecture")
    let fields = network.nodes.map { $0.receptiveField?.rows }
    #expect(fields.map { $0?.size } == [3, 4, 8, 10, 10, 26])
    #expect(fields.map { $0?.jump } == [1, 2, 2, 4, 4, 0])
    #expect(network.nodes.allSatisfy { $0.receptiveField?.rows == $0.receptiveField?.columns })
    // The last row and column of conv2 fill no window of pool2: no class score depends on the last two rows of pixels.
    #expect(fields[5]?.cells(at: 9) == 0..<26)
  }

  @Test func paddingMovesTheStartAndStridesWidenTheJump() throws {
    let network = try Network(
      name: "n", input: [1, 15, 11],
      layers: [
        NamedLayer("a", Conv2D(filters: 1, kernelSize: Extents(rows: 5, columns: 3), strides: 2, padding: .same)),
        NamedLayer("b", ZeroPadding2D()), NamedLayer("c", Conv2D(filters: 1, kernelSize: 3)),
      ])
    let field = try #require(network.node(named: "c")?.receptiveField)
    #expect(field.rows == ReceptiveField.Axis(size: 9, jump: 2, start: -4))
    #expect(field.columns == ReceptiveField.Axis(size: 7, jump: 2, start: -3))
    #expect(field.rows.cells(at: 3) == 2..<11)
  }

  @Test func fieldsByFormulaAreThoseByChangingPixels() throws {
    let network = try Network(
      name: "n", input: [1, 13, 17],
      layers: [
        NamedLayer(nil, Conv2D(filters: 2, kernelSize: Extents(rows: 3, columns: 2), padding: .same)),
        NamedLayer(nil, AveragePooling2D(poolSize: 2, strides: Extents(rows: 2, columns: 3))),
        NamedLayer("last", Conv2D(filters: 1, kernelSize: Extents(rows: 2, columns: 3))),
      ])
    let weights = Weights(glorotFor: network, seed: 3)
    let field = try #require(network.node(named: "last")?.receptiveField)
    // One image for each pixel that is switched on; without any, every output is zero.
    var images = Tensor([13 * 17, 1, 13, 17])
    for pixel in 0..<13 * 17 { images.values[pixel * 13 * 17 + pixel] = 1 }
    let outputs = try network.inspect(images, weights: weights).output(of: "last")
    for pixel in 0..<13 * 17 {
      let (row, column) = (pixel / 17, pixel % 17)
      for y in 0..<outputs.shape[2] {
        for x in 0..<outputs.shape[3] {
          let seen = field.rows.cells(at: y).contains(row) && field.columns.cells(at: x).contains(column)
          #expect((outputs[pixel, 0, y, x] != 0) == seen, "pixel \(row), \(column) at \(y), \(x)")
        }
      }
    }
  }

  /// Chains of random windows, steps, gaps and borders over maps of random extents.
  @Test(arguments: 1...24) func fieldsByFormulaAreThoseByGradient(seed: Int) throws {
    var random = RandomGenerator(seed: UInt64(seed), stream: "fields")
    func pick(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(random.next() % UInt64(range.count)) }
    func extents(_ range: ClosedRange<Int>) -> Extents { Extents(rows: pick(range), columns: pick(range)) }
    // Cells that a border puts on see no pixels: with borders a field is not always reached up to its end.
    let padding: Padding = seed % 3 == 0 ? .same : .valid
    var layers: [NamedLayer] = []
    for index in 0..<pick(2...4) {
      let layer: any Layer =
        switch pick(0...3) {
        case 0: AveragePooling2D(poolSize: extents(1...3), strides: extents(1...2), padding: padding)
        case 1:
          Conv2D(filters: pick(1...3), kernelSize: extents(1...3), padding: padding, dilation: extents(1...2))
        default: Conv2D(filters: pick(1...3), kernelSize: extents(1...4), strides: extents(1...2), padding: padding)
        }
      layers.append(NamedLayer("layer\(index)", layer))
    }
    let network = try Network(name: "n", input: [2, pick(70...80), pick(70...80)], layers: layers)
    let weights = Weights(glorotFor: network, seed: UInt64(seed))
    let (image, last) = (Tensor(network.inputs[0].shape, repeating: 1), network.nodes[network.nodes.count - 1])
    let field = try #require(last.receptiveField)
    let places = (0..<6).map { _ in
      (row: pick(0...last.outputShape.rows - 1), column: pick(0...last.outputShape.columns - 1))
    }
    let probes = places.map { place in
      var mixture = Tensor(last.outputShape)
      mixture[0, place.row, place.column] = 1
      return GradientProbe(node: last.name, image: image, mixture: mixture)
    }
    for (place, gradient) in zip(places, try network.inputGradients(of: probes, weights: weights)) {
      let (rows, columns) = (field.rows.cells(at: place.row), field.columns.cells(at: place.column))
      var reached: (rows: Set<Int>, columns: Set<Int>) = ([], [])
      for row in 0..<image.shape.rows {
        for column in 0..<image.shape.columns where gradient[0, row, column] != 0 || gradient[1, row, column] != 0 {
          #expect(rows.contains(row) && columns.contains(column), "\(row), \(column) of \(layers)")
          reached.rows.insert(row)
          reached.columns.insert(column)
        }
      }
      guard padding == .valid else { continue }
      // Gaps may leave cells inside of a field out, but a field ends where the last cell counts.
      #expect(reached.rows.min() == max(0, rows.lowerBound), "\(layers)")
      #expect(reached.rows.max() == min(image.shape.rows, rows.upperBound) - 1, "\(layers)")
      #expect(reached.columns.min() == max(0, columns.lowerBound), "\(layers)")
      #expect(reached.columns.max() == min(image.shape.columns, columns.upperBound) - 1, "\(layers)")
    }
  }
}
