import Figures
import Insights
import Localization
import Networks
import Site
import Testing

/// Sites about data that are no images: signals, which are explained as maps of one row, and volumes, slice by slice.
@Suite struct SignalSiteTests {
  @Test func `a site of signals has the figures of any other`() throws {
    let figures = try #require(try SiteOf.network(.waves).figures[.english]).map(\.id)
    for name in ["kernels", "feature-maps", "channel-sum", "worked-pixel", "activation", "exciting-patches", "map-0"] {
      #expect(figures.contains("causal-\(name)"), "\(name)")
    }
    for id in ["pool-steps", "pool-map-0-patch", "flatten-map-0", "receptive-field", "samples", "beyond-cube"] {
      #expect(figures.contains(id), "\(id)")
    }
  }

  @Test func `its pages of layers speak of signals and steps, in both languages`() throws {
    let site = try SiteOf.network(.waves)
    for name in ["causal", "pool", "last"] {
      let english = try site.text("layers/\(name)").replacing("Beyond images", with: "")
      #expect(english.contains("step") && english.contains("signal"))
      #expect(!english.contains(#/\bimages?\b|\bpixels?\b|row \d+, column/#), "\(name)")
      let spanish = try #require(site.page("es/layers/\(name).html")).replacing("Más allá de las imágenes", with: "")
        .replacing("partes de esta imagen", with: "")
      #expect(!spanish.contains(#/>[^<]*\b(imagen|imágenes|píxeles)\b/#), "\(name)")
    }
  }

  @Test func `figures of signals count steps, not rows and columns`() throws {
    for figure in try #require(try SiteOf.network(.waves).figures[.english]) where figure.id.hasPrefix("causal") {
      let words = figure.title + figure.caption + figure.alternative
      #expect(!words.contains(#/\{|row \d+, column|\b1 ?× ?\d/#), "\(figure.id): \(words)")
    }
  }

  @Test func `the layers keep the names that their author gave them`() throws {
    let page = try #require(try SiteOf.network(.waves).page("en/layers/causal.html"))
    #expect(page.contains("Conv1D") && !page.contains("Conv2D"))
  }

  @Test func `a convolution over volumes is drawn in slices, and says in which`() throws {
    let site = try SiteOf.network(.volumes)
    let figures = try #require(site.figures[.english])
    let cube = try #require(figures.first { $0.id == "box-worked-pixel" })
    #expect(cube.caption.contains("Volumes are shown in slices"))
    for id in ["box-kernels", "box-map-0", "box-map-0-patch", "pool-map-0", "pool-map-0-patch", "pool-maps"] {
      #expect(figures.contains { $0.id == id }, "\(id)")
    }
  }
}
