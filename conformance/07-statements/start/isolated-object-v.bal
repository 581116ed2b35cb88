// Methods of objects can be started.

import ballerina/io;

isolated class Acc {
    private int n = 0;

    isolated function add(int k) returns int {
        lock {
            self.n += k;
            return self.n;
        }
    }
}

public function main() returns error? {
    Acc a = new;
    future<int> f = start a.add(2);
    int x = check wait f;
    future<int> g = start a.add(3);
    int y = check wait g;
    io:println(x, y); // @output 25
}
