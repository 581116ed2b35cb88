// The workers of a fork see the variables around it.
//
//> 21 22

import ballerina/io;
public function main() {
    int x = 20;
    fork {
        worker A returns int { return x + 1; }
        worker B returns int { return x + 2; }
    }
    map<int> m = wait {A, B};
    io:println(m["A"], " ", m["B"]);
}
