// false comes before true.

import ballerina/io;

public function main() {
    boolean f = false;
    boolean t = true;
    io:println(f < t, " ", t <= f, " ", [t, f, t].sort()); // @output true false [false,true,true]
}
