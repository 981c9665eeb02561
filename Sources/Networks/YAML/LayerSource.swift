/// One item of the list of layers in a network file.
struct LayerSource {
  /// The layer with its name and inputs.
  let item: NamedLayer
  private let location: SourceLocation?
  private let nameLocation: SourceLocation?
  private let inputsLocation: SourceLocation?

  /// Reads `Flatten`, or `Conv2D: {...}` with the arguments of the kind beside `name` and `inputs`.
  init(_ value: SourceValue) throws {
    let head = try Self.head(value)
    guard let type = LayerKinds.named(head.key) else {
      throw NetworkError.unknownKind(head.key, known: LayerKinds.all.map { $0.kind }).located(at: head.location)
    }
    let entries: [SourceEntry]
    switch head.value.content {
    case .none: entries = []
    case .mapping(let given): entries = given
    default:
      throw head.value.unexpected("what follows \(head.key)", mustBe: "a mapping of its arguments")
    }
    var arguments = LayerArguments(kind: head.key, entries, location: head.location)
    let layer = try type.init(&arguments)
    let name = try arguments.value("name", optional: true)
    let inputs = try arguments.value("inputs", optional: true)
    try arguments.finish()
    if let name {
      guard case .text = name.content else { throw name.unexpected("name of \(head.key)", mustBe: "a text") }
    }
    item = NamedLayer(
      try name.map { try names($0, "name")[0] }, layer,
      inputs: try inputs.map { try names($0, "inputs of \(head.key)") })
    location = head.location
    (nameLocation, inputsLocation) = (name?.location, inputs?.location)
  }

  /// An error of this layer at the place of what is wrong; `later` names the layers that follow.
  func placed(_ error: NetworkError, later: Set<String>) -> NetworkError {
    switch error {
    case .badName, .duplicateName: error.located(at: nameLocation ?? location)
    case .unknownInput(let name, _) where later.contains(name):
      NetworkError.laterInput(name).located(at: inputsLocation ?? location)
    case .unknownInput: error.located(at: inputsLocation ?? location)
    default: error.located(at: location)
    }
  }

  private static func head(_ value: SourceValue) throws -> SourceEntry {
    switch value.content {
    case .text(let kind):
      return SourceEntry(
        key: kind, location: value.location, value: SourceValue(content: .none, location: value.location))
    case .mapping(let entries) where !entries.isEmpty:
      let kind = entries.first { LayerKinds.named($0.key) != nil } ?? entries[0]
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
