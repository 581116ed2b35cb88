// All uses of a type parameter in a library function stand for one type.

import ballerina/io;

public function main() {
    int[] list = [1, 2];
    int[] more = list.filter(n => n > 1);
    string[] texts = list.map(n => n.toString());
    string joined = texts.reduce(isolated function(string s, string t) returns string => s + t, "");
    [int, string][] pairs = texts.enumerate();
    io:println(more, joined, pairs); // @output [2]12[[0,"1"],[1,"2"]]
}
