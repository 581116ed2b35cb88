// Its init method has no parameters and initializes fields.

import ballerina/io;

public function main() {
    int base = 3;
    var o = object {
        int n;
        final string s;

        function init() {
            self.n = base * 2;
            self.s = "x";
        }
    };
    io:println(o.n, o.s); // @output 6x
}
