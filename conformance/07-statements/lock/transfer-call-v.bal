import ballerina/io;

// What a lock statement may learn from values outside without letting them in.

isolated map<int> sizes = {};

isolated function sum(int[] list, int[] more) returns int {
    int s = 0;
    foreach int n in [...list, ...more] {
        s += n;
    }
    return s;
}

function put(string name, int[] list, record {| string id; |} entry) returns int {
    lock {
        sizes[name] = list.length();
        sizes[entry.id] = sum(list, list) + list[0];
        sizes[string `${name}!`] = list is anydata[] ? list[0] : 0;
        foreach int n in list.clone() {
            sizes[n.toString()] = n;
        }
        return sizes.length();
    }
}

public function main() {
    io:println(put("a", [5, 6], {id: "b"})); // @output 5
    lock {
        io:println(sizes["b"]); // @output 27
    }
}
