import ballerina/io;
import ballerina/math.vector;

public function main() {
    io:println(vector:vectorNorm([3.0, 4.0], vector:L2)); // @output 5.0
    io:println(vector:vectorNorm([3.0, -4.0], vector:L1)); // @output 7.0
    io:println(vector:dotProduct([1.0, 2.0], [3.0, 4.0])); // @output 11.0
    io:println(vector:cosineSimilarity([1.0, 0.0], [0.0, 2.0])); // @output 0.0
    io:println(vector:euclideanDistance([0.0, 0.0], [3.0, 4.0])); // @output 5.0
    io:println(vector:manhattanDistance([0.0, 0.0], [3.0, 4.0])); // @output 7.0
    float|error r = trap vector:dotProduct([1.0], [1.0, 2.0]);
    io:println(r is error); // @output true
}
