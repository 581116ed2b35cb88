// Spread mappings whose types exclude common names may be combined.

import ballerina/io;

type Size record {|
    int width;
    int height?;
|};

type Rest record {
    never width?;
    never height?;
};

public function main() {
    Size s = {width: 4};
    Rest r = {"color": "red"};
    map<anydata> m = {...s, ...r};
    io:println(m); // @output {"width":4,"color":"red"}
    map<anydata> n = {width: 1, ...r};
    io:println(n); // @output {"width":1,"color":"red"}
    record {int width;} w = {width: 4, "color": "red"};
    var {width: _, ...others} = w;
    io:println({width: 9, ...others}); // @output {"width":9,"color":"red"}
}
