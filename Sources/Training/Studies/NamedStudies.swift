/// The studies that have a name.
extension Study {
  /// Every named study; a new one is added here and nowhere else.
  private static let all: [(name: String, make: @Sendable () throws -> Study)] = [
    ("design", { try design() }),
    ("overfitting", { try overfitting() }),
    ("augmentation", { try augmentation() }),
  ]

  /// The names of the studies that have one.
  public static var names: [String] { all.map(\.name) }

  /// The study of a name; `nil` if there is none. Throws where its data cannot be read.
  public static func named(_ name: String) throws -> Study? { try all.first { $0.name == name }?.make() }
}
