// An error from init is the result of new.

import ballerina/io;

class Even {
    int n;

    function init(int n) returns error? {
        if n % 2 != 0 {
            return error("odd");
        }
        self.n = n;
    }
}

public function main() returns error? {
    Even|error a = new (4);
    Even|error b = new (3);
    io:println(a is Even, b is error); // @output truetrue
    Even c = check new Even(8);
    io:println(c.n); // @output 8
}
