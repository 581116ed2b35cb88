// The expected result is the expected type of the body.

import ballerina/io;

type Point record {|
    int x;
    int y = 7;
|};

public function main() {
    function (int) returns Point make = n => {x: n};
    Point p = make(1);
    function () returns float one = () => 1;
    function () returns (int|string)[] list = () => [1];
    (int|string)[] l = list();
    l.push("x");
    io:println(p.x, p.y, one(), l); // @output 171.0[1,"x"]
}
