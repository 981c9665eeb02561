import Foundation
import Mustache

/// What a template can see: text, flags, lists and records of them.
///
/// Swift-mustache reads view models by reflection, prints a missing key as nothing and looks for an absent optional in the
/// surrounding record. Turning the model into this tree first makes both visible, and reflection happens once.
package enum ViewValue: Sendable, Equatable {
  /// Text, printed as it is.
  case text(String)
  /// A flag for sections.
  case flag(Bool)
  /// A list for sections.
  case list([ViewValue])
  /// Named values.
  case record([String: ViewValue])
  /// A value that this page does not have, though the name is known.
  case nothing

  /// Reflects a view model made of strings, numbers, flags, optionals, arrays, dictionaries and structs.
  package init(reflecting value: Any) throws {
    switch value {
    case let text as String: self = .text(text)
    case let flag as Bool: self = .flag(flag)
    case let number as Int: self = .text(String(number))
    case let view as ViewValue: self = view
    case let words as [String: String]: self = .record(words.mapValues(ViewValue.text))
    default:
      let mirror = Mirror(reflecting: value)
      if mirror.displayStyle == .dictionary, let fields = value as? [String: Any] {
        self = .record(try fields.mapValues { try ViewValue(reflecting: $0) })
      } else {
        self = try ViewValue.reflect(mirror, type: type(of: value))
      }
    }
  }

  private static func reflect(_ mirror: Mirror, type: Any.Type) throws -> ViewValue {
    switch mirror.displayStyle {
    case .optional:
      guard let wrapped = mirror.children.first else { return .nothing }
      return try ViewValue(reflecting: wrapped.value)
    case .collection:
      return .list(try mirror.children.map { try ViewValue(reflecting: $0.value) })
    case .struct:
      var fields: [String: ViewValue] = [:]
      for child in mirror.children {
        if let label = child.label { fields[label] = try ViewValue(reflecting: child.value) }
      }
      return .record(fields)
    case .enum where mirror.children.isEmpty:
      return .nothing
    default:
      throw SiteError.badViewModel(type: String(describing: type))
    }
  }

  /// The named value of a record; nothing for other kinds.
  package subscript(name: String) -> ViewValue? {
    guard case .record(let fields) = self else { return nil }
    return fields[name]
  }

  /// This record with the fields of another added, which win.
  package func adding(_ fields: [String: ViewValue]) -> ViewValue {
    guard case .record(let own) = self else { return .record(fields) }
    return .record(own.merging(fields) { _, new in new })
  }

  /// This value as swift-mustache reads it. A value that is not there becomes `NSNull`, which keeps mustache from looking for
  /// the name further out.
  package var forMustache: Any {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag
    case .list(let values): values.map(\.forMustache)
    case .record(let fields): MustacheRecord(fields: fields)
    case .nothing: NSNull()
    }
  }

  /// Whether a section of this value is shown.
  package var isShown: Bool {
    switch self {
    case .flag(let flag): flag
    case .list(let values): !values.isEmpty
    case .nothing: false
    case .text, .record: true
    }
  }
}

/// A record that gives mustache each field when it asks for it: most templates look at few of them.
private struct MustacheRecord: MustacheParent {
  let fields: [String: ViewValue]

  func child(named name: String) -> Any? { fields[name]?.forMustache }
}
