import ballerina/io;
import ballerina/random;

public function main() returns error? {
    foreach int _ in 0 ..< 1000 {
        float f = random:createDecimal();
        int i = check random:createIntInRange(-2, 3);
        if f < 0.0 || f >= 1.0 || i < -2 || i >= 3 {
            io:println("out of range: ", f, " ", i);
        }
    }
    int|random:Error r = random:createIntInRange(5, 5);
    io:println(r is random:Error); // @output true
}
