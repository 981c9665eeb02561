/// A page that is ready to be written.
package struct BuiltPage: Sendable {
  /// The path in the site, as in `en/layers/conv1.html`.
  package let path: String
  /// The page.
  package let html: String
  /// The figures that it shows, in order.
  package let figures: [String]
}
