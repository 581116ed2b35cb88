// Groups hold the whole match first, and nil for groups without part in it.

import ballerina/io;
import ballerina/lang.regexp;

public function main() {
    regexp:Groups? g = (re `(\d+)(px)?(?:;)(x)?`).findGroups("w 12;");
    if g is regexp:Groups {
        regexp:Span? one = g[1];
        io:println(g[0].substring(), " ", one is regexp:Span ? one.substring() : "", " ", g[2] is (), " ", g.length()); // @output 12; 12 true 4
    }
    regexp:Groups[] all = (re `(a)(b)?`).findAllGroups("aba");
    io:println(all.length(), all[1][2] is ()); // @output 2true
}
