// anydata holds plain data.

import ballerina/io;

type R record {|
    int x;
|};

function f() {
}

public function main() {
    R r = {x: 1};
    (int|string)[] list = [1, "x"];
    function ()[] functions = [f];
    table<map<int>> rows = table [];
    any[] values = [(), 1, "s", list, r, xml `<a/>`, re `a`, f, functions, rows];
    foreach any v in values {
        io:println(v is anydata);
        // @output true
        // @output true
        // @output true
        // @output true
        // @output true
        // @output true
        // @output true
        // @output false
        // @output false
        // @output true
    }
}
