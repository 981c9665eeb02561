import Canvas
import Dispatch
import Figures
import Localization
import Site
import Synchronization

/// Draws all figures in all languages and formats, on several threads; the result does not depend on how many.
struct FigureDrawing: Sendable {
  /// The figures in the order of the site.
  let figures: [any Figure]
  /// The sequences that are files of their own besides.
  let sequences: [any FigureSequence]
  /// The theme of the files for download and of the pages.
  let theme: Theme
  /// Whether pages follow the reader's preference for dark, and so need a second picture.
  let followsReader: Bool
  /// Where progress is shown.
  let console: Console

  /// What was drawn, in each language.
  struct Drawn {
    var figures: [Language: [DrawnFigure]] = [:]
    var sequences: [Language: [DrawnSequence]] = [:]
  }

  private enum Task {
    case figure(any Figure)
    case sequence(any FigureSequence)
  }

  private enum Product {
    case figure(DrawnFigure)
    case sequence(DrawnSequence)
  }

  /// Draws for one language after the other into a site; throws the first error in the order of the figures.
  func draw(_ languages: [Strings], into stage: SiteStage, threads: Int) throws -> Drawn {
    let tasks = languages.flatMap { strings in
      figures.map { (strings, Task.figure($0)) } + sequences.map { (strings, Task.sequence($0)) }
    }
    let results = Mutex([Result<Product, any Error>?](repeating: nil, count: tasks.count))
    let next = Atomic<Int>(0)
    let hasFailed = Atomic<Bool>(false)
    DispatchQueue.concurrentPerform(iterations: min(threads, tasks.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        // One failure is enough: on a full disk every other figure would fail as well.
        guard index < tasks.count, !Interruption.isRequested, !hasFailed.load(ordering: .relaxed) else { return }
        if console.showsBar { console.redraw("drawing figure \(index + 1) of \(tasks.count)") }
        let (strings, task) = tasks[index]
        let result = Result { try draw(task, strings, into: stage) }
        if case .failure = result { hasFailed.store(true, ordering: .relaxed) }
        results.withLock { $0[index] = result }
      }
    }
    console.clearBar()
    try Interruption.check()
    let products = try results.withLock { $0 }.compactMap { try $0?.get() }
    var drawn = Drawn()
    for (task, product) in zip(tasks, products) {
      switch product {
      case .figure(let figure): drawn.figures[task.0.language, default: []].append(figure)
      case .sequence(let sequence): drawn.sequences[task.0.language, default: []].append(sequence)
      }
    }
    return drawn
  }

  private func draw(_ task: Task, _ strings: Strings, into stage: SiteStage) throws -> Product {
    switch task {
    case .figure(let figure): .figure(try draw(figure, strings, into: stage))
    case .sequence(let sequence): .sequence(try draw(sequence, strings, into: stage))
    }
  }

  private func draw(_ sequence: any FigureSequence, _ strings: Strings, into stage: SiteStage) throws -> DrawnSequence {
    let document = try FigureRenderer(theme: theme).render(sequence, strings)
    try stage.write(document.bytes, to: SitePath.picture(sequence.id, strings.language.rawValue, "pdf"))
    let words = document.wording
    return DrawnSequence(
      id: sequence.id, title: words.title, caption: words.caption, alternative: words.alternative,
      frames: sequence.frames.map(\.id))
  }

  private func draw(_ figure: any Figure, _ strings: Strings, into stage: SiteStage) throws -> DrawnFigure {
    let language = strings.language.rawValue
    let prepared = try PreparedFigure(figure, strings)
    for format in [FigureFormat.svg, .png, .pdf] {
      let bytes = try prepared.bytes(as: format, theme: theme)
      try stage.write(bytes, to: SitePath.picture(figure.id, language, format.rawValue))
    }
    if followsReader {
      let dark = try prepared.bytes(as: .svg, theme: .dark)
      try stage.write(dark, to: SitePath.darkPicture(figure.id, language))
    }
    let words = prepared.wording
    return DrawnFigure(
      id: figure.id, title: words.title, caption: words.caption, alternative: words.alternative,
      width: Int(prepared.size.width.rounded()), height: Int(prepared.size.height.rounded()),
      hasDarkPicture: followsReader,
      regions: prepared.regions.map {
        DrawnRegion(
          x: $0.frame.x, y: $0.frame.y, width: $0.frame.width, height: $0.frame.height, label: $0.label,
          target: $0.target, id: $0.id)
      })
  }
}
