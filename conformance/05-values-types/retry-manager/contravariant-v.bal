// A manager that takes all errors can be one for special errors.

import ballerina/io;

type Busy distinct error;

class Any {
    private int left = 1;

    public function shouldRetry(error e) returns boolean {
        self.left -= 1;
        return self.left >= 0;
    }
}

type BusyManager object {
    public function shouldRetry(Busy e) returns boolean;
};

public function main() {
    Any a = new;
    BusyManager m = a;
    io:println(m.shouldRetry(error Busy("x")), m.shouldRetry(error Busy("y"))); // @output truefalse
}
