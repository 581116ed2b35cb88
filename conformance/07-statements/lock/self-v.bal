import ballerina/io;

// An isolated object: its mutable fields are used in lock statements, other
// fields and methods anywhere.

type Item record {|
    string name;
    int n;
|};

isolated class Store {
    final readonly & string[] kinds;
    private map<Item> items = {};
    private int changes = 0;

    isolated function init(string... kinds) {
        self.kinds = kinds.cloneReadOnly();
    }

    isolated function put(Item item) returns int {
        self.note();
        lock {
            Item old = self.items[item.name] ?: {name: item.name, n: 0};
            old.n += item.n;
            self.items[old.name] = old;
            return self.items.length();
        }
    }

    isolated function note() {
        lock {
            self.changes += 1;
        }
    }

    isolated function get(string name) returns Item? {
        lock {
            return self.items[name].clone();
        }
    }

    isolated function list() returns Item[] {
        lock {
            return from Item i in self.items
                where i.n > 0
                select i.clone();
        }
    }

    isolated function summary() returns [int, string] {
        lock {
            return [self.changes, self.kinds[0]];
        }
    }
}

public function main() {
    Store s = new ("fruit", "bread");
    io:println(s.put({name: "apple", n: 2})); // @output 1
    io:println(s.put({name: "apple", n: 3})); // @output 1
    io:println(s.get("apple")); // @output {"name":"apple","n":5}
    io:println(s.list()); // @output [{"name":"apple","n":5}]
    io:println(s.summary()); // @output [2,"fruit"]
    Item? i = s.get("apple");
    if i is Item {
        i.n = 100;
    }
    io:println(s.get("apple")?.n); // @output 5
}
