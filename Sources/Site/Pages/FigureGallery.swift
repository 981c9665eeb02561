/// All figures, in groups by the page where they stand: the view model of `pages/figures.html`.
///
/// Groups are opened one by one, as all pictures of a large network together would make a heavy page.
struct FigureGallery {
  /// The groups in the order of reading; the first one is open.
  var groups: [Group] = []

  /// The figures of a page and of those below it.
  struct Group {
    /// What the page is called in the navigation.
    var title: String
    /// How many figures there are.
    var count: String
    var isOpen: Bool
    var figures: [FigureView]
  }

  /// Gathers the figures of an edition; `homes` are the pages where they stand.
  init(_ edition: Edition, homes: [String: any Chapter], from path: String) throws {
    // Of a sequence its first figure stands for all.
    let sequences = edition.sequences.values
    let following = Set(sequences.flatMap { $0.frames.dropFirst() })
    var views: [String: [FigureView]] = [:]
    for figure in edition.figureOrder.filter({ !following.contains($0) }).compactMap({ edition.figures[$0] }) {
      var view = try FigureView(figure, in: edition, from: path)
      if let sequence = sequences.first(where: { $0.frames.first == figure.id }) {
        (view.id, view.title) = (sequence.id, sequence.title)
      }
      views[try homes[figure.id].map { try Self.station(of: $0, edition).id } ?? "", default: []].append(view)
    }
    for chapter in edition.chapters { add(views[chapter.id], try edition.label(chapter), edition) }
    add(views[""], try edition.strings("site.gallery.more"), edition)
  }

  private mutating func add(_ figures: [FigureView]?, _ title: String, _ edition: Edition) {
    guard let figures else { return }
    groups.append(
      Group(
        title: title, count: edition.strings.numbers.integer(figures.count), isOpen: groups.isEmpty, figures: figures))
  }

  /// The page on the way through the site to which a page belongs.
  private static func station(of chapter: any Chapter, _ edition: Edition) throws -> any Chapter {
    chapter.isStation ? chapter : try edition.ancestors(of: chapter).last { $0.isStation } ?? chapter
  }
}

extension Edition {
  /// The first page on which each figure stands.
  func homes(_ figures: [(chapter: any Chapter, figures: [String])]) -> [String: any Chapter] {
    var homes: [String: any Chapter] = [:]
    for (chapter, names) in figures {
      for name in names where homes[name] == nil { homes[name] = chapter }
    }
    return homes
  }
}
