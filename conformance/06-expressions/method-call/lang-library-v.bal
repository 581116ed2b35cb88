// On other values a method call is a call of the lang library.

import ballerina/io;
import ballerina/lang.array;

public function main() {
    io:println("abc".length(), [1, 2].length(), {a: 1}.length()); // @output 321
    io:println((-5).abs(), (2.5).floor(), true.toString()); // @output 52.0true
    int|string u = "x";
    io:println(u.toString()); // @output x
    anydata a = [1];
    io:println(a.toString(), a.clone() == a); // @output [1]true
    io:println(string:length("xy"), array:length([1])); // @output 21
}
