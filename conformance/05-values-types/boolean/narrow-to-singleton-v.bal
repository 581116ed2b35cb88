// true and false are types as well, and together they are boolean.

import ballerina/io;

type Flag true|false;

function both(boolean b) returns Flag => b;

public function main() {
    boolean b = both(true);
    true t = true;
    io:println(b, " ", t, " ", <any>false is true); // @output true true false
}
