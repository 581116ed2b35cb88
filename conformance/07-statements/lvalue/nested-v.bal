// A member of a member may be assigned to, through any mixture of kinds.

import ballerina/io;

type Order record {|
    map<Item[]> groups;
|};

type Item record {|
    int n;
    string note?;
|};

class Shop {
    Order[] orders = [];
}

public function main() {
    Shop s = new;
    s.orders[0] = {groups: {}};
    s.orders[0].groups["a"] = [{n: 1}];
    s.orders[0].groups["a"][0].note = "x";
    io:println(s.orders); // @output [{"groups":{"a":[{"n":1,"note":"x"}]}}]
}
