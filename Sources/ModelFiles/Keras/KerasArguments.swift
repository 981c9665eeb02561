import Networks
import Support

/// The arguments of a layer as Keras wrote them, on their way into the form of a network file, whose names and values they
/// have: what matters for training only is left out, what a kind does not read in that form is taken here.
struct KerasArguments {
  /// The class and the name of the layer.
  let kind, name: String
  /// Where the model keeps its channels.
  let order: AxisOrder
  /// Whether the model was saved by Keras 2, some of whose functions are others.
  let isKeras2: Bool
  /// Where the layer itself believes the channels.
  let dataFormat: String?
  private var entries: [SourceEntry]

  /// What says how a layer is made, trained or saved, and nothing about what it computes.
  private static let ignored: Set<String> = [
    "name", "trainable", "dtype", "autocast", "batch_input_shape", "batch_shape", "input_shape", "data_format", "seed",
    "activity_regularizer", "quantization_config", "sparse", "ragged", "registered_name", "build_config", "module",
    "implementation",
  ]
  private static let ignoredEndings = ["_initializer", "_regularizer", "_constraint"]

  init(_ layer: KerasModel.Layer, order: AxisOrder, isKeras2: Bool) throws {
    (kind, name, self.order, self.isKeras2) = (layer.kind, layer.name, order, isKeras2)
    dataFormat = layer.config.first { $0.key == "data_format" }?.value.text
    if let policy = layer.config.first(where: { $0.key == "dtype" })?.value, Self.isQuantized(policy) {
      throw KerasModel.Failure(
        reason: "layer '\(layer.name.printable(limit: 60))' is quantized; save the model before it is quantized.")
    }
    entries = layer.config.filter { entry in
      !Self.ignored.contains(entry.key) && !Self.ignoredEndings.contains(where: entry.key.hasSuffix)
    }
  }

  /// A policy with whole-number weights; those of 16 bits are widened.
  private static func isQuantized(_ policy: SourceValue) -> Bool {
    let name = policy.text ?? policy["config"]?["name"]?.text ?? ""
    return policy["class_name"]?.text == "QuantizedDTypePolicy" || name.contains("int") || name.contains("float8")
  }

  /// Takes an argument away; `nil` where it is not there or is `None`.
  mutating func take(_ key: String) -> SourceValue? {
    guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
    let value = entries.remove(at: place).value
    return value.isNone ? nil : value
  }

  /// Takes numbers away that are given as one for all or as so many, in lists in lists of one; `nil` where they are not there.
  mutating func numbers(_ key: String, count: Int) throws -> [Double]? {
    guard let value = take(key) else { return nil }
    func flat(_ value: SourceValue) -> [SourceValue] { value.list.map { $0.flatMap(flat) } ?? [value] }
    let numbers = flat(value).compactMap(\.number)
    guard numbers.count == flat(value).count, numbers.count == 1 || numbers.count == count else {
      throw refusal(key, value, mustBe: "one number, or \(count) of them, one for each channel")
    }
    return numbers.count == count ? numbers : Array(repeating: numbers[0], count: count)
  }

  /// Takes an argument away that must be as given here, or absent.
  mutating func require(_ key: String, _ isFine: (SourceValue) -> Bool, _ expected: String) throws {
    guard let value = take(key), !isFine(value) else { return }
    throw refusal(key, value, mustBe: expected)
  }

  /// Gives an argument another name, unless both are there.
  mutating func rename(_ key: String, to other: String) {
    guard let value = take(key) else { return }
    set(other, value)
  }

  /// Puts an argument in.
  mutating func set(_ key: String, _ value: SourceValue) {
    entries.removeAll { $0.key == key }
    entries.append(SourceEntry(key: key, value: value))
  }

  /// The error that an argument has a value that is not read.
  func refusal(_ key: String, _ value: SourceValue, mustBe expected: String) -> NetworkError {
    value.unexpected("\(key) of \(kind)", mustBe: expected)
  }

  /// The layer of a kind whose arguments are Keras's own.
  func layer(_ type: any Layer.Type) throws -> any Layer {
    var own = self
    try own.readActivation()
    var arguments = LayerArguments(kind: kind, own.entries, location: nil)
    let layer = try type.init(&arguments)
    try arguments.finish()
    return layer
  }

  /// Turns a function that was saved as an object into a name with its parameters.
  private mutating func readActivation() throws {
    guard let value = take("activation") else { return }
    let function = try function(value)
    if isKeras2, function.text == "hard_sigmoid" {
      throw refusal(
        "activation", value,
        mustBe: "another function, as Keras 2 has its own hard_sigmoid: save the model with Keras 3")
    }
    set("activation", function)
  }

  private func function(_ value: SourceValue) throws -> SourceValue {
    guard let kind = value["class_name"]?.text else { return value }
    if kind == "function", let name = value["config"]?.text { return SourceValue(content: .text(name)) }
    let parameters = (value["config"]?.entries ?? []).filter {
      !Self.ignored.contains($0.key) && !$0.value.isNone && $0.key != "axis"
    }
    let names = ["ReLU": "relu", "LeakyReLU": "leaky_relu", "ELU": "elu", "Softmax": "softmax"]
    guard let name = names[kind] else {
      throw NetworkError.unknownArgument("activation=\(kind)", kind: self.kind, known: names.keys.sorted())
    }
    if parameters.isEmpty || name == "softmax" { return SourceValue(content: .text(name)) }
    return SourceValue(
      content: .mapping([
        SourceEntry(key: name, value: SourceValue(content: .mapping(parameters.map(Self.renamed))))
      ]))
  }

  /// Keras 2 calls the slope of a leaky rectifier alpha.
  private static func renamed(_ entry: SourceEntry) -> SourceEntry {
    entry.key == "alpha" ? SourceEntry(key: "negative_slope", value: entry.value) : entry
  }
}

/// Axes.
extension KerasArguments {
  /// The place of an axis that Keras counts with the batch as 0, as if the channels were last; `nil` of the batch.
  func lastOrder(axis: Int, rank: Int) -> Int? {
    let place = axis < 0 ? axis + rank + 1 : axis
    guard (1...max(1, rank)).contains(place) else { return nil }
    guard order == .channelsFirst, rank > 1 else { return place }
    return place == 1 ? rank : place - 1
  }

  /// Whether an axis, or a list of one, is that of the channels.
  func isChannels(_ value: SourceValue, rank: Int) -> Bool {
    let axis = value.integer ?? (value.list?.count == 1 ? value.list?[0].integer : nil)
    return axis.flatMap { lastOrder(axis: $0, rank: rank) } == max(1, rank)
  }
}
