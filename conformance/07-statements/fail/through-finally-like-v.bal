// A failure within lock, match or foreach goes to the on fail around them, and
// the lock is released.

import ballerina/io;

int n = 0;

function f(int k) returns error? {
    lock {
        n += 1;
        match k {
            1 => {
                fail error("one");
            }
        }
        foreach int i in 0 ..< k {
            check g(i);
        }
    }
}

function g(int i) returns error? => i == 2 ? error("two") : ();

public function main() {
    foreach int k in 1 ... 3 {
        error? e = f(k);
        io:println(k, e is error ? e.message() : "fine");
        // @output 1one
        // @output 2fine
        // @output 3two
    }
    lock {
        io:println(n); // @output 3
    }
}
