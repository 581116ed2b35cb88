// Fields of records that are read and written in a loop: some records of the list
// are readonly, some have more fields than others.

import ballerina/io;

type Body record {
    float x;
    float v;
    int hits = 0;
};

function advance(Body[] bodies, int rounds) returns error? {
    foreach int i in 0 ..< rounds {
        foreach Body b in bodies {
            error? e = trap step(b, 0.5);
            if e is error {
                return error(string `round ${i}: ${e.message()}`);
            }
        }
    }
}

function step(Body b, float t) {
    int i = 0;
    while i < 2 {
        b.x += b.v * t;
        b.hits += 1;
        i += 1;
    }
}

public function main() {
    Body first = {x: 1, v: 2};
    Body second = {x: 0, v: -1, "name": "second"};
    io:println(advance([first, second], 3) is ()); // @output true
    io:println(first); // @output {"x":7.0,"v":2.0,"hits":6}
    io:println(second); // @output {"x":-3.0,"v":-1.0,"hits":6,"name":"second"}
    Body & readonly fixed = {x: 1, v: 1};
    error? e = advance([first, fixed], 1);
    io:println(e is error, first.hits, fixed.hits); // @output true80
}
