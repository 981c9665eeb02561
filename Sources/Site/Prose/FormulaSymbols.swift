/// The commands of TeX that formulas may use.
enum FormulaSymbols {
  /// Operators and relations.
  static let operators: [String: String] = [
    "times": "×", "cdot": "·", "ast": "∗", "star": "⋆", "otimes": "⊗", "odot": "⊙", "oplus": "⊕", "div": "÷",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼",
    "propto": "∝", "to": "→", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒", "mapsto": "↦", "in": "∈",
    "pm": "±", "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "partial": "∂", "nabla": "∇", "lfloor": "⌊",
    "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "mid": "∣", "forall": "∀", "exists": "∃", "subset": "⊂", "cup": "∪",
    "cap": "∩", "{": "{", "}": "}", "%": "%", "|": "‖", "lt": "<", "gt": ">", "colon": ":", "langle": "⟨",
    "rangle": "⟩",
  ]

  /// Operators whose limits stand below and above in display.
  static let large: [String: String] = ["sum": "∑", "prod": "∏", "int": "∫"]

  /// Functions written upright; those with limits below them.
  static let functions: Set<String> = [
    "max", "min", "argmax", "argmin", "exp", "log", "ln", "sin", "cos", "tan", "tanh", "lim",
  ]
  /// The functions whose subscript stands below them in display.
  static let limitFunctions: Set<String> = ["max", "min", "argmax", "argmin", "lim"]

  /// Letters and constants.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "ell": "ℓ",
  ]

  /// Spaces, in MathML's units.
  static let spaces: [String: String] = [
    ",": "0.167em", ":": "0.222em", ";": "0.278em", " ": "0.333em", "quad": "1em", "qquad": "2em", "!": "0em",
  ]

  /// Accents over a letter.
  static let accents: [String: String] = ["hat": "^", "bar": "¯", "tilde": "~", "vec": "→", "dot": "˙"]
}
