// A new value that nothing else refers to may go into an isolated object.

import ballerina/io;

isolated class Store {
    private map<int[]> data = {};

    isolated function add(string k, int[] & readonly list) {
        lock {
            self.data[k] = [...list];
        }
    }

    isolated function get(string k) returns int[] {
        lock {
            return (self.data[k] ?: []).clone();
        }
    }
}

public function main() {
    Store s = new;
    s.add("a", [1, 2]);
    int[] got = s.get("a");
    got.push(3);
    io:println(got, s.get("a")); // @output [1,2,3][1,2]
}
