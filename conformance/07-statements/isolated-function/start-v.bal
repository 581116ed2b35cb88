import ballerina/io;

// An isolated function starts isolated calls with isolated arguments.

isolated function sum(int[] list) returns int {
    int s = 0;
    foreach int n in list {
        s += n;
    }
    return s;
}

isolated class Adder {
    private int n = 0;

    isolated function add(int by) {
        lock {
            self.n += by;
        }
    }

    isolated function get() returns int {
        lock {
            return self.n;
        }
    }
}

isolated function both(int[] list) returns int|error {
    future<int> a = start sum(list.clone());
    future<int> b = start sum([1, list[0], ...[7]]);
    int x = check wait a;
    int y = check wait b;
    return x + y;
}

isolated function methods() returns int|error {
    Adder adder = new;
    future<()> a = start adder.add(1);
    future<()> b = start adder.add(by = 2);
    check wait a;
    check wait b;
    return adder.get();
}

public function main() returns error? {
    io:println(check both([10, 20])); // @output 48
    io:println(check methods()); // @output 3
}
