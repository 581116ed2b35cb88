// An isolated function may use what is reached from an isolated object.

import ballerina/io;

isolated class Purse {
    private int[] coins = [];

    isolated function put(int coin) {
        lock {
            self.coins.push(coin);
        }
    }

    isolated function sum() returns int {
        lock {
            return int:sum(...self.coins);
        }
    }
}

final Purse shared = new;

isolated function pay(int n) returns int {
    shared.put(n);
    return shared.sum();
}

public function main() {
    _ = pay(2);
    io:println(pay(3)); // @output 5
}
