/// Every kind of layer; a new one is added here and nowhere else.
public enum LayerKinds {
  /// The kinds in the order of the documentation.
  public static let all: [any Layer.Type] = [
    Conv1D.self, Conv2D.self, Conv3D.self, DepthwiseConv2D.self, SeparableConv2D.self, Conv2DTranspose.self,
    MaxPooling1D.self, MaxPooling2D.self, MaxPooling3D.self,
    AveragePooling1D.self, AveragePooling2D.self, AveragePooling3D.self,
    GlobalAveragePooling1D.self, GlobalAveragePooling2D.self, GlobalAveragePooling3D.self,
    GlobalMaxPooling1D.self, GlobalMaxPooling2D.self, GlobalMaxPooling3D.self,
    BatchNormalization.self, GroupNormalization.self, LocalResponseNormalization.self,
    Rescaling.self, Normalization.self,
    Flatten.self, Reshape.self, Permute.self,
    ZeroPadding1D.self, ZeroPadding2D.self, ZeroPadding3D.self,
    Cropping1D.self, Cropping2D.self, Cropping3D.self,
    UpSampling1D.self, UpSampling2D.self, UpSampling3D.self, Resizing.self,
    Dense.self,
    Activation.self, ReLU.self, LeakyReLU.self, PReLU.self, ELU.self, Softmax.self,
    Dropout.self, SpatialDropout1D.self, SpatialDropout2D.self, SpatialDropout3D.self, GaussianNoise.self,
    Add.self, Subtract.self, Multiply.self, Average.self, Maximum.self, Minimum.self, Concatenate.self,
  ]

  /// The kind with one of Keras's names; `nil` if there is none.
  public static func named(_ name: String) -> (any Layer.Type)? { all.first { $0.kind == name } }
}
