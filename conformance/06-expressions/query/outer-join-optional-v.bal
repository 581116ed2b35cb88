// The variables of an outer join may be nil.

import ballerina/io;

public function main() {
    record {|int id; string name;|}[] users = [{id: 1, name: "a"}, {id: 2, name: "b"}];
    record {|int user; int sum;|}[] orders = [{user: 1, sum: 10}];
    int[] sums = from var u in users
        outer join var o in orders
        on u.id equals o?.user
        select o?.sum ?: 0;
    io:println(sums); // @output [10,0]
}
