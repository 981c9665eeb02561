/// What is wrong with a formula or a link, for an error that says where it stands.
struct ProseMistake: Error {
  /// What is wrong, without a full stop.
  let reason: String
}
