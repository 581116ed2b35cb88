import ballerina/io;

public function main() {
    int sum = 0;
    int i = 0;
    while i < 50000000 {
        sum += i % 7;
        i += 1;
    }
    io:println(sum);
}
