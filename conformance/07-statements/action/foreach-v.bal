// What foreach iterates, match looks at and return gives may be an action.

import ballerina/io;

client class Desk {
    remote function numbers() returns int[] => [1, 2];
}

function last(Desk d) returns int[] {
    return d->numbers();
}

public function main() {
    Desk d = new;
    foreach int n in d->numbers() {
        io:println(n);
        // @output 1
        // @output 2
    }
    match d->numbers() {
        [1, _] => {
            io:println(last(d)); // @output [1,2]
        }
    }
}
