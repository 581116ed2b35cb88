// Where nil leaves a field out, its default value takes its place.

import ballerina/io;

type Shelf record {|
    string label = "unnamed";
    int rows?;
    string...;
|};

function label(boolean known) returns string? => known ? "top" : ();

public function main() {
    Shelf a = {label: label(false), rows: ()};
    io:println(a); // @output {"label":"unnamed"}
    Shelf b = {label: label(true), rows: 2, "note": label(false)};
    io:println(b); // @output {"label":"top","rows":2}
    map<string> m = {x: label(false), y: "y"};
    io:println(m); // @output {"y":"y"}
}
