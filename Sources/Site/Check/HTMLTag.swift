/// An opening tag of an HTML page.
struct HTMLTag: Equatable {
  /// The name in lower case.
  var name: String
  /// The attributes in order, names in lower case, values with their entities resolved.
  var attributes: [Attribute]
  /// The line of the page, from 1.
  var line: Int

  /// A name and a value; a name alone has an empty value.
  struct Attribute: Equatable {
    var name: String
    var value: String
  }

  /// The value of the first attribute of a name.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
