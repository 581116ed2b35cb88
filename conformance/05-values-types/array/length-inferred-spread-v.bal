// Spread lists of fixed length count, at module level as well.

import ballerina/io;

int[*] primes = [2, 3, 5];
final string[*] names = ["a", ...["b", "c"]];
const float[*] RATES = [0.5, 1];

public function main() {
    [int, int] pair = [7, 9];
    int[*] odd = [1, ...pair, 11];
    int[4] four = odd;
    int[3] three = primes;
    string[3] abc = names;
    float[2] rates = RATES;
    io:println(four, three, abc, rates); // @output [1,7,9,11][2,3,5]["a","b","c"][0.5,1.0]
    primes[2] = 7;
    io:println(primes); // @output [2,3,7]
}
