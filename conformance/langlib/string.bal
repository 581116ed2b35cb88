import ballerina/io;

public function main() returns error? {
    string s = "Hello, wörld 😀";
    io:println(s.length(), " ", s.getCodePoint(13), " ", s.substring(7), " ", s.substring(0, 5)); // @output 14 128512 wörld 😀 Hello
    io:println("ab".concat("cd", "ef"), " ", string:'join("-", "a", "b")); // @output abcdef a-b
    io:println(s.indexOf("ö"), " ", s.indexOf("l", 4), " ", s.lastIndexOf("l"), " ", s.indexOf("zz") is ()); // @output 8 10 10 true
    io:println(s.includes("wör"), s.startsWith("Hell"), s.endsWith("x")); // @output truetruefalse
    io:println("AbÉ".toLowerAscii(), " ", "abé".toUpperAscii(), " ", "aBc".equalsIgnoreCaseAscii("AbC")); // @output abÉ ABé true
    io:println("[", "  a b\t\n".trim(), "]"); // @output [a b]
    io:println("é".toBytes(), " ", check string:fromBytes([195, 169])); // @output [195,169] é
    io:println(string:fromBytes([255]) is error); // @output true
    io:println("a😀".toCodePointInts(), " ", check string:fromCodePointInts([97, 128512]), " ", check string:fromCodePointInt(233)); // @output [97,128512] a😀 é
    string:Char ch = "x";
    io:println(ch.toCodePointInt(), " ", string:codePointCompare("a", "b") < 0); // @output 120 true
    io:println("7".padStart(3, "0"), " ", "7".padEnd(3, "."), "|", "7".padStart(3), "|", "-7".padZero(5)); // @output 007 7..|  7|-0007
    foreach string:Char c in "aé" {
        io:println(c);
        // @output a
        // @output é
    }
    var it = "é".iterator();
    io:println(it.next(), it.next() is ()); // @output {"value":"é"}true
    string[] parts = ["x", "y"];
    io:println(string:'join(",", ...parts)); // @output x,y
    string|error r = trap "abcdef".substring(7, 9);
    io:println(r); // @output error("{ballerina/lang.string}StringOperationError",message="string index out of range. Length:'6' requested: '7' to '9'")
    _ = "a".getCodePoint(1); // @panic {ballerina/lang.string}IndexOutOfRange
}
