/// A page of prose: a chapter, a layer, or a page below one of them.
protocol Chapter: Sendable {
  /// The name, which is also the path without its ending: `training`, `layers/conv1`.
  var id: String { get }
  /// All names by which links of prose and of figures may mean this page.
  var names: [String] { get }
  /// The page above this one, by its name; nothing for the first page of all.
  var parent: String? { get }
  /// Whether the way through the site leads over it; the others are turned among those with the same parent.
  var isStation: Bool { get }
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
  /// A page below that of the layer.
  case within(layer: String)
  case answers
}

extension Chapter {
  /// The order of a page that explains a stage: what for, picture, how, numbers, all, exercises, code.
  static var stage: [String] { ["purpose", "picture", "how", "numbers", "whole", "exercises", "code"] }

  var names: [String] { [id] }
  var parent: String? { OverviewPage.name }
  var isStation: Bool { true }
  var prose: String { id }
  var familyProse: String? { nil }
  var template: String { "pages/chapter" }
  var sections: [String]? { Self.stage }
  var label: String? { nil }
  var marks: StripMarks { .none }
  var values: [String: ViewValue] { [:] }
  var code: [CodeListing] { [] }
}
