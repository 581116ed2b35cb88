// An action with a nil result is a statement: calls, sends and queries.

import ballerina/io;

client class Log {
    remote function note(string s) {
        io:println(s);
    }
}

public function main() {
    Log l = new;
    l->note("one"); // @output one
    from int n in 2 ... 3
    do {
        l->note(n.toString());
        // @output 2
        // @output 3
    };
}
