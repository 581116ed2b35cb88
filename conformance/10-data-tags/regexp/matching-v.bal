// Functions of regular expressions find, split and replace.

import ballerina/io;
import ballerina/lang.regexp;

public function main() {
    regexp:RegExp r = re `(\w)(\d+)`;
    string s = "a12 b3";
    regexp:Groups? g = r.findGroups(s);
    if g is regexp:Groups {
        regexp:Span? first = g[1];
        io:println(g[0].substring(), " ", first is () ? "" : first.substring()); // @output a12 a
    }
    io:println(r.findAll(s).length(), (re `,\s*`).split("x, y,z")); // @output 2["x","y","z"]
    io:println(r.replace(s, "-")); // @output - b3
}
