// An isolated class may set its fields in init from isolated expressions.

import ballerina/io;

isolated class Registry {
    private final string name;
    private map<string[]> entries;

    isolated function init(string name, string... first) {
        self.name = name;
        self.entries = {"first": first.clone()};
    }

    isolated function add(string k, string v) returns int {
        lock {
            string[] list = self.entries[k] ?: [];
            list.push(v);
            self.entries[k] = list;
            return list.length();
        }
    }

    isolated function describe() returns string {
        lock {
            return self.name + self.entries.toString();
        }
    }
}

public function main() {
    Registry r = new ("r", "x");
    io:println(r.add("first", "y"), r.add("b", "z"), r.describe()); // @output 21r{"first":["x","y"],"b":["z"]}
}
