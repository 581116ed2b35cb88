// init may call functions and methods once all fields are set.

import ballerina/io;

class C {
    int[] log = [];
    int n;

    function init(int n) returns error? {
        self.n = check positive(n);
        self.note(self.n);
        self.note(describe(self));
    }

    function note(int k) {
        self.log.push(k);
    }
}

function positive(int n) returns int|error => n > 0 ? n : error("not positive");

function describe(C c) returns int => c.n * 2;

public function main() returns error? {
    C c = check new (4);
    io:println(c.log); // @output [4,8]
    C|error d = new (0);
    io:println(d is error); // @output true
}
