import Tensors
import Testing

@Suite struct TensorTests {
  @Test func subscriptsAreRowMajor() {
    let tensor = Tensor([2, 3, 4, 5], (0..<120).map(Float.init))
    #expect(tensor[1, 2, 3, 4] == 119)
    #expect(tensor[1, 0, 2, 1] == 71)
    #expect(tensor.slice(1).slice(2)[3, 4] == 119)
  }

  @Test func mapsAreListedChannelsLastAsKerasPrintsThem() {
    let maps: Shape = [8, 26, 25]
    #expect(maps.channelsLast == [26, 25, 8])
    #expect(Shape([10]).channelsLast == [10])
  }

  @Test func theFirstOfEqualMaximaIsTheMaximum() {
    #expect(Tensor([4], [1, 3, 3, 2]).indexOfMaximum == 1)
    #expect(Tensor([0], []).indexOfMaximum == nil)
  }

  @Test func aPermutationHoldsEveryIndexOnceAndDependsOnSeedAndStreamOnly() {
    var one = RandomGenerator(seed: 7, stream: "shuffle")
    var same = RandomGenerator(seed: 7, stream: "shuffle")
    var other = RandomGenerator(seed: 7, stream: "dropout")
    let order = one.permutation(100)
    #expect(order.sorted() == Array(0..<100))
    #expect(order == same.permutation(100))
    #expect(order != other.permutation(100))
  }

  @Test func uniformNumbersFillTheUnitInterval() {
    var generator = RandomGenerator(seed: 1, stream: "uniform")
    let draws = (0..<10_000).map { _ in generator.uniform() }
    #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(draws.reduce(0, +) / 10_000 - 0.5) < 0.02)
  }
}
