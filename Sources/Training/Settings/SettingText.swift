import Networks
import Support

extension [LayerArgument] {
  /// The arguments after a name, as `SettingArguments` reads them: `sgd:momentum=0.9,nesterov`.
  func text(after head: String) -> String {
    let parts = map { argument in
      switch argument.value {
      case .flag(true): argument.name
      case .list(let values): "\(argument.name)=" + values.map(\.yaml).joined(separator: "/")
      default: "\(argument.name)=\(argument.value.yaml)"
      }
    }
    return parts.isEmpty ? head : head + ":" + parts.joined(separator: ",")
  }

  /// The arguments in Python, as in `momentum=0.9, nesterov=True`.
  var python: String { map { "\($0.name)=\($0.value.python)" }.joined(separator: ", ") }
}

/// The kinds of a setting, one of which a text names.
struct SettingKinds<Kind> {
  /// What they are, in the plural, as in `optimisers`.
  let noun: String
  /// Each under its name, in the order in which they are listed.
  let kinds: [(name: String, kind: Kind)]

  /// The kind that the head of a text names; throws `SettingError` where there is none.
  func kind(_ arguments: SettingArguments) throws(SettingError) -> Kind {
    guard let found = kinds.first(where: { $0.name == arguments.head }) else {
      let advice = Spelling.advice(for: arguments.head, among: kinds.map(\.name))
      throw SettingError("there is no \(noun) '\(arguments.head.printable(limit: 40))'; \(advice.dropLast())")
    }
    return found.kind
  }
}
