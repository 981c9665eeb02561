import Localization

/// What the shell of a page needs: the view model of `layout.html`, without the words and the content.
struct PageLayout {
  var language: String
  var title: String
  var description: String
  /// The way from the page to the site's root, as in `../../`.
  var root: String
  /// The theme that the whole site has; nothing where it follows the reader's preference.
  var theme: String?
  var siteTitle: String
  var navigation: [PageLink]
  var languages: [LanguageLink]
  /// The chain from the overview down to this page.
  var breadcrumbs: [PageLink]
  /// The pages below this one that are not on the way through the site.
  var below: [PageLink] = []
  var hasBelow = false
  var strip: [StripItem]
  /// In words, where in the pipeline this page is.
  var place: String
  var previous: PageLink?
  var next: PageLink?
}

/// A link to a page.
struct PageLink {
  var label: String
  var href: String
  var isCurrent = false
}

/// A link to the same page in another language.
struct LanguageLink {
  var code: String
  var label: String
  var href: String
  var isCurrent: Bool
}
