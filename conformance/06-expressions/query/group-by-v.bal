// group by makes a frame for each key, in order of appearance; the other
// variables become lists.

import ballerina/io;

type Sale record {|
    string city;
    int amount;
|};

public function main() {
    Sale[] sales = [{city: "b", amount: 1}, {city: "a", amount: 2}, {city: "b", amount: 3}];
    [string, int][] sums = from var {city, amount} in sales
        group by city
        select [city, sum(amount)];
    io:println(sums); // @output [["b",4],["a",2]]
    int[][] lists = from var {city, amount} in sales
        group by city
        select [amount];
    io:println(lists); // @output [[1,3],[2]]
    int[] counts = from var {amount} in sales
        group by var odd = amount % 2
        order by odd
        select count(amount);
    io:println(counts); // @output [1,2]
}
