// An intersection holds the values of both types.

import ballerina/io;

type Small 1|2|3;

type Even 2|4;

public function main() {
    Small & Even two = 2;
    io:println(two); // @output 2
    (int|string) & (string|boolean) s = "x";
    string t = s;
    io:println(t); // @output x
    record {int a;} & record {string b;} r = {a: 1, b: "y"};
    io:println(r.a, r.b); // @output 1y
}
