import ballerina/io;

public function main(int size = 5000000) {
    boolean[] composite = [];
    foreach int i in 0 ... size {
        composite.push(false);
    }
    int primes = 0;
    int i = 2;
    while i <= size {
        if !composite[i] {
            primes += 1;
            int j = i * i;
            while j <= size {
                composite[j] = true;
                j += i;
            }
        }
        i += 1;
    }
    io:println(primes);
}
