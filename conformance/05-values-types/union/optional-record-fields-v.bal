// Records with optional fields are told apart by tests.

import ballerina/io;

type Circle record {|
    "circle" kind;
    float radius;
|};

type Square record {|
    "square" kind;
    float side;
|};

type Shape Circle|Square;

function area(Shape s) returns float {
    if s is Circle {
        return 3.0 * s.radius * s.radius;
    }
    return s.side * s.side;
}

public function main() {
    Shape s = {kind: "square", side: 2};
    io:println(area(s), " ", area({kind: "circle", radius: 1})); // @output 4.0 3.0
    "circle"|"square" k = s.kind;
    io:println(k); // @output square
}
