import Networks
import Testing

/// The named networks as they were published.
@Suite struct ZooTests {
  @Test func squeezeNetHasThePublishedParametersUnderTheNamesOfItsWeights() throws {
    let network = try Network.named("squeezenet")
    #expect(network.parameterCount == 1_235_496)
    #expect(
      network.parameters.prefix(6).map(\.name) == [
        "conv1/kernel", "conv1/bias", "fire2_squeeze1x1/kernel", "fire2_squeeze1x1/bias", "fire2_expand1x1/kernel",
        "fire2_expand1x1/bias",
      ])
    #expect(network.shape(of: "fire9_concat") == [512, 13, 13])
  }
}
