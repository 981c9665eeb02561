import Engine
import Tensors
import Testing

/// Operations of one example, cut into pieces for several threads to share.
@Suite struct PieceTests {
  private static let same = Window(
    rows: 3, columns: 3, rowStride: 1, columnStride: 1, padding: BorderPadding(top: 1, bottom: 1, left: 1, right: 1))
  private static let one = Window(rows: 1, columns: 1, rowStride: 1, columnStride: 1)

  /// A module with branches of several widths, one concatenation in another, and a value read by two of them.
  private func program(pieces: Int) throws -> (Program, Value, Value, ParameterStore) {
    let builder = Builder(batch: 1, mode: .inference)
    builder.pieces = pieces
    let x = builder.input([3, 12, 10])
    var shapes: [Shape] = []
    func parameter(_ shape: Shape) -> Value {
      shapes.append(shape)
      return builder.parameter(shape)
    }
    func convolution(_ x: Value, _ filters: Int, _ window: Window, normalized: Bool = false) throws -> Value {
      let kernel = parameter(Shape([window.rows, window.columns, x.shape.channels, filters]))
      let sum = try builder.convolution(x, kernel: kernel, bias: parameter([filters]), window: window)
      guard normalized else { return try builder.activation(sum, .relu) }
      let statistics = (0..<4).map { _ in parameter([filters]) }
      return try builder.activation(
        builder.batchNormalization(
          sum, gamma: statistics[0], beta: statistics[1], mean: statistics[2], variance: statistics[3], momentum: 0.9,
          epsilon: 1), .relu)
    }
    let stem = try convolution(x, 80, Self.same, normalized: true)
    let left = try convolution(stem, 48, Self.one)
    let right = try convolution(stem, 64, Self.same, normalized: true)
    let inner = try builder.concatenation([left, right], axis: 0)
    let pooled = try builder.averagePooling(stem, window: Self.same)
    let whole = try builder.concatenation(
      [convolution(stem, 32, Self.same), inner, builder.maxPooling(stem, window: Self.same), pooled], axis: 0)
    let again = try builder.concatenation([whole, left, left], axis: 0)
    let narrow = try convolution(again, 20, Self.one, normalized: true)
    let output = try builder.concatenation([narrow, convolution(narrow, 5, Self.same)], axis: 0)
    let parameters = shapes.enumerated().map { index, shape in
      // All positive, as a variance has to be.
      Tensor(shape, randomTensor(shape, "p\(index)").values.map { shape.rank > 1 ? $0 : abs($0) })
    }
    return (try builder.compile(outputs: [output]), x, output, ParameterStore(parameters))
  }

  @Test func piecesMakeTheWholeWhateverTheNumberOfThreads() throws {
    let image = randomTensor([1, 3, 12, 10], "image")
    func output(pieces: Int, threads: Int?) throws -> Tensor {
      let (program, x, output, store) = try program(pieces: pieces)
      let pool = threads.map { WorkerPool(threads: $0) }
      // Twice: a run must not leave traces for the next one.
      for input in [Tensor(image.shape, repeating: 9), image] {
        program.write(input, to: x)
        program.forward(store, pool: pool)
      }
      return program.read(output)
    }
    let whole = try output(pieces: 1, threads: nil)
    for pieces in [2, 3, 4, 64] {
      let expected = try output(pieces: pieces, threads: nil)
      expectClose(expected, Doubles(whole), "\(pieces) pieces")
      for threads in [1, 2, 3, 8] { #expect(try output(pieces: pieces, threads: threads) == expected) }
    }
  }

  @Test func whatSeesOneMapEachIsNotCutIntoPieces() throws {
    let (maps, window) = (64, Self.same)
    func output(pieces: Int) throws -> Tensor {
      let builder = Builder(batch: 1, mode: .inference)
      builder.pieces = pieces
      let x = builder.input([maps, 9, 7])
      let kernel = builder.parameter([3, 3, maps, 1])
      let statistics = (0..<4).map { _ in builder.parameter([maps]) }
      let sum = try builder.depthwiseConvolution(x, kernel: kernel, bias: nil, window: window)
      let normalized = try builder.batchNormalization(
        sum, gamma: statistics[0], beta: statistics[1], mean: statistics[2], variance: statistics[3], momentum: 0.9,
        epsilon: 1)
      let program = try builder.compile(outputs: [normalized])
      let shapes: [Shape] = [[3, 3, maps, 1]] + statistics.map { _ in [maps] }
      let values = shapes.enumerated().map { index, shape in
        Tensor(shape, randomTensor(shape, "d\(index)").values.map { shape.rank > 1 ? $0 : abs($0) })
      }
      program.write(randomTensor([1, maps, 9, 7], "image"), to: x)
      program.forward(ParameterStore(values), pool: WorkerPool(threads: pieces))
      return program.read(normalized)
    }
    expectClose(try output(pieces: 2), Doubles(try output(pieces: 1)), "2 pieces")
  }

  /// Windows whose bands see different parts of the border, and rows that no window reaches.
  @Test(arguments: [(1, 1, 1), (2, 1, 1), (3, 1, 0), (1, 2, 2), (2, 1, 4)])
  func bandsOfRowsMakeTheWhole(_ stride: Int, _ dilation: Int, _ padding: Int) throws {
    let axis = Window.Axis(
      size: 5, stride: stride, dilation: dilation, padding: Border(before: padding, after: max(0, padding - 1)))
    let window = Window(axes: [axis, Window.Axis(size: 3, stride: stride, padding: Border(before: 1))])
    func output(pieces: Int) throws -> Tensor {
      let builder = Builder(batch: 1, mode: .inference)
      builder.pieces = pieces
      let x = builder.input([24, 29, 11])
      let kernel = builder.parameter([5, 3, 24, 40])
      let maps = try builder.convolution(x, kernel: kernel, bias: builder.parameter([40]), window: window)
      let narrow = Window(
        rows: 3, columns: 3, rowStride: 1, columnStride: 2, padding: BorderPadding(top: 1, bottom: 1, left: 1))
      let pooled = try [
        builder.maxPooling(maps, window: narrow), builder.averagePooling(maps, window: narrow),
        builder.averagePooling(maps, window: narrow, countsPadding: true),
      ]
      let output = try builder.concatenation(pooled, axis: 0)
      let program = try builder.compile(outputs: [output])
      program.write(randomTensor([1, 24, 29, 11], "image"), to: x)
      let parameters = [randomTensor([5, 3, 24, 40], "kernel"), randomTensor([40], "bias")]
      program.forward(ParameterStore(parameters), pool: WorkerPool(threads: 2))
      return program.read(output)
    }
    let whole = try output(pieces: 1)
    for pieces in [2, 3, 4] { expectClose(try output(pieces: pieces), Doubles(whole), "\(pieces) pieces") }
  }
}
