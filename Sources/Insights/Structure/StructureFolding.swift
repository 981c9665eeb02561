import Networks
import Tensors

/// Modules become boxes.
extension StructureDraft {
  /// How many boxes a module has at most; larger ones are opened, so that the modules inside of them fold.
  private static let moduleLimit = 40
  /// How many boxes there are at most; of more, those in the middle are left out.
  private static let boxLimit = 60

  /// The structure with modules folded.
  func folded() -> (boxes: [NetworkStructure.Box], modules: [NetworkStructure.Module]) {
    let regions = outermost
    let kinds = kinds(of: regions)
    var boxes: [NetworkStructure.Box] = []
    var places: [Int: Int] = [:]
    let plain = self.boxes
    let regionOf = Dictionary(
      regions.enumerated().flatMap { place, region in region.members.map { ($0, place) } }
    ) { first, _ in first }
    for index in groups.indices {
      guard let place = regionOf[index] else {
        places[index] = boxes.count
        boxes.append(plain[index].reading(plain[index].sources.compactMap { places[$0] }))
        continue
      }
      let region = regions[place]
      guard index == region.join else { continue }
      let names = region.members.flatMap { plain[$0].names }
      if let last = boxes.last, places[region.fork] == boxes.count - 1, place > 0,
        case .module(let kind, let repeats, let layerCount) = last.content, kind == kinds.kind[place],
        details(regions[place - 1]) == details(region), !last.isOutput
      {
        boxes[boxes.count - 1] = NetworkStructure.Box(
          content: .module(kind: kind, repeats: repeats + 1, layerCount: layerCount), sources: last.sources,
          shape: last.shape, isOutput: plain[index].isOutput, names: last.names + names)
      } else {
        boxes.append(
          NetworkStructure.Box(
            content: .module(kind: kinds.kind[place], repeats: 1, layerCount: names.count),
            sources: [places[region.fork]].compactMap { $0 }, shape: plain[index].shape,
            isOutput: plain[index].isOutput, names: names))
      }
      places[index] = boxes.count - 1
    }
    return (Self.shortened(boxes), kinds.modules)
  }

  /// The regions that lie in no other that is folded.
  private var outermost: [Region] {
    var (result, end): ([Region], Int) = ([], -1)
    for region in regions where region.members.count > 1 && region.members.count <= Self.moduleLimit {
      guard region.fork >= end else { continue }
      result.append(region)
      end = region.join
    }
    return result
  }

  /// The kind of each region, and each kind once.
  private func kinds(of regions: [Region]) -> (kind: [Int], modules: [NetworkStructure.Module]) {
    var (kind, firsts): ([Int], [(signature: [String], region: Region)]) = ([], [])
    for region in regions {
      let signature = signature(region)
      if let known = firsts.firstIndex(where: { $0.signature == signature }) {
        kind.append(known)
      } else {
        kind.append(firsts.count)
        firsts.append((signature, region))
      }
    }
    let modules = firsts.enumerated().map { index, first in
      let own = zip(kind, regions).filter { $0.0 == index }.map(\.1)
      return NetworkStructure.Module(
        structure: NetworkStructure(boxes: boxes(of: first.region, keepingFork: false)), count: own.count,
        isUniform: own.allSatisfy { details($0) == details(first.region) })
    }
    return (kind, modules)
  }

  /// What a region does, without how many filters it has: kinds, arguments, and who reads whom.
  private func signature(_ region: Region) -> [String] {
    region.members.map { member in
      let layers = groups[member].nodes.map { node in
        let arguments = node.layer.arguments.filter { $0.name != "filters" && $0.name != "units" }
        return node.kind + arguments.map { "\($0.name)=\($0.value.python)" }.joined(separator: ",")
      }
      let sources = groups[member].inputs.map { region.members.firstIndex(of: $0).map(String.init) ?? "in" }
      return layers.joined(separator: ";") + " of " + sources.joined(separator: ",")
    }
  }

  /// The shapes of a region.
  private func details(_ region: Region) -> [Shape] { region.members.map { groups[$0].shape } }

  /// Leaves out the middle of what would fill several pages.
  private static func shortened(_ boxes: [NetworkStructure.Box]) -> [NetworkStructure.Box] {
    guard boxes.count > boxLimit else { return boxes }
    // A cut needs one way in at either side.
    func isCut(_ place: Int) -> Bool {
      boxes[place...].allSatisfy { $0.sources.allSatisfy { $0 >= place - 1 } }
    }
    let cuts = boxes.indices.dropFirst().filter(isCut)
    guard let start = cuts.last(where: { $0 <= boxLimit * 2 / 3 }),
      let end = cuts.first(where: { $0 >= boxes.count - boxLimit / 4 }), end > start + 1
    else { return boxes }
    let left = boxes[start..<end]
    let names = left.flatMap(\.names)
    let gap = NetworkStructure.Box(
      content: .gap(layerCount: names.count), sources: [start - 1], shape: boxes[end - 1].shape,
      isOutput: false, names: names)
    let shift = end - start - 1
    return boxes[..<start] + [gap] + boxes[end...].map { $0.reading($0.sources.map { $0 - shift }) }
  }
}

extension NetworkStructure.Box {
  /// The same box with other sources.
  fileprivate func reading(_ sources: [Int]) -> Self {
    Self(content: content, sources: sources, shape: shape, isOutput: isOutput, names: names)
  }
}
