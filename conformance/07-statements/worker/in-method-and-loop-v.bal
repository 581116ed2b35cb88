// Each call of a function has workers of its own.

import ballerina/io;

class Summer {
    int total = 0;

    function add(int n) returns int {
        worker w returns int {
            return n * n;
        }

        int square = wait w;
        self.total += square;
        return square;
    }
}

public function main() {
    Summer s = new;
    foreach int i in 1 ... 3 {
        _ = s.add(i);
    }
    io:println(s.total); // @output 14
}
