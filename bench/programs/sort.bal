import ballerina/io;
import ballerina/lang.array;

type Order record {|
    int id;
    int price;
    string customer;
|};

public function main() {
    Order[] orders = [];
    int seed = 42;
    foreach int i in 0 ..< 1000000 {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        orders.push({id: i, price: seed % 100000, customer: "C"});
    }
    Order[] sorted = from Order o in orders
        order by o.price, o.id descending
        select o;
    Order[] again = orders.sort(array:DESCENDING, o => o.price);
    int sum = 0;
    foreach int i in 0 ..< sorted.length() {
        sum += sorted[i].id % 7 * (i % 5) + again[i].price % 3;
    }
    io:println(sorted[0].id, " ", sorted[999999].id, " ", again[0].price, " ", sum);
}
