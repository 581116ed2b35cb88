// is binds more tightly than && and ==, and its type takes | and &.

import ballerina/io;

public function main() {
    anydata a = 5;
    boolean b = a is int|string && true;
    boolean c = a is int == true;
    boolean d = !(a is string);
    io:println(b, c, d, a is int ? "i" : "o"); // @output truetruetruei
}
