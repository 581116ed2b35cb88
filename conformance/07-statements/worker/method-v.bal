// Methods may have workers, which see self.

import ballerina/io;

class C {
    int n = 4;

    function f() returns int {
        worker w returns int {
            return self.n * 2;
        }
        return wait w;
    }
}

public function main() {
    C c = new;
    io:println(c.f()); // @output 8
}
