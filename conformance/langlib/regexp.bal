import ballerina/io;
import ballerina/lang.regexp;

isolated function upper(regexp:Groups groups) returns string => groups[0].substring().toUpperAscii();

public function main() returns error? {
    string:RegExp word = re `[a-z]+`;
    regexp:Span? span = word.find("12 abc de");
    if span is regexp:Span {
        io:println(span.startIndex, "-", span.endIndex, " ", span.substring()); // @output 3-6 abc
    }
    io:println(word.findAll("é abc de").map(s => s.substring())); // @output ["abc","de"]
    io:println(word.find("123") is ()); // @output true
    io:println(word.isFullMatch("abc"), " ", "ab1".matches(word), " ", "1ab".includesMatch(word)); // @output true false true

    regexp:Groups? groups = (re `(\d{2}):(\d{2})(:\d{2})?`).findGroups("at 14:35");
    if groups is regexp:Groups {
        io:println(groups.length(), " ", groups[0].substring(), " ", (<regexp:Span>groups[1]).substring(), " ", groups[3] is ()); // @output 4 14:35 14 true
    }
    regexp:Span? at = (re `World`).matchAt("HelloWorld", 5);
    io:println(at is regexp:Span, " ", (re `World`).matchAt("HelloWorld") is ()); // @output true true
    io:println((re `(a)(b)`).fullMatchGroups("ab") is regexp:Groups); // @output true
    io:println((re `(.)b`).findAllGroups("abcb").length()); // @output 2

    io:println((re `0+`).replace("100100", "*"), " ", (re `0+`).replaceAll("100100", "*")); // @output 1*100 1*1*
    io:println(word.replaceAll("ab 12 cd", upper)); // @output AB 12 CD
    io:println((re `,`).split("a,b,,c")); // @output ["a","b","","c"]

    string part = "x|y";
    io:println((re `a${part}b`).isFullMatch("ayb")); // @output true
    regexp:RegExp parsed = check regexp:fromString("AB+");
    io:println(parsed == re `AB+`, " ", parsed); // @output true AB+
    regexp:RegExp|error bad = regexp:fromString("(a");
    io:println(bad is error ? bad.message() : ""); // @output {ballerina/lang.regexp}RegularExpressionParsingError
    io:println((re `(?i:ab)\p{Lu}`).isFullMatch("ABC")); // @output true
    _ = word.find("abc", 4); // @panic start index '4' cannot be greater than input string length '3'
}
