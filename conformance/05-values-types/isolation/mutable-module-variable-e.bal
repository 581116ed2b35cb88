// Mutable state that a function neither was given nor made is not for an
// isolated function.

int counter = 0;
final int[] log = [];
final readonly & int[] primes = [2, 3];

isolated function next() returns int {
    counter += 1; // @error
    log.push(1); // @error
    return primes[0];
}
