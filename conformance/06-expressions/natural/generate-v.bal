// A natural expression has its model generate a value from the text and the
// insertions.

import ballerina/io;

client class Counter {
    remote function generate(object:RawTemplate prompt) returns int|error {
        string text = "";
        foreach string s in prompt.strings {
            text += "[" + s.trim() + "]";
        }
        io:println(text, " ", prompt.insertions);
        return prompt.insertions.length() == 0 ? error("nothing to count") : prompt.insertions.length();
    }
}

final Counter counter = new;

public function main() returns error? {
    string what = "pears";
    int|error n = natural (counter) {
        How many are ${2 + 1} and ${what}, "quoted" and {braced}?
    };
    // @output [How many are][and][, "quoted" and {braced}?] [3,"pears"]
    io:println(n); // @output 2
    int m = check natural (counter) {Just ${1}};
    // @output [Just][] [1]
    io:println(m); // @output 1
    int|error none = natural (counter) {Nothing};
    // @output [Nothing] []
    io:println(none is error); // @output true
}
