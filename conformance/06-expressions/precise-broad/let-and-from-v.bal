// Variables of let and from are final: they have precise types.

import ballerina/io;

type Side "left"|"right";

function turn(Side s) returns string => "turn " + s;

public function main() {
    string a = let var s = "left" in turn(s);
    string[] b = from var n in [1, 2]
        let var s = "right"
        select turn(s) + n.toString();
    io:println(a, b); // @output turn left["turn right1","turn right2"]
}
