import COneDNN

/// What the last bits of the engine's results depend on besides the inputs.
public enum EngineIdentity {
  /// Counts the changes of the engine that changed results; to be raised with each.
  private static let revision = 1

  /// The engine's revision, the library's version and the processor's instruction set.
  public static var text: String {
    "engine \(revision), oneDNN \(odn_library_version()), instruction set \(odn_instruction_set())"
  }
}
