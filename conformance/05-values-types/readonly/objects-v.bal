// Objects of readonly classes are immutable; functions and errors always are.

import ballerina/io;

readonly class Fixed {
    final int n = 1;
}

class Loose {
    int n = 1;
}

public function main() {
    any[] values = [new Fixed(), new Loose(), main, int, 1d, re `x`, f];
    io:println(from any v in values
        select v is readonly); // @output [true,false,true,true,true,true,true]
}

function f() {
}
