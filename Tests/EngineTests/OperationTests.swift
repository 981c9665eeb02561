import Engine
import Tensors
import Testing

private func square(_ size: Int, stride: Int = 1, padding: BorderPadding = BorderPadding()) -> Window {
  Window(rows: size, columns: size, rowStride: stride, columnStride: stride, padding: padding)
}

/// Windows with every kind of peculiarity, for maps of 7 rows and 9 columns.
private let windows = [
  square(3),
  square(1),
  square(2, stride: 2),
  Window(rows: 3, columns: 5, rowStride: 1, columnStride: 1),
  Window(rows: 2, columns: 3, rowStride: 3, columnStride: 2),
  square(3, padding: BorderPadding(top: 1, bottom: 1, left: 1, right: 1)),
  square(4, padding: BorderPadding(top: 1, bottom: 2, left: 1, right: 2)),
  Window(
    rows: 2, columns: 4, rowStride: 2, columnStride: 3, padding: BorderPadding(top: 0, bottom: 1, left: 1, right: 2)),
]

/// Every function, and those whose parameters make other ones of them; bends lie between the random numbers.
let testedFunctions =
  ActivationFunction.standard + [
    .gelu(approximate: true), .leakyReLU(negativeSlope: 0.01), .elu(alpha: 2.5),
    .rectifier(maxValue: 0.0105, negativeSlope: 0.25), .rectifier(negativeSlope: 0.5, threshold: 0.0105),
  ]

@Suite struct OperationTests {
  @Test(arguments: windows, [1, 3])
  func aConvolutionAndItsGradientsAreWhatTheDefinitionSays(window: Window, channels: Int) throws {
    try OperationCheck(
      input: [channels, 7, 9], parameters: [[window.rows, window.columns, channels, 5], [5]],
      build: { try $0.convolution($1, kernel: $2[0], bias: $2[1], window: window) },
      reference: { Reference.convolution($0, $1[0], $1[1], window) }
    ).run()
  }

  @Test func aConvolutionOfManyChannelsNeedsNoBias() throws {
    try OperationCheck(
      input: [17, 5, 4], parameters: [[3, 3, 17, 18]],
      build: { try $0.convolution($1, kernel: $2[0], bias: nil, window: square(3)) },
      reference: { Reference.convolution($0, $1[0], nil, square(3)) }
    ).run()
  }

  @Test(arguments: windows)
  func maxPoolingKeepsTheLargestValueAndSendsTheGradientThere(window: Window) throws {
    try OperationCheck(
      input: [3, 7, 9], build: { builder, x, _ in try builder.maxPooling(x, window: window) },
      reference: { x, _ in Reference.pooling(x, window, average: false) }
    ).run()
  }

  @Test(arguments: windows)
  func averagePoolingDoesNotCountPadding(window: Window) throws {
    try OperationCheck(
      input: [3, 7, 9], build: { builder, x, _ in try builder.averagePooling(x, window: window) },
      reference: { x, _ in Reference.pooling(x, window, average: true) }
    ).run()
  }

  @Test func aDenseLayerIsAWeightedSum() throws {
    try OperationCheck(
      input: [11], parameters: [[11, 7], [7]], examples: 3,
      build: { try $0.dense($1, kernel: $2[0], bias: $2[1]) },
      reference: { Reference.dense($0, $1[0], $1[1]) }
    ).run()
  }

  @Test(arguments: testedFunctions, [[6], [5, 3, 4]] as [Shape])
  func anActivationIsAppliedToVectorsAndMaps(function: ActivationFunction, shape: Shape) throws {
    try OperationCheck(
      input: shape, build: { builder, x, _ in try builder.activation(x, function) },
      reference: { x, _ in Reference.activation(x, function) }
    ).run()
  }

  @Test(arguments: testedFunctions)
  func anActivationAfterAConvolutionIsTheSameFused(function: ActivationFunction) throws {
    try OperationCheck(
      input: [2, 5, 6], parameters: [[3, 3, 2, 4], [4]],
      build: { builder, x, p in
        try builder.activation(builder.convolution(x, kernel: p[0], bias: p[1], window: square(3)), function)
      },
      reference: { Reference.activation(Reference.convolution($0, $1[0], $1[1], square(3)), function) }
    ).run()
  }

  @Test(arguments: testedFunctions)
  func anActivationAfterADenseLayerIsTheSameFused(function: ActivationFunction) throws {
    try OperationCheck(
      input: [9], parameters: [[9, 4], [4]],
      build: { builder, x, p in try builder.activation(builder.dense(x, kernel: p[0], bias: p[1]), function) },
      reference: { Reference.activation(Reference.dense($0, $1[0], $1[1]), function) }
    ).run()
  }

  @Test func flattenLaysMapsOutInKerasOrder() throws {
    try OperationCheck(
      input: [3, 2, 5], build: { builder, x, _ in try builder.flatten(x) }, reference: { x, _ in Reference.flatten(x) }
    ).run()
  }

  @Test func zeroPaddingSurroundsEachMap() throws {
    let padding = BorderPadding(top: 1, bottom: 0, left: 2, right: 3)
    try OperationCheck(
      input: [3, 2, 5], build: { builder, x, _ in try builder.zeroPadding(x, padding) },
      reference: { x, _ in Reference.zeroPadding(x, padding.borders) }
    ).run()
  }

  @Test func aWholeNetworkHasTheGradientsThatTheDefinitionSays() throws {
    try OperationCheck(
      input: [1, 11, 9], parameters: [[3, 3, 1, 4], [4], [2, 3, 4, 3], [3], [18, 5], [5]],
      build: { builder, x, p in
        let one = try builder.activation(builder.convolution(x, kernel: p[0], bias: p[1], window: square(3)), .relu)
        let two = try builder.zeroPadding(
          builder.maxPooling(one, window: square(2, stride: 2)), BorderPadding(bottom: 1, right: 2))
        let window = Window(rows: 2, columns: 3, rowStride: 1, columnStride: 1)
        let three = try builder.activation(builder.convolution(two, kernel: p[2], bias: p[3], window: window), .tanh)
        let four = try builder.flatten(builder.averagePooling(three, window: square(2, stride: 1)))
        return try builder.dense(four, kernel: p[4], bias: p[5])
      },
      reference: { x, p in
        let one = Reference.activation(Reference.convolution(x, p[0], p[1], square(3)), .relu)
        let two = Reference.zeroPadding(
          Reference.pooling(one, square(2, stride: 2), average: false), BorderPadding(bottom: 1, right: 2).borders)
        let window = Window(rows: 2, columns: 3, rowStride: 1, columnStride: 1)
        let three = Reference.activation(Reference.convolution(two, p[2], p[3], window), .tanh)
        let four = Reference.flatten(Reference.pooling(three, square(2, stride: 1), average: true))
        return Reference.dense(four, p[4], p[5])
      }
    ).run()
  }
}
