// matchAt matches just at an index.

import ballerina/io;
import ballerina/lang.regexp;

public function main() {
    string:RegExp word = re `[a-z]+`;
    io:println(word.matchAt("12ab") is (), word.matchAt("12ab", 2) is regexp:Span); // @output truetrue
    regexp:Groups? g = (re `(.)(.)`).matchGroupsAt("xyz", 1);
    io:println(g is regexp:Groups ? g[0].substring() : ""); // @output yz
}
