// Calls on parts of values, on new objects and on templates are statements.

import ballerina/io;

class Log {
    string[] lines = [];

    function add(string s) returns Log {
        self.lines.push(s);
        return self;
    }

    function show() {
        io:println(self.lines);
    }
}

public function main() {
    Log[] logs = [new Log().add("a")];
    logs[0].add("b").show(); // @output ["a","b"]
    (new Log()).show(); // @output []
    map<Log> byName = {x: logs[0]};
    byName.get("x").lines.push("c");
    logs[0].show(); // @output ["a","b","c"]
}
