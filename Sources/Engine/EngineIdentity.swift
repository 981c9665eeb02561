import COneDNN

/// What the last bits of the engine's results depend on besides the inputs.
public enum EngineIdentity {
  /// Counts the changes of the engine that changed results; to be raised with each.
  private static let revision = 3

  /// The engine's revision, the library's version, and the instructions that the library and the engine use.
  public static var text: String {
    "engine \(revision), oneDNN \(odn_library_version()), instruction set \(odn_instruction_set()), "
      + "lanes \(InstructionSet.available.map { "\($0)" }.joined(separator: " "))"
  }
}
