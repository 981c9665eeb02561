import Support
import Testing

@Suite struct MD5Tests {
  /// The examples of RFC 1321, A.5.
  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"),
    ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
    (
      "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a"
    ),
  ]) func theDigestIsThatOfTheStandard(_ text: String, _ digest: String) {
    #expect(MD5.of(Array(text.utf8)) == digest)
  }

  @Test func thePiecesThatBytesComeInChangeNothing() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    for size in [1, 55, 56, 63, 64, 65, 128] {
      var digest = MD5()
      for first in stride(from: 0, to: bytes.count, by: size) {
        digest.add(Array(bytes[first..<min(first + size, bytes.count)]))
      }
      #expect(digest.hexadecimal == MD5.of(bytes))
    }
  }
}
