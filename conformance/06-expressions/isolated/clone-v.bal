// A clone is isolated, whatever is cloned; so is an immutable value.

import ballerina/io;

isolated class Cache {
    private map<json> data = {};

    isolated function put(string k, json v) {
        lock {
            self.data[k] = v.clone();
        }
    }

    isolated function get(string k) returns json {
        lock {
            return self.data[k].cloneReadOnly();
        }
    }
}

public function main() {
    Cache c = new;
    json[] list = [1];
    c.put("a", list);
    list.push(2);
    io:println(c.get("a"), c.get("b") is ()); // @output [1]true
}
