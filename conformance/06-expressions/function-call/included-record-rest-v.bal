// Fields of an included record may be given by name or as one record.

import ballerina/io;

type Options record {|
    int width = 1;
    string title?;
|};

function draw(string what, *Options options) returns string => what + options.toString();

public function main() {
    io:println(draw("a")); // @output a{"width":1}
    io:println(draw("b", title = "t")); // @output b{"width":1,"title":"t"}
    io:println(draw("c", {width: 3})); // @output c{"width":3}
    io:println(draw(options = {title: "x"}, what = "d")); // @output d{"width":1,"title":"x"}
}
