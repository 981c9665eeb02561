/// What a model's file says of the images that its network was trained with, in texts that other programs skip.
public struct ModelNotes: Equatable, Sendable {
  /// How images are prepared for it; `nil` where the file does not say.
  public var preparation: String?
  /// The names of its classes, in the order of its outputs; empty where the file does not say.
  public var classes: [String]

  /// Notes; nothing where nothing is known.
  public init(preparation: String? = nil, classes: [String] = []) {
    (self.preparation, self.classes) = (preparation, classes)
  }

  private static let (preparationKey, classesKey) = ("preparation", "classes")

  /// Reads what a file says of itself.
  init(_ metadata: [String: String]) {
    preparation = metadata[Self.preparationKey]
    classes = metadata[Self.classesKey]?.split(separator: "\n").map(String.init) ?? []
  }

  /// What a file keeps: nothing of what is not known.
  var metadata: [String: String] {
    var result: [String: String] = [:]
    result[Self.preparationKey] = preparation
    if !classes.isEmpty { result[Self.classesKey] = classes.joined(separator: "\n") }
    return result
  }
}
