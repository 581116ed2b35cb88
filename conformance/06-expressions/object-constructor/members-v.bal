// An object constructor defines an object's fields and methods in place.

import ballerina/io;

type Counter object {
    int n;
    function next() returns int;
};

public function main() {
    int begin = 5;
    Counter c = object {
        int n = begin;

        function next() returns int {
            self.n += 1;
            return self.n;
        }
    };
    io:println(c.next(), c.next(), begin); // @output 675
}
