// Adding a row to a table that is iterated makes the next step panic.

import ballerina/io;

public function main() {
    table<record {|readonly int id;|}> key(id) t = table [{id: 1}, {id: 2}];
    foreach var row in t { // @panic
        io:println(row.id); // @output 1
        if t.length() < 4 {
            t.add({id: row.id + 10});
        }
    }
}
