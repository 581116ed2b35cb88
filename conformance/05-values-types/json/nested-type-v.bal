// json is recursive: its arrays and maps have json members.

import ballerina/io;

function depth(json j) returns int {
    if j is json[] {
        return 1 + int:max(0, ...from json m in j
            select depth(m));
    }
    if j is map<json> {
        return 1 + int:max(0, ...from json m in j.toArray()
            select depth(m));
    }
    return 0;
}

public function main() {
    io:println(depth(1), depth([]), depth({a: [1, {b: [()]}]})); // @output 014
}
