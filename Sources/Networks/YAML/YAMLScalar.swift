extension String {
  /// This text as one YAML scalar: plain where it can only be read as text, otherwise in double quotes.
  var yamlScalar: String {
    let isPlain =
      first.map { $0.isASCII && $0.isLetter } == true && utf8.allSatisfy { $0 < 128 }
      && allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
    // Words that YAML 1.1 or 1.2 reads as something else than text.
    let special = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "nan", "inf"]
    if isPlain, !special.contains(lowercased()) { return self }
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _
      where scalar.properties.isWhitespace && scalar != " " || scalar.value < 32 || scalar.value == 127
        || (0x80..<0xA0).contains(scalar.value) || scalar.value == 0xFEFF:
        let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
        result += "\\U" + String(repeating: "0", count: 8 - hexadecimal.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
