import Networks
import Tensors

/// A network's structure while layers come together in boxes.
struct StructureDraft {
  /// Layers that share a box; none of an input.
  struct Group {
    var nodes: [Node]
    var parts: [NetworkStructure.Part] { nodes.map(NetworkStructure.Part.init) }
    let input: NetworkInput?
    var inputs: [Int]
    var isOutput: Bool
    var shape: Shape { nodes.last?.outputShape ?? input?.shape ?? [1] }
  }

  /// A layer from which several ways lead, the layer where all of them meet, and all that lies between, the latter included.
  struct Region: Equatable {
    let fork, join: Int
    let members: [Int]
  }

  private(set) var groups: [Group] = []

  init(_ network: Network) { self.init(network.nodes, inputs: network.inputs, outputs: network.outputs) }

  /// Some layers of a network, and what they read.
  init(_ nodes: [Node], inputs: [NetworkInput], outputs: [String]) {
    var places: [String: Int] = [:]
    for input in inputs {
      places[input.name] = groups.count
      groups.append(Group(nodes: [], input: input, inputs: [], isOutput: false))
    }
    for node in nodes {
      places[node.name] = groups.count
      groups.append(
        Group(
          nodes: [node], input: nil, inputs: node.inputs.compactMap { places[$0] },
          isOutput: outputs.contains(node.name)))
    }
  }

  /// How many groups read each group.
  private var readers: [[Int]] {
    var readers = groups.map { _ in [Int]() }
    for (index, group) in groups.enumerated() {
      for source in Set(group.inputs).sorted() { readers[source].append(index) }
    }
    return readers
  }

  /// Puts normalizations, functions and what acts in training only into the box of the layer before, unless others read that.
  mutating func fuse() {
    let readers = readers
    var places = Array(groups.indices)
    var fused: [Group] = []
    for (index, group) in groups.enumerated() {
      if let source = group.inputs.first, readers[source] == [index], !groups[source].isOutput,
        !groups[source].nodes.isEmpty, group.nodes.allSatisfy(\.joinsTheLayerBefore)
      {
        places[index] = places[source]
        fused[places[source]].nodes += group.nodes
        fused[places[source]].isOutput = group.isOutput
      } else {
        places[index] = fused.count
        var group = group
        group.inputs = group.inputs.map { places[$0] }
        fused.append(group)
      }
    }
    groups = fused
  }

  /// The boxes of all groups.
  var boxes: [NetworkStructure.Box] {
    groups.map { group in
      NetworkStructure.Box(
        content: group.input.map { .input($0.name) } ?? .layers(group.parts), sources: group.inputs, shape: group.shape,
        isOutput: group.isOutput, names: group.nodes.map(\.name))
    }
  }

  /// The boxes of a region, behind one for what it reads: the fork itself, or only a place where its value comes in.
  func boxes(of region: Region, keepingFork: Bool) -> [NetworkStructure.Box] {
    let all = boxes
    let fork = all[region.fork]
    let name = groups[region.fork].nodes.last?.name ?? groups[region.fork].input?.name ?? ""
    let entry = NetworkStructure.Box(
      content: keepingFork ? fork.content : .input(name), sources: [], shape: fork.shape, isOutput: false,
      names: keepingFork ? fork.names : [])
    var places = [region.fork: 0]
    for (place, member) in region.members.enumerated() { places[member] = place + 1 }
    return [entry]
      + region.members.map { member in
        NetworkStructure.Box(
          content: all[member].content, sources: all[member].sources.compactMap { places[$0] },
          shape: all[member].shape, isOutput: all[member].isOutput, names: all[member].names)
      }
  }
}

extension StructureDraft {
  /// All parts with one way in and one way out, by their first layer.
  var regions: [Region] {
    let readers = readers
    let sink = groups.count
    // Of every group the first one behind it that all ways to an answer lead through (its immediate post-dominator), after
    // Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm" (2001). Groups stand in an order that data flow in, so
    // that one pass from the end is enough.
    var behind = Array(repeating: sink, count: sink + 1)
    for index in groups.indices.reversed() {
      var ways = readers[index]
      if ways.isEmpty || groups[index].isOutput { ways.append(sink) }
      behind[index] = ways.dropFirst().reduce(ways[0]) { one, other in
        var (one, other) = (one, other)
        while one != other { if one < other { one = behind[one] } else { other = behind[other] } }
        return one
      }
    }
    return groups.indices.compactMap { fork in
      let ways = readers[fork].reduce(0) { sum, reader in sum + groups[reader].inputs.count { $0 == fork } }
      guard ways > 1, behind[fork] < sink else { return nil }
      return region(from: fork, to: behind[fork], readers)
    }
  }

  /// The part between two groups; `nil` if something from elsewhere comes into it.
  private func region(from fork: Int, to join: Int, _ readers: [[Int]]) -> Region? {
    var (found, open): (Set<Int>, [Int]) = ([], readers[fork])
    while let next = open.popLast() {
      guard next <= join, found.insert(next).inserted, next < join else { continue }
      open += readers[next]
    }
    let members = found.sorted()
    let isClosed = members.allSatisfy { member in
      groups[member].inputs.allSatisfy { $0 == fork || found.contains($0) }
    }
    return isClosed ? Region(fork: fork, join: join, members: members) : nil
  }
}

extension Node {
  /// Whether the layer has its place in the box of the one before it: a normalization, a function, what acts in training only.
  var joinsTheLayerBefore: Bool {
    [
      "BatchNormalization", "GroupNormalization", "LocalResponseNormalization", "Activation", "ReLU", "LeakyReLU",
      "PReLU", "ELU", "Softmax",
    ].contains(kind) || layer.actsOnlyInTraining
  }
}
