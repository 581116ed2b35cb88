// keys, toArray and entries follow the order of the map.

import ballerina/io;

public function main() {
    map<int> m = {z: 1, a: 2};
    io:println(m.keys(), m.toArray(), m.entries()); // @output ["z","a"][1,2]{"z":["z",1],"a":["a",2]}
    string[] keys = m.keys();
    keys.push("new");
    io:println(m.hasKey("new"), m.removeIfHasKey("z"), m.removeIfHasKey("z") is ()); // @output false1true
}
