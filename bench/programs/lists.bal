import ballerina/io;

type Item record {|
    int id;
    int price;
|};

public function main() {
    int[] numbers = [];
    int seed = 42;
    foreach int i in 0 ..< 1000000 {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        numbers.push(seed);
    }
    numbers = numbers.sort();
    int inversions = 0;
    foreach int i in 1 ..< numbers.length() {
        if numbers[i - 1] > numbers[i] {
            inversions += 1;
        }
    }
    Item[] items = from int i in 0 ..< 300000
        select {id: i, price: numbers[i] % 1000};
    int total = 0;
    foreach Item item in items {
        if item.price > 500 {
            total += item.price * item.id;
        }
    }
    io:println(numbers[500000], " ", inversions, " ", items.length(), " ", total);
}
