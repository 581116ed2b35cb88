// Members that are nil or errors do not end an iteration.

import ballerina/io;

public function main() {
    (int|error)?[] list = [1, (), error("bad"), 2];
    int n = 0;
    foreach (int|error)? v in list {
        n += 1;
    }
    io:println(n); // @output 4
    var it = list.iterator();
    io:println(it.next() is (), " ", it.next() is (), " ", it.next() is ()); // @output false false false
}
