import ballerina/io;

// Places that a lock statement with a restricted variable may assign to.

type Point record {|
    int x;
    int[] trail;
|};

isolated Point point = {x: 0, trail: []};

function move(int by) returns int {
    int last;
    int[] trail = [];
    lock {
        point.x += by;
        point.trail[point.trail.length()] = point.x;
        int[] copy = [];
        copy[0] = point.x;
        [int, int] [old, to] = [copy[0] - by, copy[0]];
        [old, to] = [to, old];
        last = old;
        trail = point.trail.clone();
        point = {x: to + by, trail: [...copy]};
        point.trail.push(to);
    }
    return last + trail.length();
}

public function main() {
    io:println(move(2)); // @output 3
    io:println(move(3)); // @output 8
    lock {
        io:println(point.x, " ", point.trail.length()); // @output 5 2
    }
}
