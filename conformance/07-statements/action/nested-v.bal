// Actions may be nested in other actions: in check, trap and casts.

import ballerina/io;

client class Desk {
    remote function ask(int n) returns int|error => n < 0 ? error("negative") : n * 2;
}

function work() returns int => 4;

public function main() returns error? {
    Desk d = new;
    int a = check d->ask(2);
    int|error b = trap check d->ask(3);
    future<int> started = start work();
    int|error c = trap check wait started;
    float e = <float>check d->ask(1);
    io:println(a, b, c, e); // @output 4642.0
}
