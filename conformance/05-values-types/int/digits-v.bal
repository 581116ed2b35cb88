// Big products and powers stay exact as long as they fit.

import ballerina/io;

public function main() {
    int n = 1;
    foreach int i in 1 ... 20 {
        n *= i;
    }
    io:println(n); // @output 2432902008176640000
    int|error m = trap n * 21;
    io:println(m is error, n / 1000000007, n % 1000000007); // @output true2432901991146326063
}
