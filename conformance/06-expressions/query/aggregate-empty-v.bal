// A function of the lang library that needs a value gives nil for none.

import ballerina/io;

type Sale record {|
    string item;
    decimal price;
|};

public function main() {
    Sale[] none = [];
    Sale[] some = [{item: "a", price: 3}, {item: "b", price: 2.5}, {item: "a", price: 1}];
    decimal? low = from var {price} in none
        collect min(price);
    decimal? high = from var {price} in some
        collect max(price);
    io:println(low is (), high == 3d); // @output truetrue
    decimal sum = from var {price} in none
        collect sum(price);
    int n = from var {price} in none
        collect count(price);
    decimal? mean = from var {price} in none
        collect avg(price);
    io:println(sum == 0d, n, mean is ()); // @output true0true
    // In a group there is at least one value, so there is no nil.
    decimal[] cheapest = from var {item, price} in some
        group by item
        select min(price);
    io:println(cheapest.length(), cheapest[0] == 1d); // @output 2true
}
