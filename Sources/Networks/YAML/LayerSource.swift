/// One item of the list of layers in a network file.
struct LayerSource {
  /// The layer with its name and inputs.
  let item: NamedLayer
  private let location: SourceLocation?
  private let nameLocation: SourceLocation?
  private let inputsLocation: SourceLocation?

  private let sharedLocation: SourceLocation?

  /// What stands in the place of a kind where a layer of the network is applied once more.
  static let shared = "Shared"

  /// Reads `Flatten`, or `Conv2D: {...}` with the arguments of the kind beside `name` and `inputs`, or
  /// `Shared: {layer: NAME}` for a layer that the network has already.
  init(_ value: SourceValue) throws {
    let head = try Self.head(value)
    let entries: [SourceEntry]
    switch head.value.content {
    case .none: entries = []
    case .mapping(let given): entries = given
    default:
      throw head.value.unexpected("what follows \(head.key)", mustBe: "a mapping of its arguments")
    }
    var arguments = LayerArguments(kind: head.key, entries, location: head.location)
    let (origin, sharedLocation) = try Self.origin(head, &arguments)
    let name = try arguments.value("name", optional: true)
    let inputs = try arguments.value("inputs", optional: true)
    try arguments.finish()
    item = NamedLayer(
      try name.map { try text($0, "name of \(head.key)", mustBe: "a text") }, origin,
      inputs: try inputs.map { try names($0, "inputs of \(head.key)") })
    location = head.location
    (nameLocation, inputsLocation) = (name?.location, inputs?.location)
    self.sharedLocation = sharedLocation
  }

  private static func origin(
    _ head: SourceEntry, _ arguments: inout LayerArguments
  ) throws -> (NamedLayer.Origin, SourceLocation?) {
    if head.key == shared, let value = try arguments.value("layer", optional: false) {
      return (.shared(try text(value, "layer of \(shared)", mustBe: "the name of a layer")), value.location)
    }
    guard let type = LayerKinds.named(head.key) else {
      let known = LayerKinds.all.map { $0.kind } + [shared]
      throw NetworkError.unknownKind(head.key, known: known).located(at: head.location)
    }
    return (.new(try type.init(&arguments)), nil)
  }

  /// An error of this layer at the place of what is wrong; `later` names the layers that follow.
  func placed(_ error: NetworkError, later: Set<String>) -> NetworkError {
    switch error {
    case .badName, .duplicateName: error.located(at: nameLocation ?? location)
    case .unknownInput(let name, _) where later.contains(name):
      NetworkError.laterInput(name).located(at: inputsLocation ?? location)
    case .unknownInput: error.located(at: inputsLocation ?? location)
    case .unknownSharedLayer: error.located(at: sharedLocation ?? location)
    default: error.located(at: location)
    }
  }

  private static func head(_ value: SourceValue) throws -> SourceEntry {
    switch value.content {
    case .text(let kind):
      return SourceEntry(
        key: kind, location: value.location, value: SourceValue(content: .none, location: value.location))
    case .mapping(let entries) where !entries.isEmpty:
      let kind = entries.first { LayerKinds.named($0.key) != nil || $0.key == shared } ?? entries[0]
      if let other = entries.first(where: { $0.key != kind.key }) {
        throw NetworkError.kindBesideOthers(kind.key, other: other.key).located(at: other.location)
      }
      return kind
    default:
      throw value.unexpected(
        "a layer", mustBe: "a kind such as Flatten, or a kind with arguments such as Dense: {units: 10}")
    }
  }
}
