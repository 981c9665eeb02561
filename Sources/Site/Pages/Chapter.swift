/// A page of prose: a chapter or a layer.
protocol Chapter: Sendable {
  /// The name, which is also the path without its ending: `training`, `layers/conv1`.
  var id: String { get }
  /// The file of its prose under `prose/LANGUAGE/`, without its ending.
  var prose: String { get }
  /// The file that serves in its place where there is none of that name; nothing where there must be one.
  var familyProse: String? { get }
  /// The template that draws it.
  var template: String { get }
  /// The sections in their order; nothing where the prose chooses its own.
  var sections: [String]? { get }
  /// What it is called in the navigation; nothing where its title serves.
  var label: String? { get }
  /// The stations of the strip that it speaks about.
  var marks: StripMarks { get }
  /// Values that only this page has.
  var values: [String: ViewValue] { get throws }
  /// Whether a link of the prose means this page: by its name, or by that of its layer as the network has it.
  func isNamed(_ name: some StringProtocol) -> Bool
  /// The listings of its section `code`.
  var code: [CodeListing] { get }
}

/// The stations of the pipeline that a page speaks about.
enum StripMarks: Equatable, Sendable {
  case none
  case data
  case layers
  case kind(String)
  case layer(String)
  case answers
}

extension Chapter {
  /// The order of a page that explains a stage: what for, picture, how, numbers, all, exercises, code.
  static var stage: [String] { ["purpose", "picture", "how", "numbers", "whole", "exercises", "code"] }

  var prose: String { id }
  var familyProse: String? { nil }
  var template: String { "pages/chapter" }
  var sections: [String]? { Self.stage }
  var label: String? { nil }
  var marks: StripMarks { .none }
  var values: [String: ViewValue] { [:] }
  var code: [CodeListing] { [] }

  /// Whether a link of the prose means this page.
  func isNamed(_ name: some StringProtocol) -> Bool { name == id }
}
