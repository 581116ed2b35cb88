// An isolated function may change what it is given, and what it makes itself.

import ballerina/io;

isolated function double(int[] list) returns map<int> {
    map<int> made = {};
    foreach int i in 0 ..< list.length() {
        list[i] *= 2;
        made[i.toString()] = list[i];
    }
    return made;
}

public function main() {
    int[] list = [1, 2];
    io:println(double(list), " ", list); // @output {"0":2,"1":4} [2,4]
}
