// What a loop computes in every round from variables that it does not assign to is
// the same in every round, and panics only if it is evaluated.

import ballerina/io;

function conditional(int a, int b, boolean multiply) returns int {
    int sum = 0;
    int i = 0;
    while i < 4 {
        if multiply && i > 1 {
            sum += a * b;
        }
        sum += a ^ b;
        i += 1;
    }
    return sum;
}

function steps(int a, int b, int[] seen) returns int {
    int sum = 0;
    foreach int i in 0 ..< 3 {
        seen.push(i);
        int product = a * b;
        sum += product - i;
    }
    return sum;
}

function nested(int n, float f) returns [int, float] {
    int hits = 0;
    float total = 0.0;
    foreach int i in 0 ..< n {
        foreach int j in 0 ..< n {
            int either = i | j;
            foreach int k in 0 ..< n {
                if (i ^ j) < k {
                    hits += either;
                }
                total += f * f - <float>i * f;
            }
        }
    }
    return [hits, total];
}

function maybe(int n, int a, int b) returns int {
    int product = 1;
    int i = 0;
    while i < n {
        product = a * b;
        i += 1;
    }
    return product;
}

function both(int a, int b) returns int {
    int sum = 0;
    int i = 0;
    int c = a;
    while i < 3 {
        int twice = c * 2;
        sum += twice;
        c = b;
        i += 1;
    }
    return sum;
}

function late(int a) returns int[] {
    int[] r = [];
    foreach int i in 0 ..< 3 {
        int shifted = a << 1; // the same in every round of this loop
        int j = 0;
        while j < 2 {
            int own = shifted ^ i; // of this one
            r.push(own | j);
            j += 1;
        }
        shifted = i & 1;
        r.push(shifted ^ a);
    }
    return r;
}

function condition(int a, int b) returns int {
    int n = 0;
    int limit = a;
    while n < (limit ^ b) {
        n += 1;
        if n == 3 {
            limit = 0;
        }
    }
    return n;
}

function closures(int a) returns int[] {
    int b = a;
    function () returns int change = function() returns int {
        b += 1;
        return b;
    };
    int[] r = [];
    foreach int i in 0 ..< 3 {
        r.push((b ^ 8) + change() * 0);
    }
    return r;
}

function deferred(float[] prices, float rate) returns float[] {
    float[] r = [];
    float tax = 1.0;
    foreach float p in prices {
        r.push(p * (1.0 + rate) * (tax + rate));
        do {
            tax = tax + rate * 2.0;
            if p > 2.0 {
                fail error("high");
            }
        } on fail {
            tax = 0.0;
        }
    }
    return r;
}

public function main() {
    io:println(conditional(6, 7, true)); // @output 88
    io:println(conditional(3037000500, 3037000501, false)); // @output 4
    int|error r = trap conditional(3037000500, 3037000501, true);
    io:println(r is error); // @output true
    int[] seen = [];
    io:println(steps(3, 5, seen), seen); // @output 42[0,1,2]
    int|error s = trap steps(int:MIN_VALUE, 3, seen);
    io:println(s is error, seen); // @output true[0,1,2,0]
    io:println(nested(5, 1.5)); // @output [96,-93.75]
    io:println(maybe(0, int:MAX_VALUE, 2), maybe(2, 3, 4)); // @output 112
    io:println(both(1, 10)); // @output 42
    io:println(late(5)); // @output [10,11,5,11,11,4,8,9,5]
    io:println(condition(4, 1), condition(7, 4)); // @output 34
    io:println(closures(1)); // @output [9,10,11]
    io:println(deferred([1.0, 3.0, 1.0, 1.0], 0.5)); // @output [2.25,11.25,0.75,2.25]
}
