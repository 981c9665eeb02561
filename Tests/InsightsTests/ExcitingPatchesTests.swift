import Insights
import Networks
import Tensors
import Testing

@Suite struct ExcitingPatchesTests {
  /// Random images through padding, strides, pooling and two convolutions.
  private static let yaml = """
    name: searched
    input: [9, 8, 3]
    layers:
      - Conv2D: {name: first, filters: 4, kernel_size: [3, 2], strides: [2, 1], padding: same, activation: relu}
      - MaxPooling2D: {name: pool, pool_size: 2, strides: 1}
      - Conv2D: {name: second, filters: 3, kernel_size: 3, activation: tanh}
      - Flatten: {name: flatten}
      - Dense: {name: dense, units: 3, activation: softmax}
    """

  @Test func `the pieces are those of the images with the largest values, as a look at every cell finds them`() throws {
    let experiment = try SmallExperiment.make(yaml: Self.yaml)
    let test = experiment.dataset.test
    let all = try experiment.network.inspect(test.tensor(0..<test.count), weights: experiment.weights)
    for found in try ExcitingPatches.find(in: experiment, threads: 2) {
      let maps = all.output(of: found.node.name)
      for filter in 0..<found.filterCount {
        let largest = (0..<test.count).map { maps.slice($0).slice(filter).values.max()! }
        let wanted = largest.filter { $0 > 0 || found.node.name == "second" }.sorted(by: >).prefix(8)
        let patches = found.patches(of: filter)
        #expect(patches.count == wanted.count && zip(patches, wanted).allSatisfy { abs($0.value - $1) < 1e-5 })
        #expect(Set(patches.map(\.example.index)).count == patches.count)
        for patch in patches {
          #expect(abs(maps[patch.example.index, filter, patch.place.row, patch.place.column] - patch.value) < 1e-5)
          #expect(abs(largest[patch.example.index] - patch.value) < 1e-5)
          #expect(patch.example.label == Int(test.labels[patch.example.index]))
          #expect(patch.example.image == test.tensor([patch.example.index]).slice(0))
        }
      }
    }
  }

  @Test func `a cell answers to nothing outside of its piece, and to something inside`() throws {
    let experiment = try SmallExperiment.make(yaml: Self.yaml)
    for found in try ExcitingPatches.find(in: experiment, threads: 1) {
      let patch = try #require(found.patches(of: 1).first)
      func value(_ change: (_ isInside: Bool, _ pixel: Float) -> Float) throws -> Float {
        var image = patch.example.image
        for channel in 0..<3 {
          for row in 0..<9 {
            for column in 0..<8 {
              let isInside = patch.rows.contains(row) && patch.columns.contains(column)
              image[channel, row, column] = change(isInside, image[channel, row, column])
            }
          }
        }
        let inspection = try experiment.network.inspect(
          image.reshaped(image.shape.batched(1)), weights: experiment.weights)
        return inspection.output(of: found.node.name)[0, 1, patch.place.row, patch.place.column]
      }
      #expect(abs(try value { $0 ? $1 : 1 - $1 } - patch.value) < 1e-5)
      #expect(abs(try value { $0 ? 1 - $1 : $1 } - patch.value) > 1e-3)
    }
  }

  @Test func `the number of threads changes nothing`() throws {
    let experiment = try SmallExperiment.make(yaml: Self.yaml)
    let (one, three) = (
      try ExcitingPatches.find(in: experiment, threads: 1), try ExcitingPatches.find(in: experiment, threads: 3)
    )
    #expect(one.map(\.node.name) == ["first", "second"])
    for (one, three) in zip(one, three) {
      for filter in 0..<one.filterCount {
        #expect(one.patches(of: filter) == three.patches(of: filter))
        #expect(one.crowd(of: filter) == three.crowd(of: filter))
      }
    }
  }

  @Test func `the classes of the strongest images are counted, the commonest first`() throws {
    let experiment = try SmallExperiment.make(yaml: Self.yaml)
    let second = try #require(try ExcitingPatches.find(in: experiment, threads: 1).last)
    let crowd = second.crowd(of: 0)
    #expect(crowd.reduce(0) { $0 + $1.count } == experiment.dataset.test.count)
    #expect(crowd.map(\.count) == crowd.map(\.count).sorted(by: >))
    #expect(!second.isSample && second.searched == 12)
  }

  @Test func `the strongest answers do not depend on the order in which they come`() {
    let answers = [3, 1, 2, 2, 0, 3, .nan, 1, .infinity].enumerated().map {
      StrongestAnswers.Answer(image: $0, cell: 10 * $0, value: $1)
    }
    for shift in answers.indices {
      var (one, other) = (StrongestAnswers(limit: 4), StrongestAnswers(limit: 4))
      for answer in answers[shift...] { one.insert(answer) }
      for answer in answers[..<shift].reversed() { other.insert(answer) }
      one.merge(other)
      #expect(one.answers.map(\.image) == [0, 5, 2, 3])
      #expect(!one.mayHold(1.5) && one.mayHold(2) && !one.mayHold(.nan))
    }
  }

  @Test func `a sample is even, and large enough to say something`() {
    #expect(AnswerSearch.sample(5, cost: 1000, budget: 1) == [0, 1, 2, 3, 4])
    #expect(AnswerSearch.sample(100, cost: 10, budget: 1000) == Array(0..<100))
    #expect(AnswerSearch.sample(100, cost: 10, budget: 500) == Array(stride(from: 0, to: 100, by: 2)))
    #expect(AnswerSearch.sample(160, cost: 10, budget: 1) == Array(stride(from: 0, to: 160, by: 10)))
  }

  @Test func `a network whose images cannot all be searched searches some, and says so`() throws {
    let experiment = try SmallExperiment.make(yaml: Self.yaml)
    let nodes = experiment.network.nodes.filter { $0.name == "first" }
    let search = try AnswerSearch(nodes, in: experiment, limit: 100, threads: 2, budget: 0)
    #expect(search.searched == 12 && search.answers["first"]?.count == 4)
  }
}
