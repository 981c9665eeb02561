// swift-tools-version: 6.2
import PackageDescription

/// Every target treats warnings as errors; the system modules have no Swift code of their own.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A target of the pipeline. Data flows one way: a target may import only what stands here.
func stage(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

/// The tests of one target, which may use what that target may use.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, resources: resources,
    swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "cnn-viz",
  products: [.executable(name: "cnn-viz", targets: ["cnn-viz"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // System libraries.
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CMark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    .target(name: "CFileSystem"),
    .target(name: "CKernels"),
    .target(name: "COneDNN", linkerSettings: [.linkedLibrary("dnnl"), .linkedLibrary("gomp")]),

    // The pipeline.
    stage("Support", ["CXXHash"]),
    stage("Tensors", []),
    stage("Downloads", ["Support"]),
    stage("Localization", [yams]),
    stage("Engine", ["Tensors", "CKernels", "COneDNN"]),
    stage("Networks", ["Support", "Tensors", "Engine", yams]),
    stage(
      "Datasets", ["Support", "Tensors", "Downloads", "CPNG", "CTurboJPEG", "CWebP", "CZlib"],
      resources: [.copy("Resources/mnist"), .copy("Resources/photos")]),
    stage(
      "Training", ["Support", "Tensors", "Engine", "Networks", "Datasets"], resources: [.copy("Resources/studies")]),
    stage(
      "ModelFiles", ["Support", "Tensors", "Networks", "CFileSystem", "CHDF5", "CZlib", protobuf],
      exclude: ["ONNX/Messages/onnx.proto"]),
    stage(
      "Pretrained", ["Support", "Tensors", "Downloads", "Datasets", "Networks", "Training", "ModelFiles"],
      resources: [.copy("Resources/squeezenet")]),
    stage("Insights", ["Tensors", "Engine", "Networks", "Datasets", "Training"]),
    stage("Canvas", ["CCairo", "CPango", "CDeflate", "CTurboJPEG"], resources: [.copy("Resources/fonts")]),
    stage("Figures", ["Tensors", "Engine", "Insights", "Canvas", "Datasets", "Localization", "Networks"]),
    stage(
      "Site", ["Support", "Localization", "CFileSystem", "CMark", mustache],
      resources: [.copy("../../Templates")]),
    stage(
      "Narration",
      ["Tensors", "Engine", "Localization", "Networks", "Datasets", "Training", "Insights", "Figures", "Site"]),
    stage(
      "Report",
      [
        "Tensors", "Support", "Localization", "Engine", "Networks", "Datasets", "Downloads", "Training", "ModelFiles",
        "Pretrained", "Insights", "Canvas",
        "Figures", "Site", "Narration",
      ]),
    .executableTarget(
      name: "cnn-viz", dependencies: ["Report", "Canvas", "Datasets", "Localization", argumentParser],
      swiftSettings: strict),

    // What measures the engine (Benchmarks/README.md); not a product.
    .target(name: "CPeak", path: "Benchmarks/Peak"),
    .executableTarget(
      name: "engine-bench",
      dependencies: [
        "CPeak", "Tensors", "Support", "Localization", "Engine", "Networks", "Datasets", "Training", "Canvas",
        argumentParser,
      ],
      path: "Benchmarks/Engine", swiftSettings: strict),

    // The tests, one target per stage.
    tests(of: "Support"),
    tests(of: "Tensors"),
    tests(of: "Networks", ["Tensors", "Engine", "TestSupport"], resources: [.copy("Golden")]),
    .target(
      name: "TestSupport", dependencies: ["Tensors", "Networks"], path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "Datasets", ["Downloads", "Tensors", "Support", "TestSupport"], resources: [.copy("Golden")]),
    tests(
      of: "ModelFiles", ["Tensors", "Support", "Networks", "TestSupport", "cnn-viz"], resources: [.copy("Golden")]),
    tests(of: "Downloads", ["Support", "TestSupport"]),
    tests(
      of: "Pretrained",
      [
        "Canvas", "Datasets", "Figures", "Insights", "Localization", "Narration", "Networks", "Site", "Support",
        "Tensors", "TestSupport", "Training",
      ], resources: [.copy("Golden")]),
    tests(of: "Canvas", ["CCairo"], resources: [.copy("References")]),
    tests(of: "Site", ["Localization", "Support"]),
    tests(
      of: "Narration",
      [
        "Canvas", "Datasets", "Figures", "Insights", "Localization", "Networks", "Site", "Tensors", "TestSupport",
        "Training",
      ]),
    tests(of: "Engine", ["Tensors"], resources: [.copy("Golden")]),
    tests(of: "Training", ["Tensors", "Networks", "Datasets"], resources: [.copy("Golden")]),
    tests(
      of: "Insights", ["Datasets", "Engine", "Networks", "Tensors", "Training"], resources: [.copy("Golden")]),
    tests(of: "Report", ["Support", "Datasets", "Networks", "Training"]),
    .testTarget(name: "CommandTests", dependencies: ["cnn-viz", "engine-bench", "TestSupport"], swiftSettings: strict),
    tests(
      of: "Figures",
      ["Canvas", "Datasets", "Insights", "Localization", "ModelFiles", "Networks", "Tensors", "Training"],
      resources: [.copy("Resources")]),
  ]
)
