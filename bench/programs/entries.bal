import ballerina/io;

public function main() {
    map<int> stock = {};
    foreach int i in 0 ..< 1000000 {
        stock["item-" + (i * 7919 % 1000003).toString()] = i;
    }
    int sum = 0;
    foreach int i in 0 ..< 1000000 {
        sum += stock["item-" + i.toString()] ?: 1;
    }
    int last = 0;
    foreach [string, int] [name, count] in stock.entries() {
        last = last + count % 10 + name.length();
    }
    io:println(stock.length(), " ", sum, " ", last);
}
