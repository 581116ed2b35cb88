import ballerina/io;

int sum = first();

function first() returns int {
    io:println("made");
    return 0;
}

public function add(int n) {
    sum += n;
}

public function total() returns int => sum;
