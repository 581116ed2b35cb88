// byte is the int values from 0 to 255.

import ballerina/io;

public function main() {
    any[] values = [0, 255, 256, -1, 1.0];
    io:println(from any v in values
        select v is byte); // @output [true,true,false,false,false]
    byte b = 200;
    int sum = b + b;
    io:println(sum, " ", <byte>(sum / 2)); // @output 400 200
}
