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
}
