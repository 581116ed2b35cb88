// A class may take functions, keep them and call them later, with its state.

import ballerina/io;

class Events {
    private final map<(function (string))[]> handlers = {};

    function listen(string name, function (string) f) {
        (function (string))[] list = self.handlers[name] ?: [];
        list.push(f);
        self.handlers[name] = list;
    }

    function emit(string name, string value) {
        foreach var f in self.handlers[name] ?: [] {
            f(value);
        }
    }
}

public function main() {
    Events e = new;
    string[] log = [];
    e.listen("x", function(string s) {
        log.push("1" + s);
    });
    e.listen("x", s => log.push("2" + s));
    e.emit("x", "a");
    e.emit("y", "b");
    io:println(log); // @output ["1a","2a"]
}
