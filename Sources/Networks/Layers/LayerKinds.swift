/// Every kind of layer; a new one is added here and nowhere else.
public enum LayerKinds {
  /// The kinds in the order of the documentation.
  public static let all: [any Layer.Type] = [
    Conv2D.self, MaxPooling2D.self, AveragePooling2D.self, Flatten.self, Dense.self, Dropout.self, Activation.self,
    ReLU.self, LeakyReLU.self, ELU.self, Softmax.self, ZeroPadding2D.self,
  ]

  /// The kind with one of Keras's names; `nil` if there is none.
  public static func named(_ name: String) -> (any Layer.Type)? { all.first { $0.kind == name } }
}
