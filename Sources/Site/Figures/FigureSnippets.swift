import Localization

/// Texts that place a figure in course material; `SITE` stands for the address of the published site.
struct FigureSnippets {
  let figure: DrawnFigure
  let language: String
  let strings: Strings

  /// The snippets for HTML, an iframe, Markdown and LaTeX.
  var all: [SnippetView] {
    get throws {
      [
        SnippetView(id: "html", title: "HTML", text: html),
        SnippetView(id: "iframe", title: "iframe", text: iframe),
        SnippetView(id: "markdown", title: "Markdown", text: markdown),
        SnippetView(id: "latex", title: "LaTeX", text: latex),
      ]
    }
  }

  private var picture: String { "SITE/\(SitePath.picture(figure.id, language, "svg"))" }

  private var html: String {
    """
    <figure lang="\(language)">
      <img src="\(picture)" width="\(figure.width)" height="\(figure.height)"
           alt="\(HTML.escape(figure.alternative))">
      <figcaption>\(HTML.escape(figure.caption))</figcaption>
    </figure>
    """
  }

  private var iframe: String {
    // The caption needs about a line of 24 px per 80 characters.
    let height = figure.height + 48 + 24 * (figure.caption.count / 80 + 1)
    return """
      <iframe src="SITE/\(SitePath.embedPage(figure.id, language))" title="\(HTML.escape(figure.title))"
              width="\(figure.width)" height="\(height)" loading="lazy"></iframe>
      """
  }

  private var markdown: String {
    func plain(_ text: String) -> String {
      text.reduce(into: "") { $0 += "\\`*_[]<>".contains($1) ? "\\\($1)" : String($1) }
    }
    return "![\(plain(figure.alternative))](\(picture))\n\n*\(plain(figure.caption))*"
  }

  private var latex: String {
    """
    \\begin{figure}
      \\centering
      \\includegraphics[width=\\linewidth]{\(figure.id).pdf}
      \\caption{\(FigureSnippets.latex(figure.caption))}
      \\label{fig:\(figure.id)}
    \\end{figure}
    """
  }

  /// Text with what TeX would read as commands escaped.
  static func latex(_ text: String) -> String {
    let commands: [Character: String] = [
      "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
      "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "×": "$\\times$", "−": "$-$", "→": "$\\rightarrow$",
      "≈": "$\\approx$", "\u{202F}": "\\,", "\u{A0}": "~",
    ]
    return text.reduce(into: "") { $0 += commands[$1] ?? String($1) }
  }
}
