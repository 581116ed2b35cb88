import ballerina/io;

// What isolated closures and workers of isolated functions may share.

isolated class Counter {
    private int n = 0;

    isolated function next() returns int {
        lock {
            self.n += 1;
            return self.n;
        }
    }
}

isolated function makeAdder(int by) returns isolated function (int) returns int {
    final readonly & int[] fixed = [by];
    return isolated function(int x) returns int => x + fixed[0];
}

isolated function count() returns int {
    final Counter counter = new;

    worker a {
        _ = counter.next();
    }

    worker b {
        _ = counter.next();
    }

    wait a;
    wait b;
    return counter.next();
}

public function main() {
    var add = makeAdder(3);
    io:println(add(4)); // @output 7
    io:println(count()); // @output 3
    int[] own = [];
    function () plain = function() {
        own.push(1);
    };
    plain();
    io:println(own); // @output [1]
}
