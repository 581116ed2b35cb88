// A structured constant used as a type has the values of the constant's shape.

import ballerina/io;

const map<string> DEFAULTS = {mode: "auto", region: "eu"};
const PAIR = [1, "one"];

public function main() {
    readonly & map<string> same = {region: "eu", mode: "auto"};
    readonly & map<string> other = {mode: "auto", region: "us"};
    map<string> mutable = {mode: "auto", region: "eu"};
    io:println(same is DEFAULTS, " ", other is DEFAULTS, " ", mutable is DEFAULTS); // @output true false false
    readonly & anydata[] values = [1, "one"];
    io:println(values is PAIR, " ", values is [1, "two"]); // @output true false
    DEFAULTS d = DEFAULTS;
    io:println(d.mode); // @output auto
}
