// Each retry asks its own manager.

import ballerina/io;

class Times {
    private int left;

    function init(int left) {
        self.left = left;
    }

    public function shouldRetry(error e) returns boolean {
        self.left -= 1;
        return self.left >= 0;
    }
}

int inner = 0;
int outer = 0;

function run() returns error? {
    retry<Times>(1) {
        outer += 1;
        retry<Times>(2) {
            inner += 1;
            fail error("x");
        }
    }
}

public function main() {
    error? e = run();
    io:println(outer, inner, e is error); // @output 26true
}
