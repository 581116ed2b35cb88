// Constructors of isolated parts are isolated: immutable values, clones, and
// structures made of them.

import ballerina/io;

int[] & readonly primes = [2, 3];
isolated map<int[]> cache = {"a": primes.clone(), "b": [1, ...primes]};

isolated function size() returns int {
    lock {
        return cache.length();
    }
}

public function main() {
    io:println(size()); // @output 2
}
