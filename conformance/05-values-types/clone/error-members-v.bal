// Errors, functions and immutable objects are cloneable: they stay themselves.

import ballerina/io;

readonly class Fixed {
}

public function main() {
    error e = error("x");
    Fixed f = new;
    (error|Fixed|function)[] list = [e, f, main];
    (error|Fixed|function)[] copy = list.clone();
    io:println(copy === list, " ", copy[0] === e, " ", copy[1] === f, " ", copy[2] === main); // @output false true true true
}
