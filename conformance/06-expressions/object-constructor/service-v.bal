// A service object has remote and resource methods.

import ballerina/io;

public function main() {
    service object {} s = service object {
        int calls = 0;

        remote function onMessage(string m) {
            self.calls += 1;
        }

        resource function get path/[string p]() returns string => p;
    };
    any a = s;
    io:println(a is service object {}, a is client object {}); // @output truefalse
}
